// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.closure.rules.FinalBalance;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.order.Orders;
import signoff.refund.RefundLeg;
import signoff.refund.Refunds;

/** All that closing a line depends on, read without a lock and without changing anything. */
@Component
class LineFacts {

    /** A line with its money. */
    record Known(Line line, Balances balances, List<Orders.Order> open) {

        /** What cancelled orders would give back to the paid balance. */
        Money returned() {
            return open.stream()
                    .map(Orders.Order::returns)
                    .reduce(Money.none(balances.currency()), Money::plus);
        }

        FinalBalance balance() {
            return FinalBalance.of(balances, returned());
        }
    }

    private final Lines lines;
    private final Ledger ledger;
    private final Refunds refunds;
    private final Orders orders;

    LineFacts(Lines lines, Ledger ledger, Refunds refunds, Orders orders) {
        this.lines = lines;
        this.ledger = ledger;
        this.refunds = refunds;
        this.orders = orders;
    }

    Optional<Known> of(LineId id) {
        return lines.find(id).map(this::known);
    }

    private Known known(Line line) {
        var balances = ledger.balances(List.of(line.id())).get(line.id());
        return new Known(
                line,
                Objects.requireNonNull(balances, "no book of " + line.id()),
                orders.openOf(line.id()));
    }

    List<RefundLeg> legs(LineId line, Money sum) {
        return sum.isZero() ? List.of() : refunds.plan(line, sum).legs();
    }
}
