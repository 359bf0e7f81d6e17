// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.activation.Activations.EndedFor;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;

/**
 * What is known of an order for a line in every state.
 *
 * @param line the line that it becomes
 * @param paidBy the payment company's name for the payment; null before it is in
 * @param lastDigits of the number that is reserved; null before there is one
 * @param endedFor why there will be no line; null while there may be one
 */
record ActivationFile(
        LineId line,
        Wanted wanted,
        Cost cost,
        Instant cardBy,
        Instant placedAt,
        @Nullable String paidBy,
        @Nullable String lastDigits,
        @Nullable EndedFor endedFor) {

    /** What was ordered, and from which catalog. */
    record Wanted(Pool pool, String offering, String version, SimForm sim, String zone) {}

    /**
     * What it costs, and what of it is charged once the line is there. The rest is its balance.
     *
     * @param instrument what pays it; never a card number
     */
    record Cost(String instrument, Money due, Money setUp, Money fee) {}

    ActivationFile paid(String reference) {
        return new ActivationFile(
                line, wanted, cost, cardBy, placedAt, reference, lastDigits, endedFor);
    }

    ActivationFile numbered(String digits) {
        return new ActivationFile(line, wanted, cost, cardBy, placedAt, paidBy, digits, endedFor);
    }

    /** The first reason stays. */
    ActivationFile ended(EndedFor why) {
        return new ActivationFile(
                line,
                wanted,
                cost,
                cardBy,
                placedAt,
                paidBy,
                lastDigits,
                endedFor == null ? why : endedFor);
    }
}
