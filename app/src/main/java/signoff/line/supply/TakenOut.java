// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import signoff.line.NetworkIdentity;
import signoff.line.network.ReadBack;
import signoff.line.network.ReadBack.Reading;
import signoff.line.port.ChargingSystem;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.ProfileServer;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;

/** Takes a subscription out of every element that has heard of it: the bar first (I37). */
@Component
public class TakenOut {

    private final SubscriberRegister register;
    private final ChargingSystem charging;
    private final ProfileServer profiles;

    public TakenOut(SubscriberRegister register, ChargingSystem charging, ProfileServer profiles) {
        this.register = register;
        this.charging = charging;
        this.profiles = profiles;
    }

    // Each element is read before it is ordered, also the first time: one that never heard of the
    // line is left alone. The first that is not as it should be is the outcome of the whole.
    public Outcome of(NetworkIdentity line, Attempt attempt) {
        return eachInTurn(List.of(
                () -> off(line, attempt),
                () -> gone(
                        attempt,
                        () -> stopped(line),
                        () -> charging.stop(line, attempt.at(), attempt.effect())),
                () -> gone(
                        attempt,
                        () -> retired(line),
                        () -> profiles.retire(line, attempt.effect()))));
    }

    /** Barred and detached, or never heard of. */
    public Outcome off(NetworkIdentity line, Attempt attempt) {
        return gone(attempt, () -> barred(line), () -> bar(line, attempt));
    }

    public static Outcome eachInTurn(List<Supplier<Outcome>> steps) {
        for (var step : steps) {
            var outcome = step.get();
            if (!(outcome instanceof Outcome.Done)) return outcome;
        }
        return new Outcome.Done(Map.of("supply", "TAKEN_BACK"));
    }

    private static Outcome gone(
            Attempt attempt, Supplier<Reading> reading, Supplier<NetworkAnswer> order) {
        return switch (reading.get()) {
            case Reading.AsAsked _ -> new Outcome.Done();
            case Reading.CannotTell _ -> new Outcome.Unknown();
            default -> ReadBack.carryOut(attempt, reading, order);
        };
    }

    private NetworkAnswer bar(NetworkIdentity line, Attempt attempt) {
        var barred = register.bar(line, attempt.effect());
        return barred instanceof NetworkAnswer.Accepted
                ? register.detach(line, attempt.effect())
                : barred;
    }

    private Reading barred(NetworkIdentity line) {
        var found = register.serviceOf(line);
        return switch (found) {
            case BARRED, NOT_KNOWN -> new Reading.AsAsked("service", found);
            case SERVED, BARRED_ATTACHED -> new Reading.NotAsAsked();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }

    private Reading stopped(NetworkIdentity line) {
        var found = charging.chargingOf(line);
        return switch (found) {
            case STOPPED, NOT_KNOWN -> new Reading.AsAsked("charging", found);
            case CHARGED -> new Reading.NotAsAsked();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }

    private Reading retired(NetworkIdentity line) {
        var found = profiles.profileOf(line);
        return switch (found) {
            case RETIRED, RETIRED_ON_DEVICE, NOT_KNOWN -> new Reading.AsAsked("profile", found);
            case IN_USE -> new Reading.NotAsAsked();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }
}
