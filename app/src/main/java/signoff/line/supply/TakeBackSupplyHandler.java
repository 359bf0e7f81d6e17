// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import org.springframework.stereotype.Component;

import signoff.line.network.Identities;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Takes a line that never came into service out of every element that has heard of it. */
@Component
class TakeBackSupplyHandler implements EffectHandler<TakeBackSupply> {

    private final TakenOut takenOut;
    private final Identities identities;

    TakeBackSupplyHandler(TakenOut takenOut, Identities identities) {
        this.takenOut = takenOut;
        this.identities = identities;
    }

    @Override
    public Class<TakeBackSupply> effect() {
        return TakeBackSupply.class;
    }

    @Override
    public String target() {
        return "register";
    }

    @Override
    public Outcome handle(TakeBackSupply effect, Attempt attempt) {
        return takenOut.of(identities.of(effect.line()), attempt);
    }
}
