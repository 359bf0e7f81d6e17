// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.workflow.Attempt;
import signoff.workflow.Cases;
import signoff.workflow.Evidence.Broken;
import signoff.workflow.Outcome;

/** How cases are stored and effects carried out, one step at a time, on real PostgreSQL (SF-92). */
class EngineTest {

    @Test
    void a_case_runs_all_its_errands_and_ends() {
        var id = node.begin(1, 3);
        workUntilIdle();
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.Finished());
        assertThat(errands.attempts).hasSize(3).allMatch(attempt -> attempt.number() == 1);
        assertThat(node.cases().journal(id)).hasSize(4);
    }

    @Test
    void state_journal_and_effects_are_stored_together_or_not_at_all() {
        node.transaction().executeWithoutResult(status -> {
            node.begin(1, 3);
            status.setRollbackOnly();
        });
        assertThat(count("workflow.case_file")).isZero();
        assertThat(count("workflow.journal")).isZero();
        assertThat(count("workflow.effect")).isZero();
        assertThat(node.workOnce()).isZero();
    }

    @Test
    void what_was_not_done_yet_is_tried_later_without_doubt() {
        errands.nowAnswer(attempt -> new Outcome.NotYet(Duration.ofMinutes(5)));
        node.begin(1, 1);
        assertThat(node.workOnce()).isOne();
        assertThat(node.workOnce()).isZero();
        clock.wind(Duration.ofMinutes(5));
        errands.nowAnswer(attempt -> new Outcome.Done());
        assertThat(node.workOnce()).isOne();
        assertThat(errands.attempts)
                .extracting(Attempt::earlierMayHaveHappened)
                .containsExactly(false, false);
    }

    @Test
    void after_an_unknown_outcome_every_later_attempt_is_in_doubt() {
        errands.nowAnswer(attempt -> new Outcome.Unknown());
        node.begin(1, 1);
        for (int time = 0; time < 3; time++) {
            node.workOnce();
            clock.wind(Duration.ofMinutes(5));
        }
        assertThat(errands.attempts)
                .extracting(Attempt::earlierMayHaveHappened)
                .containsExactly(false, true, true);
        assertThat(errands.attempts)
                .extracting(Attempt::effect)
                .containsOnly(errands.attempts.getFirst().effect());
    }

    @Test
    void a_lease_that_ran_out_means_doubt_I36() {
        node.begin(1, 1);
        var desk = node.part(OutcomeDesk.class);
        var patience = errands.patience();
        assertThat(desk.claim("errands", patience, 10)).hasSize(1); // And the node dies here.
        assertThat(node.workOnce()).isZero();
        windLeases();
        assertThat(node.workOnce()).isOne();
        assertThat(errands.attempts.getFirst().earlierMayHaveHappened()).isTrue();
        assertThat(errands.attempts.getFirst().number()).isEqualTo(2);
    }

    @Test
    void a_result_counts_only_while_its_lease_stands() {
        var id = node.begin(1, 1);
        var desk = node.part(OutcomeDesk.class);
        var late = desk.claim("errands", errands.patience(), 10).getFirst();
        windLeases();
        node.workOnce();
        var before = node.cases().journal(id);
        desk.store(List.of(node.part(EffectAttempt.class).at(late)));
        assertThat(node.cases().journal(id)).isEqualTo(before);
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.Finished());
    }

    @Test
    void a_stale_result_beside_the_fresh_one_tells_the_case_nothing() {
        var id = node.begin(1, 2);
        var desk = node.part(OutcomeDesk.class);
        var attempt = node.part(EffectAttempt.class);
        var stale = desk.claim("errands", errands.patience(), 10).getFirst();
        windLeases();
        var fresh = desk.claim("errands", errands.patience(), 10).stream()
                .filter(one -> one.id().equals(stale.id()))
                .findFirst()
                .orElseThrow();
        desk.store(List.of(attempt.at(stale), attempt.at(fresh)));
        assertThat(node.cases().journal(id))
                .extracting(Cases.Entry::fact)
                .containsExactly("Begun", "OneDone");
    }

    @Test
    void attempts_are_bounded_and_then_a_person_is_shown_why() {
        errands.nowAnswer(attempt -> new Outcome.Unknown());
        var id = node.begin(1, 1);
        for (int time = 0; time < 10; time++) {
            node.workOnce();
            clock.wind(Duration.ofHours(1));
        }
        assertThat(errands.attempts).hasSize(errands.patience().attemptsMax());
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.Stuck());
        var parked = node.cases().parked(new signoff.kernel.BrandId("test"), 10);
        assertThat(parked)
                .singleElement()
                .satisfies(one -> assertThat(one.why().code())
                        .isEqualTo(Refusal.Code.ATTEMPTS_MUST_NOT_BE_USED_UP));
    }

    @Test
    void a_person_who_tries_again_keeps_the_key_and_the_doubt() {
        errands.nowAnswer(attempt ->
                new Outcome.Refused(new Refusal(Refusal.Code.NETWORK_MUST_KNOW_LINE, Map.of())));
        var id = node.begin(1, 1);
        node.workOnce();
        var effect = node.cases().effects(id).getFirst().id();
        assertThat(node.cases().tryAgain(id, effect)).isTrue();
        errands.nowAnswer(attempt -> new Outcome.Done());
        node.workOnce();
        assertThat(errands.attempts)
                .extracting(Attempt::effect)
                .containsOnly(errands.attempts.getFirst().effect());
        assertThat(errands.attempts.getLast().earlierMayHaveHappened()).isTrue();
    }

    @Test
    void a_handler_that_throws_is_parked_and_holds_nobody_up() {
        var bad = node.begin(1, 1);
        errands.nowAnswer(attempt -> {
            if (attempt.owner().equals(bad)) throw new IllegalStateException("a bug");
            return new Outcome.Done();
        });
        var good = node.begin(2, 1);
        node.workOnce();
        assertThat(node.stateOf(good)).isEqualTo(new Errand.State.Finished());
        assertThat(node.stateOf(bad)).isEqualTo(new Errand.State.Running(1));
        assertThat(node.cases().effects(bad).getFirst().status()).isEqualTo("PARKED");
    }

    @Test
    void the_clock_acts_when_a_deadline_comes_I11() {
        var id = node.begin(1, 1);
        assertThat(node.part(TimerDesk.class).moveDue(10)).isZero();
        clock.wind(Duration.ofDays(1));
        assertThat(node.part(TimerDesk.class).moveDue(10)).isOne();
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.GivenUp());
        assertThat(node.part(TimerDesk.class).moveDue(10)).isZero();
    }

    @Test
    void a_fact_that_comes_after_the_deadline_comes_too_late() {
        var id = node.begin(1, 1);
        clock.wind(Duration.ofDays(1));
        node.cases()
                .tell(
                        node.part(Errand.class),
                        id,
                        new Errand.Fact.LastDone(),
                        signoff.kernel.Actor.system());
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.GivenUp());
    }

    @Test
    void the_journal_refuses_to_be_changed_I28() {
        node.begin(1, 1);
        for (var sql : List.of(
                "update workflow.journal set who = 'x'",
                "delete from workflow.journal",
                "truncate workflow.journal")) {
            assertThatThrownBy(() -> node.sql().execute(sql))
                    .hasMessageContaining("journal_must_not_change");
        }
    }

    @Test
    void a_forged_chain_is_found_and_the_first_broken_link_named_I28() {
        for (int number = 1; number <= 5; number++) node.begin(number, 3);
        workUntilIdle();
        var sound = node.evidence().verifyAll();
        assertThat(sound.broken()).isEmpty();
        assertThat(sound.cases()).isEqualTo(5);
        assertThat(sound.entries()).isEqualTo(20);

        var id = new CaseId(new AccountId(new UUID(1, 3)), new UUID(2, 3));
        FORGERIES.forEach((forgery, number) -> assertThat(brokenAfter(forgery, id))
                .as(forgery)
                .hasValueSatisfying(broken -> {
                    assertThat(broken.id()).isEqualTo(id);
                    assertThat(broken.number()).isEqualTo(number);
                }));
    }

    /** What somebody does to the journal of one case, and at which entry it shows. */
    private static final Map<String, Integer> FORGERIES = Map.ofEntries(
            Map.entry("update workflow.journal set who = 'x' where number = 3", 3),
            Map.entry("update workflow.journal set role = 'ENGINEER' where number = 2", 2),
            Map.entry("update workflow.journal set channel = 'WEB' where number = 2", 2),
            Map.entry("update workflow.journal set fact = 'LastDone' where number = 2", 2),
            Map.entry("update workflow.journal set body = '{\"a\":1}' where number = 1", 1),
            Map.entry("update workflow.journal set brand = 'other' where number = 2", 2),
            Map.entry("update workflow.journal set kind = 'order' where number = 4", 4),
            Map.entry("update workflow.journal set state_before = 'Stuck' where number = 3", 3),
            Map.entry("update workflow.journal set state_after = 'Stuck' where number = 3", 3),
            Map.entry("update workflow.journal set policy_version = 'x' where number = 1", 1),
            Map.entry(
                    "update workflow.journal set happened_at = happened_at - interval '1 us'"
                            + " where number = 3",
                    3),
            Map.entry("update workflow.journal set hash = previous_hash where number = 2", 2),
            Map.entry("delete from workflow.journal where number = 2", 3),
            Map.entry("delete from workflow.journal where number = 4", 4),
            Map.entry("delete from workflow.journal where number > 0", 4));

    /** Forges with the trigger off, as only an owner of the database can, and takes it back. */
    private Optional<Broken> brokenAfter(String forgery, CaseId id) {
        return Objects.requireNonNull(node.transaction().execute(status -> {
            node.sql().execute("set local session_replication_role = replica");
            var changed = node.sql().update(forgery + " and case_id = ?", id.value());
            assertThat(changed).as(forgery).isPositive();
            status.setRollbackOnly();
            return node.evidence().verifyAll().broken();
        }));
    }

    // The words used above.

    private final HikariDataSource pool = TestPostgres.fresh().pool(4);
    private final WoundClock clock = new WoundClock(Node.START);
    private final Errands errands = new Errands(attempt -> new Outcome.Done());
    private final Node node = new Node(pool, clock, false, errands);

    @AfterEach
    void close() {
        node.close();
        pool.close();
    }

    private void workUntilIdle() {
        var rounds = 0;
        while (node.workOnce() > 0) assertThat(rounds++).isLessThan(100);
    }

    private void windLeases() {
        node.windLeases(EffectStore.leaseFor(errands.patience()));
    }

    private int count(String table) {
        var found = node.sql().queryForObject("select count(*) from " + table, Integer.class);
        return found == null ? 0 : found;
    }
}
