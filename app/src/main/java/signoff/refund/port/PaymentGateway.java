// SPDX-License-Identifier: Apache-2.0
package signoff.refund.port;

import java.time.Duration;
import signoff.kernel.Money;
import signoff.refund.Payee;
import signoff.workflow.EffectId;

/**
 * A payment company: takes money from an instrument, pays it back to it, and pays to accounts.
 *
 * <p>Every adapter keeps these promises, and {@code PaymentGatewayContract} checks them:
 *
 * <ul>
 *   <li>No answer in time is {@code NoAnswer}, never an exception and never a guess.
 *   <li>{@code find} tells what became of a key, for refunds, transfers and payments alike.
 *       {@code NeverSeen} means that no order with it has come in; {@code CannotTell} is the answer
 *       while one is known to be on its way.
 *   <li>An order can come in after {@code NeverSeen} was said. So a key means one payment: the late
 *       order and the one that was given again with the same key are paid once, whichever is first.
 *   <li>More a gateway need not know of repeats: whoever is in doubt asks {@code find} first.
 * </ul>
 */
public interface PaymentGateway {

    /** Pays back part or all of an earlier payment. */
    Answer refund(String reference, Money amount, EffectId key);

    /** Pays to a bank account; {@code Declined} when there is no such account, or it is shut. */
    Answer transfer(Payee payee, Money amount, EffectId key);

    /** Takes money from an instrument; {@code Accepted} names the new payment. */
    Answer take(String instrument, Money amount, EffectId key);

    Trace find(EffectId key);

    sealed interface Answer {
        record Accepted(String reference) implements Answer {}

        record Busy(Duration retryAfter) implements Answer {}

        record Declined(String reason) implements Answer {}

        record NoAnswer() implements Answer {}
    }

    sealed interface Trace {
        record Paid(String reference) implements Trace {}

        record NeverSeen() implements Trace {}

        record CannotTell() implements Trace {}
    }
}
