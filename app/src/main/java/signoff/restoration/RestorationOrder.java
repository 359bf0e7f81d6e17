// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import signoff.workflow.Instruction;

/** What the rules order of our own books, in the commit of the step. */
sealed interface RestorationOrder extends Instruction {

    /** Line and number are to be the subscriber's again, if they still can be. */
    record TakeBack() implements RestorationOrder {}

    /** Is anything to keep the line off? If not, it is in service in the same commit. */
    record LookForBars() implements RestorationOrder {}

    /** The line is in service, and can be charged. */
    record PutBack() implements RestorationOrder {}

    /** The case is over: the line may have another one. */
    record EndRestore() implements RestorationOrder {}
}
