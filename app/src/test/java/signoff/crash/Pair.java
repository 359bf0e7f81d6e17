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
import signoff.crash.ApiNode.Reply;

/** Two calls that begin at the same moment. */
final class Pair {

    static List<Reply> fire(Callable<Reply> first, Callable<Reply> second) {
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> together(barrier, first));
            var two = threads.submit(() -> together(barrier, second));
            return List.of(one.get(), two.get());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static List<Reply> fireAt(Instant moment, Callable<Reply> first, Callable<Reply> second) {
        var wait = Duration.between(Instant.now(Clock.systemUTC()), moment);
        if (wait.isPositive()) LockSupport.parkNanos(wait.toNanos());
        return fire(first, second);
    }

    private static Reply together(CyclicBarrier barrier, Callable<Reply> call) throws Exception {
        barrier.await();
        return call.call();
    }

    private Pair() {}
}
