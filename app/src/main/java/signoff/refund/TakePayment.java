// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.workflow.Effect;

/**
 * Takes money from the instrument that a subscriber chose, exactly once (I20).
 *
 * @param round counted from 1 within the case: another payment, once the one before was declined
 */
public record TakePayment(LineId line, String instrument, Money amount, int round)
        implements Effect {

    @Override
    public String leg() {
        return legOf(round);
    }

    /** With the case, the key of one round's payment. */
    public static String legOf(int round) {
        return "TakePayment-" + round;
    }
}
