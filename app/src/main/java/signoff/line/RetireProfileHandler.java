// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import org.springframework.stereotype.Component;

import signoff.line.network.Identities;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ProfileServer;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** Takes a SIM or eSIM profile out of use at its server. */
@Component
class RetireProfileHandler implements EffectHandler<RetireProfile> {

    private final ProfileServer profiles;
    private final Identities identities;

    RetireProfileHandler(ProfileServer profiles, Identities identities) {
        this.profiles = profiles;
        this.identities = identities;
    }

    @Override
    public Class<RetireProfile> effect() {
        return RetireProfile.class;
    }

    @Override
    public String target() {
        return "profiles";
    }

    @Override
    public Outcome handle(RetireProfile effect, Attempt attempt) {
        var line = identities.of(attempt.owner(), effect.line());
        return ReadBack.carryOut(
                attempt, () -> read(line), () -> profiles.retire(line, attempt.effect()));
    }

    private Reading read(NetworkIdentity line) {
        var found = profiles.profileOf(line);
        return switch (found) {
            case RETIRED, RETIRED_ON_DEVICE -> new Reading.AsAsked("profile", found);
            case IN_USE -> new Reading.NotAsAsked();
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
