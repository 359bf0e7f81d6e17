// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import signoff.workflow.Instruction;

/** What the rules order of our own books, in the commit of the step. */
sealed interface AccountClosureOrder extends Instruction {

    /** A closing for each line, or none at all; orders for new lines are cancelled. */
    record AskForLines() implements AccountClosureOrder {}

    /** How far the closings are. Changes nothing. */
    record LookAtLines() implements AccountClosureOrder {}

    /** Whether a line was had back. Changes nothing. */
    record LookForStays() implements AccountClosureOrder {}

    /** Whether anything still needs the account. Changes nothing. */
    record LookOnceMore() implements AccountClosureOrder {}

    /** Sessions end, and with them every way to sign in or to be written to. */
    record EndSignIn() implements AccountClosureOrder {}

    /** The one key of the account is destroyed. */
    record EraseHolder() implements AccountClosureOrder {}

    /** The case is over: the account may have another one. */
    record EndAccountCase() implements AccountClosureOrder {}
}
