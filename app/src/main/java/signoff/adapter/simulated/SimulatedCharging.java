// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.time.Clock;
import java.time.Instant;
import signoff.adapter.simulated.Link.NetworkTrouble;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem;
import signoff.line.port.NetworkAnswer;
import signoff.workflow.EffectId;

/** A charging system that charges a line until it is told to stop. */
final class SimulatedCharging implements ChargingSystem {

    private final WorldStore store;
    private final Link link;
    private final Clock clock;

    SimulatedCharging(WorldStore store, Weather weather, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.link = new Link(Target.CHARGING, weather);
    }

    @Override
    public NetworkAnswer start(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> {
            store.charge(line);
            return NetworkTrouble.answer(true);
        });
    }

    @Override
    public NetworkAnswer stop(NetworkIdentity line, Instant from, EffectId key) {
        return link.order(
                NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.stopCharging(line, from)));
    }

    @Override
    public NetworkAnswer resume(NetworkIdentity line, EffectId key) {
        return link.order(
                NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.resumeCharging(line)));
    }

    @Override
    public Charging chargingOf(NetworkIdentity line) {
        return link.question(Charging.CANNOT_TELL, () -> store.chargingOf(line));
    }

    @Override
    public NetworkAnswer endSessions(NetworkIdentity line, EffectId key) {
        return link.order(NetworkTrouble.ANY, () -> NetworkTrouble.answer(store.endSessions(line)));
    }

    @Override
    public Sessions sessionsOf(NetworkIdentity line) {
        return link.question(Sessions.CANNOT_TELL, () -> store.sessionsOf(line, clock.instant()));
    }
}
