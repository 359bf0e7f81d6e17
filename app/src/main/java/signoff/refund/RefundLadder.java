// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.util.ArrayList;
import java.util.List;
import signoff.kernel.Money;
import signoff.refund.Refunds.Plan;

/** How a sum goes back: newest payment first, and by each no more than came in by it (4.5). */
final class RefundLadder {

    /** @param payments newest first; those in another currency cannot carry any of it */
    static Plan plan(List<PaymentSource> payments, Money sum) {
        var legs = new ArrayList<RefundLeg>();
        var left = sum;
        for (var payment : payments) {
            if (left.isZero()) break;
            if (!payment.captured().currency().equals(sum.currency())) continue;

            var part = payment.captured().minusAtMost(payment.refunded()).smallerOf(left);
            if (part.isZero()) continue;

            legs.add(new RefundLeg(
                    legs.size() + 1, payment.reference(), payment.instrument(), part));
            left = left.minusAtMost(part);
        }
        return new Plan(List.copyOf(legs), left);
    }

    private RefundLadder() {}
}
