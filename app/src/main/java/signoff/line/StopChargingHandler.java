// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import org.springframework.stereotype.Component;

import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Stops charging at the charging system. */
@Component
class StopChargingHandler implements EffectHandler<StopCharging> {

    private final ChargingSystem charging;
    private final Identities identities;

    StopChargingHandler(ChargingSystem charging, Identities identities) {
        this.charging = charging;
        this.identities = identities;
    }

    @Override
    public Class<StopCharging> effect() {
        return StopCharging.class;
    }

    @Override
    public String target() {
        return "charging";
    }

    @Override
    public Outcome handle(StopCharging effect, Attempt attempt) {
        var line = identities.of(attempt.owner(), effect.line());
        return ReadBack.carryOut(
                attempt,
                () -> read(line),
                () -> charging.stop(line, effect.from(), attempt.effect()));
    }

    private Reading read(NetworkIdentity line) {
        var found = charging.chargingOf(line);
        return switch (found) {
            case STOPPED -> new Reading.AsAsked("charging", found);
            case CHARGED -> new Reading.NotAsAsked();
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
