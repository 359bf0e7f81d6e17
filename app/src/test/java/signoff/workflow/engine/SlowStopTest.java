// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;

/** A node that stops lets its calls end and stores what came of them, but not for ever. */
@Timeout(60)
class SlowStopTest {

    @Test
    void a_stop_waits_for_the_call_that_is_under_way_and_stores_its_outcome() throws Exception {
        var id = node.begin(1, 2);
        begun.await();
        var runner = node.part(EffectRunner.class);
        var stopping = Thread.ofVirtual().start(runner::stop);
        while (runner.isRunning()) Thread.onSpinWait();
        assertThat(stopping.isAlive()).as("the call is still under way").isTrue();
        mayEnd.countDown();
        stopping.join();
        assertThat(node.stateOf(id)).isEqualTo(new Errand.State.Running(1));
        assertThat(errands.attempts).hasSize(1);
        assertThat(other.workOnce()).as("what came next is free for others").isOne();
        assertThat(errands.attempts.getLast().earlierMayHaveHappened()).isFalse();
        assertThat(other.stateOf(id)).isEqualTo(new Errand.State.Finished());
    }

    @Test
    void a_call_that_does_not_end_is_left_to_its_lease() throws Exception {
        var id = node.begin(1, 1);
        begun.await();
        node.part(EffectRunner.class).stop(Duration.ofMillis(100));
        assertThat(other.workOnce()).isZero();
        mayEnd.countDown();
        other.windLeases(EffectStore.leaseFor(errands.patience()));
        assertThat(other.workOnce()).isOne();
        assertThat(errands.attempts.getLast().earlierMayHaveHappened()).isTrue();
        assertThat(other.stateOf(id)).isEqualTo(new Errand.State.Finished());
    }

    // The words used above.

    private final HikariDataSource pool = TestPostgres.fresh().pool(8);
    private final WoundClock clock = new WoundClock(Node.START);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final Errands errands = new Errands(this::run);
    private final Node other = new Node(pool, clock, false, errands);
    private final Node node = new Node(pool, clock, true, errands);

    @AfterEach
    void close() {
        node.close();
        other.close();
        pool.close();
    }

    private Outcome run(Attempt attempt) {
        begun.countDown();
        while (mayEnd.getCount() > 0) LockSupport.parkNanos(1_000_000); // Hears no interrupt.
        return new Outcome.Done();
    }
}
