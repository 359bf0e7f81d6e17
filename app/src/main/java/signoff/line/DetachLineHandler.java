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

/** Ends what a barred line still has attached to the network. */
@Component
class DetachLineHandler implements EffectHandler<DetachLine> {

    private final SubscriberRegister register;
    private final Identities identities;

    DetachLineHandler(SubscriberRegister register, Identities identities) {
        this.register = register;
        this.identities = identities;
    }

    @Override
    public Class<DetachLine> effect() {
        return DetachLine.class;
    }

    @Override
    public String target() {
        return "register";
    }

    @Override
    public Outcome handle(DetachLine effect, Attempt attempt) {
        var line = identities.of(attempt.owner(), effect.line());
        return ReadBack.carryOut(
                attempt, () -> read(line), () -> register.detach(line, attempt.effect()));
    }

    private Reading read(NetworkIdentity line) {
        var found = register.serviceOf(line);
        return switch (found) {
            case BARRED -> new Reading.AsAsked("service", found);
            case BARRED_ATTACHED -> new Reading.NotAsAsked();
            // Somebody lifted the bar. Without it the phone would attach again at once.
            case SERVED -> new Reading.Contrary(found);
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
