// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import signoff.suspension.Suspensions.Status;
import signoff.workflow.Instruction;

/** What a suspension asks of our own books, in the commit that stores its step. */
enum SuspensionOrder {
    /** Lift the reason if others keep the line off: nothing was said to the network yet. */
    LIFT_WHILE_OFF,
    /** The same, but the network may have turned the line on. */
    LIFT_IN_DOUBT,
    /** Lift the reason: the network shows the line as on. */
    LIFT_WHILE_ON,
    /** Lift nothing, and only say whether the line is still there. */
    LOOK;

    /** One such question. */
    record Ask(SuspensionOrder order) implements Instruction {}

    /** Lets the order of this round turn the line on. */
    record Release(int round) implements Instruction {}

    /** Lets none do so any more: an order that is on its way comes too late. */
    record Hold() implements Instruction {}

    /** Keeps the list of suspensions in step with the cases. */
    record Show(Status status) implements Instruction {}
}
