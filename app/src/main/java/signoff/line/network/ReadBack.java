// SPDX-License-Identifier: Apache-2.0
package signoff.line.network;

import static signoff.kernel.Refusal.Code.NETWORK_MUST_CONFIRM;
import static signoff.kernel.Refusal.Code.NETWORK_MUST_KNOW_LINE;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import signoff.kernel.Refusal;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.Busy;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.line.port.NetworkAnswer.Rejected;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.Outcome.Unknown;

/**
 * Gives an order to a network element, and believes only what it reads back. An accepted order is a
 * promise; what a subscriber is told rests on what the element then says of itself.
 */
public final class ReadBack {

    private static final Duration LOOK_AGAIN_IN = Duration.ofSeconds(5);

    /** What the element says of the line. */
    public sealed interface Reading {

        /** The line is as the order asks. */
        record AsAsked(String fact, Enum<?> state) implements Reading {}

        record NotAsAsked() implements Reading {}

        /** The line is as it cannot be if the steps before this one hold. */
        record Contrary(Enum<?> state) implements Reading {}

        record Unheard() implements Reading {}

        record CannotTell() implements Reading {}
    }

    public static Outcome carryOut(
            Attempt attempt, Supplier<Reading> reading, Supplier<NetworkAnswer> order) {
        if (attempt.earlierMayHaveHappened()) {
            var found = reading.get();
            if (!(found instanceof Reading.NotAsAsked)) return outcome(found);
        }
        return switch (order.get()) {
            case Accepted() -> outcome(reading.get());
            case Busy(var retryAfter) -> new NotYet(retryAfter);
            case NotKnown() -> unheard();
            case Rejected(var reason) -> mustConfirm(reason);
            case NoAnswer() -> new Unknown();
        };
    }

    /**
     * Orders nothing yet, and looks whether the line has come to be as it shall by itself. Where
     * nothing was ordered nothing is in doubt, so who cannot tell is asked again, too.
     */
    public static Outcome look(Reading reading, NotYet otherwise) {
        return switch (reading) {
            case Reading.NotAsAsked(), Reading.CannotTell() -> otherwise;
            default -> outcome(reading);
        };
    }

    /**
     * Turns a line on again that the register knows, and believes that it is on once it says so.
     */
    public static Outcome unbar(
            Attempt attempt, SubscriberRegister register, NetworkIdentity line) {
        return carryOut(
                attempt,
                () -> served(register.serviceOf(line)),
                () -> register.unbar(line, attempt.effect()));
    }

    private static Reading served(SubscriberRegister.Service found) {
        return switch (found) {
            case SERVED -> new Reading.AsAsked("service", found);
            case BARRED, BARRED_ATTACHED -> new Reading.NotAsAsked();
            case NOT_KNOWN -> new Reading.Unheard();
            case CANNOT_TELL -> new Reading.CannotTell();
        };
    }

    private static Outcome outcome(Reading reading) {
        return switch (reading) {
            case Reading.AsAsked(var fact, var state) -> new Done(Map.of(fact, state.name()));
            case Reading.NotAsAsked() -> new NotYet(LOOK_AGAIN_IN);
            case Reading.Contrary(var state) -> mustConfirm(state.name());
            case Reading.Unheard() -> unheard();
            case Reading.CannotTell() -> new Unknown();
        };
    }

    private static Refused unheard() {
        return new Refused(Refusal.of(NETWORK_MUST_KNOW_LINE));
    }

    private static Refused mustConfirm(String reason) {
        return new Refused(Refusal.of(NETWORK_MUST_CONFIRM, "reason", reason));
    }

    private ReadBack() {}
}
