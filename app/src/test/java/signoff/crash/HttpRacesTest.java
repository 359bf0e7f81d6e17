// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.crash.Api.Reply;
import signoff.kernel.CaseId;

/**
 * Two requests at the same moment at two nodes, again and again: one case, one outcome, one
 * journal, and no answer that blames the server. At the end all is closed and every refund left
 * once. Where two outcomes are possible, both must come about in the course of the pairs.
 */
class HttpRacesTest {

    static final int PAIRS = Integer.getInteger("signoff.race.pairs", 250);

    /** Most of a pair is waiting for the other's code, so many wait at once. */
    static final int PAIRS_AT_ONCE = 8;

    /** Long enough to ask and to confirm before the stop, with so many at once. */
    static final Duration UNTIL_STOP = Duration.ofMillis(700);

    /** What became of each line that somebody topped up as it was being closed. */
    private static final Map<UUID, Optional<CaseId>> TOP_UPS = new ConcurrentHashMap<>();

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
        desk.openLines(PAIRS * 6);
        first = new ApiNode(database, desk.secretOf("race"));
        second = new ApiNode(database, desk.secretOf("race"));
        one = first.api();
        two = second.api();
    }

    @AfterAll
    static void all_of_it_has_ended_well() {
        try {
            desk.waitUntilAllEnded(300);
            desk.moneyIsWell();
            desk.allOfItWentBack(TOP_UPS);
        } finally {
            first.close();
            second.close();
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
        var aim = new Aim();
        each(line -> {
            var id = asked(line, null);
            var code = desk.codeOf(id);
            var replies =
                    Pair.fire(() -> one.confirm(id, code), aim.next(), () -> two.withdraw(id));
            var withdrawn = isWithdrawn(id, replies.getLast());
            assertThat(replies.getFirst().status()).isIn(withdrawn ? REFUSED : DONE);
            aim.saw(withdrawn);
        });
        aim.eitherHasWon();
    }

    /** The clock of both nodes is the third racer. */
    @Test
    void withdrawing_and_the_start_of_execution_have_one_outcome() {
        var aim = new Aim();
        each(line -> {
            var stop = Instant.now(Clock.systemUTC()).plus(UNTIL_STOP);
            var id = asked(line, stop);
            assertThat(one.confirm(id, desk.codeOf(id)).status()).isEqualTo(200);
            var moment = stop.plus(aim.next());
            var replies = Pair.fireAt(moment, () -> one.withdraw(id), () -> two.withdraw(id));
            aim.saw(isWithdrawn(id, replies.toArray(Reply[]::new)));
        });
        aim.eitherHasWon();
    }

    @Test
    void topping_up_and_the_start_of_execution_lose_no_cent_I20() {
        var aim = new Aim();
        each(line -> {
            var id = asked(line, null);
            var code = desk.codeOf(id);
            var replies = Pair.fire(
                    () -> one.confirm(id, code), aim.next(), () -> two.topUp(line, Desk.CARD));
            var topUp = replies.getLast();
            assertThat(replies.getFirst().status()).isEqualTo(200);
            assertThat(topUp.status()).as(topUp.body()).isIn(201, 409);
            assertThat(desk.facts(id)).containsOnlyOnce("StopTimeCame");
            var taken = topUp.status() == 201;
            if (!taken) assertThat(topUp.body()).contains("LINE_MUST_NOT_BE_CLOSING", id.number());
            TOP_UPS.put(line, taken ? Optional.of(desk.caseOf(topUp.id())) : Optional.empty());
            aim.saw(taken);
        });
        aim.eitherHasWon();
    }

    private static final List<Integer> DONE = List.of(200);
    private static final List<Integer> REFUSED = List.of(409, 422);

    /** Who withdrew was told so exactly if that is how the case ended, and it ended in one way. */
    private static boolean isWithdrawn(CaseId id, Reply... withdrawals) {
        var facts = desk.facts(id);
        var withdrawn = facts.getLast().equals("SubscriberWithdrew");
        assertThat(facts.contains("SubscriberWithdrew"))
                .as("%s", facts)
                .isEqualTo(withdrawn)
                .isNotEqualTo(facts.contains("StopTimeCame"));
        assertThat(withdrawals)
                .as("%s", facts)
                .extracting(Reply::status)
                .allMatch((withdrawn ? DONE : REFUSED)::contains);
        return withdrawn;
    }

    private static CaseId asked(UUID line, @Nullable Instant stop) {
        return desk.caseOf(one.request(line, stop).id());
    }

    private static void each(Consumer<UUID> work) {
        var lines = Stream.generate(() -> desk.line(used++)).limit(PAIRS).toList();
        try (var threads = Executors.newFixedThreadPool(PAIRS_AT_ONCE)) {
            var pairs = lines.stream().<Callable<UUID>>map(line -> () -> {
                work.accept(line);
                return line;
            });
            for (var pair : threads.invokeAll(pairs.toList())) pair.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
