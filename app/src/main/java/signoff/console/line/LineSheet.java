// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView;
import signoff.kernel.Money;
import signoff.kernel.Say;
import signoff.line.Line;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.UsageKind;
import signoff.order.Orders.Order;
import signoff.refund.PaymentSource;
import signoff.renewal.Mandates.NextCharge;

/**
 * A line with all that its page shows.
 *
 * @param paid what is left of what the subscriber has paid in
 * @param bonus what is left of what we gave
 * @param owed bills that are not paid
 * @param owedBlocks whether they have to be paid before the line can be closed
 * @param closing the case that closes it or has closed it; no draft
 * @param orders newest first
 * @param payments newest first
 * @param instruments what the next payment can come by
 * @param next what is charged next, if anything is
 * @param buckets what it may still use, what is over first in front
 * @param zone whose clock the line's times are read from
 */
record LineSheet(
        Line line,
        Money paid,
        Money bonus,
        Money owed,
        boolean owedBlocks,
        @Nullable ClosureView closing,
        List<Order> orders,
        List<PaymentSource> payments,
        List<String> instruments,
        @Nullable NextCharge next,
        List<Bucket> buckets,
        ZoneId zone) {

    private static final int SECONDS_OF_A_MINUTE = 60;

    /** Whether anything can still be bought for it. */
    public boolean sells() {
        return line.status() == Line.Status.ACTIVE || line.status() == Line.Status.SUSPENDED;
    }

    /** An amount of an allowance, in the unit that people count it in. */
    public String shown(String kind, long amount, Say say) {
        return switch (UsageKind.valueOf(kind)) {
            case DATA -> say.megabytes(amount);
            case VOICE -> say.number(amount / SECONDS_OF_A_MINUTE);
            case SMS -> say.number(amount);
        };
    }

    /** Whether its service has ended for good, whatever else is still to be done. */
    public boolean ended() {
        return line.status() == Line.Status.DEACTIVATED || line.status() == Line.Status.CLOSED;
    }
}
