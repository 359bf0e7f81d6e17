// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;

/** Two nodes on one database share the work with no leader: nothing is lost or done twice. */
class TwoNodesRaceTest {

    static final int CASES = 2_000;
    static final int ERRANDS = 5;

    @Test
    void two_nodes_do_ten_thousand_effects_each_exactly_once() throws Exception {
        Map<EffectId, AtomicInteger> done = new ConcurrentHashMap<>();
        var errands = new Errands(attempt -> {
            done.computeIfAbsent(attempt.effect(), id -> new AtomicInteger()).incrementAndGet();
            return new Outcome.Done();
        });
        var fresh = TestPostgres.fresh();
        try (var pool = fresh.pool(8);
                var other = fresh.pool(8);
                var one = new Node(pool, new WoundClock(Node.START), true, errands);
                var two = new Node(other, new WoundClock(Node.START), true, errands);
                var threads = Executors.newFixedThreadPool(8)) {
            LongStream.range(0, CASES)
                    .forEach(number -> threads.submit(
                            () -> (number % 2 == 0 ? one : two).begin(number, ERRANDS)));
            waitUntilEnded(one);
            assertThat(done).hasSize(CASES * ERRANDS);
            assertThat(done.values()).allMatch(count -> count.get() == 1);
            assertThat(one.evidence().verifyAll().broken()).isEmpty();
        }
    }

    private static void waitUntilEnded(Node node) {
        var giveUp = Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(2));
        while (ended(node) < CASES) {
            assertThat(Instant.now(Clock.systemUTC())).as("still running").isBefore(giveUp);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static int ended(Node node) {
        var found = node.sql()
                .queryForObject(
                        "select count(*) from workflow.case_file where state = 'Finished'",
                        Integer.class);
        return found == null ? 0 : found;
    }
}
