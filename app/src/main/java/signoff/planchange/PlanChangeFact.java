// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;

/** What can happen to a change of plan. A name is stored, and so is for ever. */
sealed interface PlanChangeFact {

    Instant at();

    /** The first fact of every change. */
    record ChangeAgreed(Instant at) implements PlanChangeFact {}

    /** The period is over, or it was to be at once. */
    record TurnCame(Instant at) implements PlanChangeFact {}

    record ChangeCancelled(Instant at) implements PlanChangeFact {}

    record OtherWasAgreed(Instant at) implements PlanChangeFact {}

    /** The line awaits it no more, because a closing began. */
    record ClosingTookOver(Instant at) implements PlanChangeFact {}

    /** The turn has not come: the line is off, or its period was moved. */
    record TurnIsAwaited(Instant at) implements PlanChangeFact {}
}
