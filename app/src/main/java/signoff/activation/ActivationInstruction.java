// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.activation.Activations.EndedFor;
import signoff.activation.Activations.Status;
import signoff.workflow.Instruction;

/** What an order for a line writes into our own books, in the commit that stores its step. */
sealed interface ActivationInstruction extends Instruction {

    /** Enters the payment as the subscriber's money. */
    record EnterPayment(String reference, Instant paidAt) implements ActivationInstruction {}

    /** Reserves a number, and a profile where no card is to be named. */
    record Reserve() implements ActivationInstruction {}

    /** Puts the line into service, and charges what it costs to begin with. */
    record EnterLine(Instant at) implements ActivationInstruction {}

    /** Gives number, card and profile back. */
    record GiveBack() implements ActivationInstruction {}

    /** Owes all of the money, promised back to where it came from. */
    record OweBack(Instant at) implements ActivationInstruction {}

    /** Enters that the money we owed is gone. */
    record EnterReturn(Instant at) implements ActivationInstruction {}

    /** Keeps the list of orders in step with the cases. */
    record Show(Status status, @Nullable EndedFor endedFor) implements ActivationInstruction {}
}
