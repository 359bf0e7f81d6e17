// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;

/**
 * The clock of a machine jumps by hours, forward or back. Leases go by the clock of the database,
 * so nothing is done twice and nothing is held; the far side knows no keys, so that it would show.
 */
class ClockJumpTest {

    static final int CASES = 200;
    static final int ERRANDS = 3;

    @ParameterizedTest
    @ValueSource(ints = {3, -6})
    void a_node_whose_clock_jumps_takes_no_lease_that_another_one_holds(int hours) {
        var id = one.begin(1, 1);
        var held = claim(one);
        clockOfTwo.wind(Duration.ofHours(hours));
        assertThat(two.workOnce()).isZero();
        store(held);
        assertThat(two.stateOf(id)).isEqualTo(new Errand.State.Finished());
        assertThat(done.values()).extracting(AtomicInteger::get).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, -6})
    void a_node_whose_clock_jumps_keeps_its_own_leases_and_no_longer(int hours) {
        var id = one.begin(1, 1);
        claim(one);
        clockOfOne.wind(Duration.ofHours(hours));
        assertThat(one.workOnce()).isZero();
        one.windLeases(EffectStore.leaseFor(errands.patience())); // And then the node dies.
        assertThat(two.workOnce()).isOne();
        assertThat(errands.attempts).singleElement().matches(Attempt::earlierMayHaveHappened);
        assertThat(two.stateOf(id)).isEqualTo(new Errand.State.Finished());
        assertThat(done.values()).extracting(AtomicInteger::get).containsExactly(1);
    }

    /** Then leases end late, or all at once: the far side is asked, and nothing is held. */
    @ParameterizedTest
    @ValueSource(ints = {3, -6})
    void a_jump_of_the_database_clock_leaves_a_doubt_and_no_lease_of_hours(int hours) {
        one.begin(1, 1);
        var attempt =
                one.part(EffectAttempt.class).at(claim(one)); // It was done, and nobody heard.
        one.windLeases(Duration.ofHours(hours));
        assertThat(two.workOnce()).isOne();
        assertThat(errands.attempts.getLast().earlierMayHaveHappened()).isTrue();
        one.part(OutcomeDesk.class).store(List.of(attempt));
        assertThat(done.values()).extracting(AtomicInteger::get).containsExactly(1);
        assertThat(one.cases().effects(attempt.claimed().owner()))
                .singleElement()
                .matches(effect -> effect.status().equals("DONE"));
    }

    @Test
    void two_nodes_whose_clocks_jump_all_the_time_do_each_errand_once() {
        try (var runningOne = new Node(pool, clockOfOne, true, errands);
                var runningTwo = new Node(pool, clockOfTwo, true, errands)) {
            LongStream.range(0, CASES)
                    .forEach(number ->
                            (number % 2 == 0 ? runningOne : runningTwo).begin(number, ERRANDS));
            for (int jump = 1; jump <= 10; jump++) {
                clockOfOne.set(Node.START.plus(Duration.ofHours(jump % 2 * 3L)));
                clockOfTwo.set(Node.START.minus(Duration.ofHours(jump % 3 * 2L)));
                awaitDone(CASES * ERRANDS * jump / 20);
            }
            clockOfOne.set(Node.START.plus(Duration.ofHours(4)));
            clockOfTwo.set(Node.START.plus(Duration.ofHours(4)));
            awaitDone(CASES * ERRANDS);
        }
        assertThat(done.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(one.evidence().verifyAll().broken()).isEmpty();
    }

    // The words used above.

    private final HikariDataSource pool = TestPostgres.fresh().pool(8);
    private final WoundClock clockOfOne = new WoundClock(Node.START);
    private final WoundClock clockOfTwo = new WoundClock(Node.START);
    private final Map<EffectId, AtomicInteger> done = new ConcurrentHashMap<>();
    private final Errands errands = new Errands(this::run);
    private final Node one = new Node(pool, clockOfOne, false, errands);
    private final Node two = new Node(pool, clockOfTwo, false, errands);

    @AfterEach
    void close() {
        one.close();
        two.close();
        pool.close();
    }

    private static EffectStore.Claimed claim(Node node) {
        var handlers = node.part(EffectHandlers.class);
        var patience = handlers.patienceOf("errands");
        return node.part(OutcomeDesk.class).claim("errands", patience, 1).getFirst();
    }

    /** The first node does what it holds, and stores what came of it. */
    private void store(EffectStore.Claimed held) {
        one.part(OutcomeDesk.class).store(List.of(one.part(EffectAttempt.class).at(held)));
    }

    private Outcome run(Attempt attempt) {
        if (attempt.earlierMayHaveHappened() && done.containsKey(attempt.effect())) {
            return new Outcome.Done();
        }
        done.computeIfAbsent(attempt.effect(), id -> new AtomicInteger()).incrementAndGet();
        return new Outcome.Done();
    }

    private void awaitDone(int count) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (done.size() < count) {
            assertThat(System.nanoTime()).as("done: %d", done.size()).isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }
}
