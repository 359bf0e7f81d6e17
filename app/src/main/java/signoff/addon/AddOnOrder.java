// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import signoff.kernel.Money;
import signoff.workflow.Instruction;

/** What an add-on asks of our own books, in the commit that stores its step. */
sealed interface AddOnOrder extends Instruction {

    /** Pays for another month, if the line is in service and its subscriber has given leave. */
    record Renew(int month) implements AddOnOrder {}

    /** Gives back what was not used, and ends what is left. */
    record GiveBack(Instant at, Money returned, int month) implements AddOnOrder {}

    /** The line has it no more. */
    record Leave(Instant at) implements AddOnOrder {}
}
