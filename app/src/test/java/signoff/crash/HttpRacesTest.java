// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.crash.ApiNode.Reply;
import signoff.kernel.CaseId;

/**
 * Two requests at the same moment at two nodes, again and again: one case, one outcome, one
 * journal, and no answer that blames the server. At the end all is closed and every refund left
 * once.
 */
class HttpRacesTest {

    static final int PAIRS = Integer.getInteger("signoff.race.pairs", 250);

    private static Desk desk;
    private static ApiNode one;
    private static ApiNode two;
    private static int used;

    @BeforeAll
    static void start() {
        var database = TestPostgres.fresh();
        desk = new Desk(database);
        desk.openLines(PAIRS * 6);
        one = new ApiNode(database, desk.secretOf("race"));
        two = new ApiNode(database, desk.secretOf("race"));
    }

    @AfterAll
    static void all_of_it_has_ended_well() {
        try {
            desk.waitUntilAllEnded(300);
            desk.moneyIsWell();
        } finally {
            one.close();
            two.close();
            desk.close();
        }
    }

    @Test
    void two_requests_lead_to_one_case_I1() {
        each(line -> {
            var replies = Pair.fire(() -> one.request(line, null), () -> two.request(line, null));
            assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, 201);
            assertThat(replies.getFirst().id()).isEqualTo(replies.getLast().id());
        });
    }

    @Test
    void asking_again_and_withdrawing_leave_one_open_case_at_most_I1() {
        each(line -> {
            var first = asked(line, null);
            var replies = Pair.fire(() -> one.request(line, null), () -> two.withdraw(first));
            var again = replies.getFirst();
            assertThat(again.status()).isIn(200, 201);
            assertThat(replies.getLast().status()).isEqualTo(200);
            assertThat(desk.facts(first)).containsOnlyOnce("SubscriberWithdrew");
            assertThat(desk.facts(first)).last().isEqualTo("SubscriberWithdrew");
            var isNew = again.status() == 201;
            assertThat(desk.caseOf(again.id()).equals(first)).isNotEqualTo(isNew);
            var third = two.request(line, null);
            assertThat(third.status()).isEqualTo(isNew ? 200 : 201);
            assertThat(third.id().equals(again.id())).isEqualTo(isNew);
        });
    }

    @Test
    void two_confirmations_are_one() {
        each(line -> {
            var id = asked(line, null);
            var code = desk.codeOf(id);
            var replies = Pair.fire(() -> one.confirm(id, code), () -> two.confirm(id, code));
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            assertThat(desk.facts(id)).containsOnlyOnce("Confirmed");
        });
    }

    @Test
    void confirming_and_withdrawing_have_one_outcome() {
        each(line -> {
            var id = asked(line, null);
            var code = desk.codeOf(id);
            var replies = Pair.fire(() -> one.confirm(id, code), () -> two.withdraw(id));
            oneOutcome(id, replies);
        });
    }

    @Test
    void withdrawing_and_the_start_of_execution_have_one_outcome() {
        each(line -> {
            var stop = Instant.now(Clock.systemUTC()).plus(Duration.ofMillis(400));
            var id = asked(line, stop);
            one.confirm(id, desk.codeOf(id));
            var replies = Pair.fireAt(stop, () -> one.withdraw(id), () -> two.withdraw(id));
            oneOutcome(id, replies);
        });
    }

    @Test
    void topping_up_and_the_start_of_execution_lose_no_cent() {
        each(line -> {
            var id = asked(line, null);
            var code = desk.codeOf(id);
            var replies = Pair.fire(() -> one.confirm(id, code), () -> two.topUp(line, "card-9"));
            assertThat(replies).extracting(Reply::status).doesNotContain(500, 502, 503);
            assertThat(desk.facts(id)).containsOnlyOnce("StopTimeCame");
        });
    }

    private static void oneOutcome(CaseId id, List<Reply> replies) {
        assertThat(replies).extracting(Reply::status).isSubsetOf(200, 409, 422);
        var facts = desk.facts(id);
        var withdrawn = facts.contains("SubscriberWithdrew");
        var executed = facts.contains("StopTimeCame");
        assertThat(withdrawn).as("one outcome: %s", facts).isNotEqualTo(executed);
        if (withdrawn) assertThat(facts).last().isEqualTo("SubscriberWithdrew");
    }

    private static CaseId asked(UUID line, Instant stop) {
        return desk.caseOf(one.request(line, stop).id());
    }

    private static void each(Consumer<UUID> work) {
        for (int pair = 0; pair < PAIRS; pair++) work.accept(desk.line(used++));
    }
}
