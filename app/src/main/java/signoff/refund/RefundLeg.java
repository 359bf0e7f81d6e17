// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.workflow.Effect;

/**
 * One part of a refund: back to the payment it came from, or to an account that was named for it.
 *
 * @param number counted from 1 within the case: with the case it is the key of the payout (I20)
 * @param reference the payment, or what {@link Payees} keeps the account under
 */
public record RefundLeg(int number, String reference, String instrument, Money amount) {

    /** What is shown instead of an account: its number is nobody's business but the bank's. */
    private static final String NAMED = "payee";

    public static RefundLeg toPayee(int number, String payee, Money amount) {
        return new RefundLeg(number, payee, NAMED, amount);
    }

    public boolean goesToPayee() {
        return instrument.equals(NAMED);
    }

    /** With the case, the key of its payout. */
    public String key() {
        return goesToPayee() ? PayPayee.legOf(number) : PayRefund.legOf(number);
    }

    /** What pays it out. The same leg is always the same effect, whoever asks for it. */
    public Effect payout(LineId line) {
        return goesToPayee() ? new PayPayee(line, this) : new PayRefund(line, this);
    }
}
