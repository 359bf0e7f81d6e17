// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import java.util.SplittableRandom;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.refund.port.PaymentGateway;

/** A simulated world in memory for one test, with a seed. Its delays take no time. */
public final class TestWorld {

    private final WorldStore store = new MemoryWorldStore();
    private final Weather weather;
    private final SimulatedWorld world;
    private final Clock clock;

    public TestWorld(long seed, Faults faults) {
        this(seed, faults, Clock.systemUTC());
    }

    /** By a clock that says when sessions have ended. */
    public TestWorld(long seed, Faults faults, Clock clock) {
        this.clock = clock;
        weather = new Weather(new SplittableRandom(seed), pause -> {});
        world = new SimulatedWorld(store, weather);
        world.setFaults(faults);
    }

    /** The world seen from above. */
    public SimulatedWorld seen() {
        return world;
    }

    public SubscriberRegister register() {
        return new SimulatedRegister(store, weather);
    }

    public ChargingSystem charging() {
        return new SimulatedCharging(store, weather, clock);
    }

    public ProfileServer profiles() {
        return new SimulatedProfiles(store, weather);
    }

    public PaymentGateway gateway() {
        return new SimulatedGateway(store, weather, Clock.systemUTC());
    }
}
