// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Pays one leg of a refund back to where the money came from, exactly once (I20). */
public record PayRefund(LineId line, RefundLeg part) implements Effect {

    @Override
    public String leg() {
        return part.key();
    }

    /** With the case, the key of one leg. */
    public static String legOf(int number) {
        return "PayRefund-" + number;
    }
}
