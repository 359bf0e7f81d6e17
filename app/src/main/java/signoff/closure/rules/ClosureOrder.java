// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.List;
import signoff.kernel.Money;
import signoff.refund.RefundLeg;
import signoff.workflow.Instruction;

/** What the rules order of our own books, in the commit of the step. */
public sealed interface ClosureOrder extends Instruction {

    /** The line is being closed: mandates off, no new orders (L5, I18). */
    record BeginClosing() implements ClosureOrder {}

    /** The line goes on as before (L6, I4). */
    record KeepLine() implements ClosureOrder {}

    /** Look whether orders run that cannot be cancelled here. Changes nothing. */
    record LookAtOrders() implements ClosureOrder {}

    /** Look whether the balance is used up. Changes nothing. */
    record LookAtBalance() implements ClosureOrder {}

    /**
     * The request waits for a person of the operator: it stands in their queue.
     *
     * @param until by when somebody has to act
     */
    record Queue(Stage stage, Instant until) implements ClosureOrder {

        /** For whom it waits there. */
        public enum Stage {
            REVIEW,
            INFO,
            REJECTED
        }
    }

    /** It waits for nobody there any more. */
    record LeaveQueue() implements ClosureOrder {}

    /** Nothing is charged from then on (I16), and open orders are cancelled and given back. */
    record StopCharges(Instant from) implements ClosureOrder {}

    /** The line is off, and its number rests (L7). */
    record EndLine(Instant stopAt) implements ClosureOrder {}

    /** The final balance: bills netted, bonus forfeited, the rest owed to the subscriber. */
    record StrikeBalance() implements ClosureOrder {}

    /** A leg of the refund has left. */
    record BookRefund(RefundLeg part) implements ClosureOrder {}

    /** Nothing of these went back: their payments are not counted as given back any more. */
    record ReleaseLegs(List<RefundLeg> legs) implements ClosureOrder {}

    /** What had no way back was paid by other means. */
    record BookOtherwise(Money amount) implements ClosureOrder {}

    /** The subscriber has paid the final bill. */
    record BookFinalPayment(Money amount) implements ClosureOrder {}

    /** Money and evidence are final (L10). */
    record SettleLine() implements ClosureOrder {}

    /** The case is over: the line may have another one. */
    record EndCase() implements ClosureOrder {}
}
