// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static signoff.ledger.AccountKind.BONUS_COST;
import static signoff.ledger.AccountKind.CASH;
import static signoff.ledger.AccountKind.OPERATOR_COST;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;
import static signoff.ledger.AccountKind.PROMOTIONAL;
import static signoff.ledger.AccountKind.REVENUE;
import static signoff.ledger.AccountKind.UNPAID;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import signoff.ledger.Transfer.Reason;

/**
 * The ways money may go, by reason. What is not a row cannot be posted.
 *
 * <p>A bonus comes out of BONUS_COST and goes back there, used or lost, and nowhere else. So no
 * chain of transfers, however long, turns a bonus into cash (I15).
 */
final class Routes {

    record Route(AccountKind debit, AccountKind credit) {}

    // spotless:off
    private static final Map<Reason, Set<Route>> TABLE = new EnumMap<>(Map.ofEntries(
            // Money that comes after the final balance is owed at once, and goes back.
            row(Reason.TOP_UP, from(CASH, PAID), from(CASH, PAYABLE)),
            row(Reason.BONUS, from(BONUS_COST, PROMOTIONAL)),
            row(Reason.USAGE, from(PAID, REVENUE), from(UNPAID, REVENUE),
                    from(PROMOTIONAL, BONUS_COST), from(OPERATOR_COST, REVENUE)),
            row(Reason.RECURRING_FEE, from(PAID, REVENUE), from(UNPAID, REVENUE),
                    from(PROMOTIONAL, BONUS_COST), from(OPERATOR_COST, REVENUE)),
            // The part of a period that was paid for and not used, when the plan changes.
            row(Reason.FEE_RETURNED, from(REVENUE, PAID)),
            row(Reason.BILL, from(UNPAID, REVENUE), from(OPERATOR_COST, REVENUE)),
            // Only what was agreed to, to the exact sum (I21); back when the contract goes on.
            row(Reason.EARLY_TERMINATION, from(UNPAID, REVENUE), from(REVENUE, UNPAID),
                    from(REVENUE, PAID)),
            row(Reason.ORDER, from(PAID, REVENUE)),
            // What was paid for a line that never came is owed at once.
            row(Reason.ORDER_CANCELLED, from(REVENUE, PAID), from(PAID, PAYABLE)),
            row(Reason.BILL_SETTLED, from(PAID, UNPAID), from(CASH, UNPAID),
                    from(OPERATOR_COST, UNPAID)),
            row(Reason.BALANCE_STRUCK, from(PAID, PAYABLE)),
            row(Reason.BONUS_FORFEITED, from(PROMOTIONAL, BONUS_COST)),
            row(Reason.REFUND, from(PAYABLE, CASH)),
            // Paid by a person, and not by the payment company.
            row(Reason.REFUND_OTHERWISE, from(PAYABLE, CASH)),
            row(Reason.REFUND_RETURNED, from(CASH, PAYABLE)),
            Map.entry(Reason.CORRECTION, corrections())));
    // spotless:on

    static boolean allow(Transfer transfer) {
        return of(transfer.reason()).contains(new Route(transfer.debit(), transfer.credit()));
    }

    static Set<Route> of(Reason reason) {
        return TABLE.getOrDefault(reason, Set.of());
    }

    private static Route from(AccountKind debit, AccountKind credit) {
        return new Route(debit, credit);
    }

    private static Map.Entry<Reason, Set<Route>> row(Reason reason, Route... routes) {
        return Map.entry(reason, Set.of(routes));
    }

    /** A mistake may be anywhere, but putting it right never mixes bonus and money. */
    private static Set<Route> corrections() {
        var routes = new HashSet<Route>();
        var money = List.of(PAID, PAYABLE, UNPAID, CASH, REVENUE, OPERATOR_COST);
        for (var side : List.of(money, List.of(PROMOTIONAL, BONUS_COST))) {
            side.forEach(debit -> side.forEach(credit -> routes.add(from(debit, credit))));
        }
        routes.removeIf(route -> route.debit() == route.credit());
        return Set.copyOf(routes);
    }

    private Routes() {}
}
