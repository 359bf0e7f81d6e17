// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import signoff.kernel.Money;

/** What can happen to an add-on. A name is stored, and so is for ever. */
sealed interface AddOnFact {

    Instant at();

    /** The first fact of every add-on that renews: its first month has been paid for. */
    record AddOnTaken(Instant at) implements AddOnFact {}

    /** The first fact of a pack that ends before it is used up: its order brought it. */
    record PackEnded(Instant at, Money returned) implements AddOnFact {}

    record PeriodOver(Instant at) implements AddOnFact {}

    record MonthPaid(Instant at, Instant until) implements AddOnFact {}

    /** The line is off or is being closed: nothing is charged now. */
    record RenewalRested(Instant at) implements AddOnFact {}

    /** Too little is paid in, or nobody has given leave any more. */
    record RenewalFailed(Instant at) implements AddOnFact {}

    /** The line is closed, and told of by its closing. */
    record LineEnded(Instant at) implements AddOnFact {}

    record EndAgreed(Instant at) implements AddOnFact {}

    record EndTakenBack(Instant at) implements AddOnFact {}

    record EndedAtOnce(Instant at, Money returned) implements AddOnFact {}
}
