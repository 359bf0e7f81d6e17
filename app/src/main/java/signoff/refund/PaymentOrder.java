// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.util.Map;
import java.util.function.Supplier;
import signoff.kernel.Refusal;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Answer;
import signoff.refund.port.PaymentGateway.Answer.Accepted;
import signoff.refund.port.PaymentGateway.Answer.Busy;
import signoff.refund.port.PaymentGateway.Answer.Declined;
import signoff.refund.port.PaymentGateway.Answer.NoAnswer;
import signoff.refund.port.PaymentGateway.Trace.CannotTell;
import signoff.refund.port.PaymentGateway.Trace.NeverSeen;
import signoff.refund.port.PaymentGateway.Trace.Paid;
import signoff.workflow.Attempt;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.Outcome.Unknown;

/** Gives an order to the gateway that must be carried out once, by a gateway that repeats. */
final class PaymentOrder {

    static Outcome carryOut(
            PaymentGateway gateway,
            Attempt attempt,
            Supplier<Answer> order,
            Refusal.Code declined) {
        // Paying twice is worse than paying late, so after a doubt we look before we pay.
        if (attempt.earlierMayHaveHappened()) {
            switch (gateway.find(attempt.effect())) {
                case Paid(var reference) -> {
                    return done(reference);
                }
                case CannotTell() -> {
                    return new Unknown(); // Still in doubt: the next attempt asks again.
                }
                case NeverSeen() -> {} // It is safe to pay.
            }
        }
        return switch (order.get()) {
            case Accepted(var reference) -> done(reference);
            case Busy(var retryAfter) -> new NotYet(retryAfter);
            case Declined(var reason) -> new Refused(Refusal.of(declined, "reason", reason));
            case NoAnswer() -> new Unknown();
        };
    }

    private static Done done(String reference) {
        return new Done(Map.of("reference", reference));
    }

    private PaymentOrder() {}
}
