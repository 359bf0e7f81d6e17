// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import signoff.workflow.Instruction;

/** What an order writes into our own books, in the commit that stores its step. */
sealed interface OrderInstruction extends Instruction {

    /** Adds a payment to the paid balance, unless the final balance is struck. */
    record CreditBalance(String reference, Instant paidAt) implements OrderInstruction {}

    /** Enters a payment that came too late as money we owe, promised back to where it came from. */
    record OweBack(String reference, Instant paidAt) implements OrderInstruction {}

    /** Enters that the money we owed is gone. */
    record EnterReturn(Instant paidAt) implements OrderInstruction {}

    /** Gives the price of a pack back to the paid balance. */
    record GiveBack(Instant cancelledAt) implements OrderInstruction {}

    /** Gives what a pack includes, from that day on. */
    record FillBuckets(Instant deliveredAt) implements OrderInstruction {}

    /** Keeps the list of orders in step with the cases. */
    record Show(Orders.Status status) implements OrderInstruction {}
}
