// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Answers after a fixed time, so that nobody can tell from the clock what was found (I33). */
public final class Evenly {

    private static final Duration TAKES = Duration.ofMillis(400);

    private Evenly() {}

    public static <T> T answer(Supplier<T> work) {
        var until = System.nanoTime() + TAKES.toNanos();
        var answer = work.get();
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) break;
        }
        return answer;
    }
}
