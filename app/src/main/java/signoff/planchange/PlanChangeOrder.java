// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;
import signoff.workflow.Instruction;

/** What a change of plan asks of our own books, in the commit that stores its step. */
sealed interface PlanChangeOrder extends Instruction {

    /** Puts the line on the new plan, with the row of the line locked. */
    record Switch(Instant at) implements PlanChangeOrder {}

    /** Says whether the line still awaits the change. */
    record Look() implements PlanChangeOrder {}
}
