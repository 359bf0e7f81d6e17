// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When the later of two racers starts. Who won starts later the next time, who lost earlier: so the
 * pairs come nearer and nearer to the moment at which either wins, on a machine of any speed.
 */
final class Aim {

    private static final long STEP_MAX_NANOS = Duration.ofMillis(6).toNanos();

    private final SplittableRandom chance = new SplittableRandom(1);
    private long nanos;
    private int won;
    private int lost;

    /** Below zero for a start before the other. */
    synchronized Duration next() {
        return Duration.ofNanos(nanos);
    }

    synchronized void saw(boolean hasWon) {
        var step = chance.nextLong(STEP_MAX_NANOS);
        nanos += hasWon ? step : -step;
        if (hasWon) won++;
        else lost++;
    }

    synchronized void eitherHasWon() {
        assertThat(won).as("won, and lost %d times", lost).isPositive();
        assertThat(lost).as("lost, and won %d times", won).isPositive();
    }
}
