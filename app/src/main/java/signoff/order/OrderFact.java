// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import signoff.kernel.Refusal;

/** What can happen to an order. A name is stored, and so is for ever. */
sealed interface OrderFact {

    Instant at();

    /** The first fact of every top-up. */
    record TopUpRequested(Instant at) implements OrderFact {}

    /** The first fact of a bill that an instrument pays. */
    record BillPaymentRequested(Instant at) implements OrderFact {}

    /** The first and only fact of a bill that the paid balance has paid. */
    record BillSettled(Instant at) implements OrderFact {}

    /** The first fact of every data pack: its price has been taken from the paid balance. */
    record PackOrdered(Instant at) implements OrderFact {}

    /**
     * Money came in.
     *
     * @param reference the payment company's name for the payment
     */
    record PaymentTaken(Instant at, String reference) implements OrderFact {}

    record PaymentDeclined(Instant at, Refusal why) implements OrderFact {}

    /** Nobody can say in time whether money was taken. */
    record PaymentUnclear(Instant at) implements OrderFact {}

    record BalanceCredited(Instant at) implements OrderFact {}

    /** The final balance was struck earlier, so nothing can be added to it. */
    record BalanceWasStruck(Instant at) implements OrderFact {}

    record CreditOverdue(Instant at) implements OrderFact {}

    record MoneyReturned(Instant at) implements OrderFact {}

    record ReturnRefused(Instant at, Refusal why) implements OrderFact {}

    record ReturnOverdue(Instant at) implements OrderFact {}

    record PersonTriedAgain(Instant at) implements OrderFact {}

    record PackDelivered(Instant at) implements OrderFact {}

    record DeliveryOverdue(Instant at) implements OrderFact {}

    /** The subscriber asked for it, or the line is being closed. */
    record OrderCancelled(Instant at) implements OrderFact {}
}
