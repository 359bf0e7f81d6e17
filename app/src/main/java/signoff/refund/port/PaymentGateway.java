// SPDX-License-Identifier: Apache-2.0
package signoff.refund.port;

import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.refund.Payee;
import signoff.workflow.EffectId;

/**
 * A payment company: takes money from an instrument, pays it back to it, and pays to accounts. An
 * instrument is named on a page of its own, so that no number of a card comes to us (PCI DSS).
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
 *   <li>A page that is opened again with its id is the same page, and what was named there stays.
 *       What was never opened is {@code Waiting}, as is what nobody has finished.
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

    /**
     * Opens a page on which a subscriber names an instrument.
     *
     * @param registration made before the first try
     * @param back where the page leads to when it is done
     */
    Opened open(UUID registration, URI back);

    /** What came of such a page. */
    Registered registered(UUID registration);

    sealed interface Opened {

        /** @param page what the browser of the subscriber is sent to */
        record At(URI page) implements Opened {}

        record NoAnswer() implements Opened {}
    }

    sealed interface Registered {
        record Done(Named named) implements Registered {}

        /** Nobody has finished the page. */
        record Waiting() implements Registered {}

        /** The bank does not let it be kept, or the subscriber left. */
        record Declined() implements Registered {}

        record CannotTell() implements Registered {}
    }

    /**
     * An instrument as the payment company names it to us.
     *
     * @param token what {@link #take} knows it by; worth nothing to anybody else
     * @param ends its last digits, four at most
     * @param validUntil the last month of a card
     */
    record Named(
            String token,
            InstrumentKind kind,
            String ends,
            @Nullable YearMonth validUntil) {

        private static final Pattern ENDS = Pattern.compile("[0-9]{1,4}");

        public Named {
            if (!ENDS.matcher(ends).matches()) {
                throw new IllegalArgumentException("an instrument is shown by four digits at most");
            }
        }

        /** What is shown, and what journals keep. */
        public String name() {
            return kind.name().toLowerCase(Locale.ROOT) + "-" + ends;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** What an instrument is. The words are {@code instrument.visa} and so on. */
    enum InstrumentKind {
        VISA,
        MASTERCARD,
        UNIONPAY,
        AMEX,
        JCB,
        CARD,
        BANK,
        ALIPAY,
        WECHAT,
        PAYPAL
    }

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
