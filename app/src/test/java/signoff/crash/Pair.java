// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import signoff.crash.Api.Reply;

/** Two calls that begin at the same moment. */
final class Pair {

    static List<Reply> fire(Callable<Reply> first, Callable<Reply> second) {
        return fire(first, Duration.ZERO, second);
    }

    /** The second begins so much later than the first, or earlier. */
    static List<Reply> fire(Callable<Reply> first, Duration later, Callable<Reply> second) {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> together(barrier, later.negated(), first));
            var two = threads.submit(() -> together(barrier, later, second));
            return List.of(one.get(), two.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static List<Reply> fireAt(Instant moment, Callable<Reply> first, Callable<Reply> second) {
        var until = Duration.between(Instant.now(Clock.systemUTC()), moment);
        pause(until);
        return fire(first, second);
    }

    private static Reply together(CyclicBarrier barrier, Duration later, Callable<Reply> call)
            throws Exception {
        barrier.await();
        pause(later);
        return call.call();
    }

    private static void pause(Duration pause) {
        var until = System.nanoTime() + pause.toNanos();
        for (var left = pause.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Pair() {}
}
