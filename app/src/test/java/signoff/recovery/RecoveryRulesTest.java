// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.recovery.RecoveryRules.CODE_VALID;
import static signoff.recovery.RecoveryRules.DECIDE_WITHIN;
import static signoff.recovery.RecoveryRules.HOLDERS_MAY_STOP;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.notification.Notice;
import signoff.notification.TellAddressee;
import signoff.notification.TellSubscriber;
import signoff.recovery.Recoveries.Kind;
import signoff.recovery.Recoveries.Reason;
import signoff.recovery.RecoveryFact.*;
import signoff.recovery.RecoveryRules.Show;
import signoff.recovery.RecoveryState.*;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable.Row;

/** Getting an account back: each rule told as one example (SF-28). */
class RecoveryRulesTest {

    @Test
    void what_is_accepted_is_told_to_every_contact_of_the_account_and_waits_for_them() {
        var step = when(new Reviewing(NOW), new RequestAccepted(NOW, HOLDERS));
        assertThat(step.state()).isEqualTo(new Waiting(NOW.plus(HOLDERS_MAY_STOP)));
        assertThat(step.file().holders()).isEqualTo(HOLDERS);
        assertThat(told(step))
                .containsExactly(
                        "RECOVERY_ANNOUNCED to " + HOLDERS.get(0),
                        "RECOVERY_ANNOUNCED to " + HOLDERS.get(1),
                        "RECOVERY_ACCEPTED to " + NEW);
    }

    @Test
    void a_line_is_given_at_once() {
        var line = new RecoveryFile(WHO, CASE, Kind.LINE, null, null, List.of(), "UTC");
        var step = when(line, new Reviewing(NOW), new LineGranted(NOW));
        assertThat(step.state()).isEqualTo(new Granted(NOW));
        assertThat(step.effects())
                .singleElement()
                .isInstanceOfSatisfying(
                        TellSubscriber.class,
                        one -> assertThat(one.notice()).isEqualTo(Notice.LINE_CLAIMED));
    }

    @Test
    void what_is_declined_or_stopped_is_told_in_the_same_words() {
        var why = Reason.EVIDENCE_MISSING;
        var declined = when(new Reviewing(NOW), new RequestDeclined(NOW, why));
        assertThat(declined.state()).isEqualTo(new Declined(NOW, why));
        var waiting = when(new Waiting(NOW), new HolderStopped(NOW));
        var open = when(new Open(NOW), new HolderStopped(NOW));
        assertThat(List.of(waiting.state(), open.state())).containsOnly(new Stopped(NOW));
        for (var step : List.of(declined, waiting, open)) {
            assertThat(told(step)).containsExactly("RECOVERY_REFUSED to " + NEW);
        }
    }

    @Test
    void a_request_that_nobody_decides_is_reported_again() {
        var step = when(new Reviewing(NOW), new ReviewWasLate(NOW));
        assertThat(step.state()).isEqualTo(new Reviewing(NOW.plus(DECIDE_WITHIN)));
        assertThat(step.effects()).isEmpty();
    }

    @Test
    void after_the_wait_a_code_goes_to_the_new_contact_and_works_for_a_day() {
        var step = when(new Waiting(NOW), new WaitWasOver(NOW));
        assertThat(step.state()).isEqualTo(new Open(NOW.plus(CODE_VALID)));
        assertThat(told(step)).containsExactly("RECOVERY_CODE to " + NEW);
        assertThat(when(new Open(NOW), new CodeRanOut(NOW)).state()).isEqualTo(new Lapsed(NOW));
    }

    @Test
    void once_the_code_is_used_every_old_contact_hears_of_it() {
        var step = when(FILE.with(HOLDERS), new Open(NOW), new CodeWasUsed(NOW));
        assertThat(step.state()).isEqualTo(new Recovered(NOW));
        assertThat(told(step))
                .containsExactly(
                        "RECOVERY_DONE to " + HOLDERS.get(0), "RECOVERY_DONE to " + HOLDERS.get(1));
    }

    @Test
    void nothing_opens_without_the_wait_and_what_is_over_stays_over() {
        assertThat(RecoveryRules.TABLE.decide(FILE, new Reviewing(NOW), new CodeWasUsed(NOW)))
                .isEmpty();
        assertThat(RecoveryRules.TABLE.decide(FILE, new Waiting(NOW), new CodeWasUsed(NOW)))
                .isEmpty();
        assertThat(RecoveryRules.TABLE.decide(FILE, new Stopped(NOW), new WaitWasOver(NOW)))
                .isEmpty();
    }

    @Test
    void every_state_but_the_ends_waits_for_somebody_until_some_time() {
        for (var state : List.of(new Reviewing(NOW), new Waiting(NOW), new Open(NOW))) {
            var wait = RecoveryType.waiting(state).orElseThrow();
            assertThat(RecoveryRules.TABLE.allows(state.getClass(), wait.then().getClass()))
                    .as("%s is left by %s (I11)", state, wait.then())
                    .isTrue();
        }
        var left = RecoveryRules.TABLE.rows().stream().map(Row::from);
        Stream<Class<?>> ends = Stream.of(
                Recovered.class, Granted.class, Declined.class, Stopped.class, Lapsed.class);
        assertThat(Stream.concat(left, ends).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(RecoveryState.class.getPermittedSubclasses()));
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(RecoveryRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final AccountId WHO = new AccountId(new UUID(0, 1));
    static final AccountId TARGET = new AccountId(new UUID(0, 2));
    static final UUID CASE = new UUID(0, 3);
    static final UUID NEW = new UUID(0, 4);
    static final List<UUID> HOLDERS = List.of(new UUID(0, 5), new UUID(0, 6));
    static final RecoveryFile FILE =
            new RecoveryFile(WHO, CASE, Kind.ACCOUNT, TARGET, NEW, List.of(), "Asia/Hong_Kong");
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static Step<RecoveryFile, RecoveryState> when(RecoveryState state, RecoveryFact fact) {
        return when(FILE, state, fact);
    }

    static Step<RecoveryFile, RecoveryState> when(
            RecoveryFile file, RecoveryState state, RecoveryFact fact) {
        TOLD.add(List.of(state.getClass(), fact.getClass()));
        var step = RecoveryRules.TABLE.decide(file, state, fact).orElseThrow();
        var shown = step.instructions().contains(new Show(step.state().status()));
        assertThat(shown || step.state().status() == state.status()).isTrue();
        return step;
    }

    static List<String> told(Step<RecoveryFile, RecoveryState> step) {
        return step.effects().stream()
                .map(TellAddressee.class::cast)
                .map(one -> one.notice() + " to " + one.addressee())
                .toList();
    }
}
