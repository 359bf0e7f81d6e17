// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import signoff.kernel.Money;

/**
 * One part of a refund, back to the payment it came from.
 *
 * @param number counted from 1 within the case: with the case it is the key of the payout (I20)
 */
public record RefundLeg(int number, String reference, String instrument, Money amount) {}
