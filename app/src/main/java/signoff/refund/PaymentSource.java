// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * One payment a subscriber made: what came in, and by what it can go back (I15).
 *
 * @param reference the payment company's name for the payment; never a card number
 * @param instrument what to show the subscriber, such as {@code card-4242}
 * @param captured what came in
 * @param refunded what has been promised back so far, never more than captured
 */
public record PaymentSource(
        LineId line,
        String reference,
        String instrument,
        Money captured,
        Money refunded,
        Instant paidAt) {}
