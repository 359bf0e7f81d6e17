// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import org.springframework.stereotype.Component;

import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Bars a line in the subscriber register. */
@Component
class BarLineHandler implements EffectHandler<BarLine> {

    private final SubscriberRegister register;
    private final Identities identities;

    BarLineHandler(SubscriberRegister register, Identities identities) {
        this.register = register;
        this.identities = identities;
    }

    @Override
    public Class<BarLine> effect() {
        return BarLine.class;
    }

    @Override
    public String target() {
        return "register";
    }

    @Override
    public Outcome handle(BarLine effect, Attempt attempt) {
        var line = identities.of(attempt.owner(), effect.line());
        return ReadBack.carryOut(
                attempt, () -> read(line), () -> register.bar(line, attempt.effect()));
    }

    private Reading read(NetworkIdentity line) {
        var found = register.serviceOf(line);
        return switch (found) {
            // What is still attached is ended by the step after this one.
            case BARRED, BARRED_ATTACHED -> new Reading.AsAsked("service", found);
            case SERVED -> new Reading.NotAsAsked();
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
