// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long each time, and a quarter more or less by
 * chance, so that what failed together does not come back together.
 */
final class BackOff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int DOUBLINGS_MAX = 10;

    private final RandomGenerator chance;

    BackOff(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The wait after so many attempts, but not shorter than the far side asked for. */
    Duration after(int attempts, Duration least) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, DOUBLINGS_MAX));
        var bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var millis = (long) (bounded.toMillis() * (0.75 + chance.nextDouble() * 0.5));
        return least.toMillis() > millis ? least : Duration.ofMillis(millis);
    }

    /** Holds the thread a little: for a database that is away, not for a far side. */
    void pause(int attempts) {
        LockSupport.parkNanos(Duration.ofMillis(100L << Math.min(attempts, 5)).toNanos());
    }
}
