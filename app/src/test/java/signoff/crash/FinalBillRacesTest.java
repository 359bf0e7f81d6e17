// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.crash.Api.Reply;
import signoff.kernel.CaseId;

/**
 * A final bill is paid at two nodes at the same moment, or at the moment in which it is handed
 * over: one outcome, money taken at most once, and no answer that blames the server.
 */
class FinalBillRacesTest {

    static final int PAIRS = Integer.getInteger("signoff.race.bills", 40);
    static final String PAID = "FinalBillPaid";
    static final String HANDED_OVER = "CollectionHandedOver";

    /** Long enough for either to be first: an answer takes some milliseconds. */
    static final Duration HEAD_START_MAX = Duration.ofMillis(16);

    private static final WoundClock CLOCK = new WoundClock(Instant.now(Clock.systemUTC()));
    private static final SplittableRandom CHANCE = new SplittableRandom(1);

    private static Desk desk;
    private static ApiNode first;
    private static ApiNode second;
    private static Api one;
    private static Api two;
    private static int used;

    @BeforeAll
    static void start() {
        var database = TestPostgres.fresh();
        desk = new Desk(database);
        desk.openLines(PAIRS * 2);
        first = new ApiNode(database, desk.secretOf("race"), CLOCK);
        second = new ApiNode(database, desk.secretOf("race"), CLOCK);
        one = first.api();
        two = second.api();
    }

    @AfterAll
    static void all_of_it_has_ended_well() {
        try {
            desk.waitUntilAllEnded(120);
            desk.moneyIsWell();
        } finally {
            first.close();
            second.close();
            desk.close();
        }
    }

    @Test
    void two_payments_take_the_money_once_I20() {
        each(id -> {
            var replies = Pair.fire(() -> one.pay(id, Desk.CARD), () -> two.pay(id, Desk.CARD));
            assertThat(replies).extracting(Reply::status).containsOnly(200);
            desk.waitForOneOf(id, PAID);
            assertThat(desk.facts(id)).containsOnlyOnce("FinalPaymentAsked", PAID);
            assertThat(desk.timesTaken(id)).isOne();
        });
    }

    @Test
    void paying_and_the_hand_over_have_one_outcome_I20() {
        each(id -> {
            var dayOfHandOver = one.waitsUntil(id);
            CLOCK.set(dayOfHandOver.minusMillis(1));
            var headStart = CHANCE.nextLong(HEAD_START_MAX.toNanos());
            var replies = Pair.fire(() -> one.pay(id, Desk.CARD), () -> {
                LockSupport.parkNanos(headStart);
                CLOCK.set(dayOfHandOver);
                return two.pay(id, Desk.CARD);
            });
            assertThat(replies).extracting(Reply::status).isSubsetOf(200, 409, 422);
            desk.waitForOneOf(id, PAID, HANDED_OVER);
            var facts = desk.facts(id);
            var isPaid = facts.contains(PAID);
            assertThat(facts).last().isEqualTo(isPaid ? PAID : HANDED_OVER);
            assertThat(facts.contains(HANDED_OVER)).isNotEqualTo(isPaid);
            assertThat(replies.getFirst().status() == 200).isEqualTo(isPaid);
            assertThat(desk.timesTaken(id)).isEqualTo(isPaid ? 1 : 0);
        });
    }

    /** Line after line is closed with a debt, and its bill waits to be paid. */
    private static void each(Consumer<CaseId> work) {
        for (int pair = 0; pair < PAIRS; pair++) {
            var place = used++;
            desk.owe(place);
            var id = desk.caseOf(one.request(desk.line(place), null).id());
            one.confirm(id, desk.codeOf(id));
            desk.waitForOneOf(id, "DebtWasLeft");
            work.accept(id);
        }
    }
}
