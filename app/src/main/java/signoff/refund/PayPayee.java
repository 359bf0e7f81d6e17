// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Pays one leg of a refund to the account that was named for it, exactly once (I20, I22). */
public record PayPayee(LineId line, RefundLeg part) implements Effect {

    @Override
    public String leg() {
        return part.key();
    }

    /** With the case, the key of one leg. */
    public static String legOf(int number) {
        return "PayPayee-" + number;
    }
}
