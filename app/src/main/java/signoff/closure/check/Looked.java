// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import signoff.closure.rules.FinalBalance;
import signoff.kernel.Money;
import signoff.line.Line;
import signoff.line.commitment.Commitment;
import signoff.order.Orders.Order;

/**
 * All that the checks look at.
 *
 * @param readAt when it was read
 * @param stop when service would end
 * @param balance with what cancelled orders give back, and with the fee of a minimum term
 * @param earlyFee what of that balance is the fee
 * @param orders that are not finished
 * @param devices how many are bound
 * @param openBindings how many accounts are not yet told of another number
 * @param credentialsChangedAt when password or contacts were last changed, if that is known
 */
public record Looked(
        Instant readAt,
        Instant stop,
        Line line,
        FinalBalance balance,
        Money earlyFee,
        List<Order> orders,
        Fact<Commitment> commitment,
        Fact<Integer> devices,
        Fact<Integer> openBindings,
        Fact<Optional<Instant>> credentialsChangedAt) {

    Money bills() {
        return balance.owed().minusAtMost(earlyFee);
    }
}
