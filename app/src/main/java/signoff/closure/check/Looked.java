// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.closure.rules.FinalBalance;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.commitment.Commitment;
import signoff.order.Orders.Order;

/**
 * All that the checks look at.
 *
 * @param balance with what cancelled orders give back, and with the fee of a minimum term
 * @param earlyFee what of that balance is the fee
 * @param orders that are not finished
 */
public record Looked(
        Asked asked,
        Line line,
        FinalBalance balance,
        Money earlyFee,
        List<Order> orders,
        Ties ties) {

    /**
     * How it is asked for.
     *
     * @param confirmBy by when the code would have to come back; null where none is asked for
     * @param stop when service would end
     */
    public record Asked(Asker by, @Nullable Instant confirmBy, Instant stop) {}

    Instant stop() {
        return asked.stop();
    }

    Instant readAt() {
        return ties.readAt();
    }

    Money bills() {
        return balance.owed().minusAtMost(earlyFee);
    }

    /** Nothing can be used of a line that has ended, and nothing is lost any more. */
    List<Unused> unused() {
        return line.serviceEndedAt() == null ? ties.unused().get() : List.of();
    }

    /** Whether what was paid in is enough for the bills. */
    boolean paysItsBills() {
        return bills().minusAtMost(balance.paid()).isZero();
    }

    Commitment commitment() {
        return ties.commitment().get();
    }
}
