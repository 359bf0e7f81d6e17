// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import signoff.kernel.Refusal;

/** What can happen to an order for a line. A name is stored, and so is for ever. */
sealed interface ActivationFact {

    Instant at();

    /** The first fact of every order. */
    record LineOrdered(Instant at) implements ActivationFact {}

    /**
     * Money came in.
     *
     * @param reference the payment company's name for the payment
     */
    record PaymentTaken(Instant at, String reference) implements ActivationFact {}

    record PaymentDeclined(Instant at, Refusal why) implements ActivationFact {}

    /** Nobody can say in time whether money was taken. */
    record PaymentUnclear(Instant at) implements ActivationFact {}

    /** A number is reserved; the card is to be named. */
    record NumberReserved(Instant at, String lastDigits) implements ActivationFact {}

    /** A number is reserved, and a profile too. */
    record SupplyReserved(Instant at, String lastDigits) implements ActivationFact {}

    /** Others were faster: no number is left, or no profile. */
    record PoolWasEmpty(Instant at) implements ActivationFact {}

    record BooksWereLate(Instant at) implements ActivationFact {}

    /** The subscriber has named the card, and it was free. */
    record CardNamed(Instant at) implements ActivationFact {}

    record CardOverdue(Instant at) implements ActivationFact {}

    record ProfileReady(Instant at) implements ActivationFact {}

    record ChargingReady(Instant at) implements ActivationFact {}

    /** The register itself says that it serves the line. */
    record ServiceReady(Instant at) implements ActivationFact {}

    record NetworkDeclined(Instant at, Refusal why) implements ActivationFact {}

    record NetworkWasLate(Instant at) implements ActivationFact {}

    /** No element of the network serves the line, whatever it had heard of it. */
    record SupplyTakenBack(Instant at) implements ActivationFact {}

    record MoneyReturned(Instant at) implements ActivationFact {}

    record ReturnRefused(Instant at, Refusal why) implements ActivationFact {}

    record ReturnOverdue(Instant at) implements ActivationFact {}

    record PersonTriedAgain(Instant at) implements ActivationFact {}

    record OrderCancelled(Instant at) implements ActivationFact {}
}
