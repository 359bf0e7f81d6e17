// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The faults that are set for each target, and the chance that decides when they strike. */
final class Weather {

    private final Map<Target, Faults> faults = new EnumMap<>(Target.class);
    private final RandomGenerator chance;
    private final Consumer<Duration> pause;

    /**
     * @param chance with a seed, so that a run can be had again
     * @param pause waits; a test that has no time counts instead
     */
    Weather(RandomGenerator chance, Consumer<Duration> pause) {
        this.chance = chance;
        this.pause = pause;
    }

    synchronized void set(Target target, Faults now) {
        faults.put(target, now);
    }

    synchronized Faults of(Target target) {
        return faults.getOrDefault(target, Faults.NONE);
    }

    /** Draws only for what can happen, so that a fault that is not set changes no sequence. */
    synchronized boolean strikes(double likelihood) {
        return likelihood > 0 && chance.nextDouble() < likelihood;
    }

    void pause(Duration time) {
        if (time.isPositive()) pause.accept(time);
    }
}
