// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import signoff.line.NetworkIdentity;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ProfileServer;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;

/**
 * Makes a SIM known to the network, one element at a time, each read back: for a new line, and for
 * a SIM that takes the place of another.
 */
@Component
public class BroughtIn {

    private final ProfileServer profiles;
    private final ChargingSystem charging;
    private final ActivationCodes codes;

    BroughtIn(ProfileServer profiles, ChargingSystem charging, ActivationCodes codes) {
        this.profiles = profiles;
        this.charging = charging;
        this.codes = codes;
    }

    /** Its profile is ready to be used, or to be downloaded. */
    public Outcome profile(NetworkIdentity line, SimForm form, Attempt attempt) {
        return ReadBack.carryOut(
                attempt,
                () -> prepared(line),
                () -> profiles.prepare(line, matchingId(form, line), attempt.effect()));
    }

    private @Nullable String matchingId(SimForm form, NetworkIdentity line) {
        return form == SimForm.ESIM ? codes.of(line).matchingId() : null;
    }

    private Reading prepared(NetworkIdentity line) {
        var found = profiles.profileOf(line);
        return switch (found) {
            case IN_USE -> new Reading.AsAsked("profile", found);
            case NOT_KNOWN -> new Reading.NotAsAsked();
            case RETIRED, RETIRED_ON_DEVICE -> new Reading.Contrary(found);
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }

    /** What it uses is charged. */
    public Outcome charging(NetworkIdentity line, Attempt attempt) {
        return ReadBack.carryOut(
                attempt, () -> charged(line), () -> charging.start(line, attempt.effect()));
    }

    private Reading charged(NetworkIdentity line) {
        var found = charging.chargingOf(line);
        return switch (found) {
            case CHARGED -> new Reading.AsAsked("charging", found);
            case NOT_KNOWN -> new Reading.NotAsAsked();
            case STOPPED -> new Reading.Contrary(found);
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
