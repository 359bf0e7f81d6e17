// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PROMOTIONAL;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.addon.AddOns.Held;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.kernel.LineId;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.order.Orders;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;

/** Gathers from the modules what the page of one line shows. */
@Component
class LineSheets {

    /** How many payments and orders are shown, so that the page of an old line stays short. */
    private static final int SHOWN_MOST = 10;

    private final Ledger ledger;
    private final Orders orders;
    private final Refunds refunds;
    private final Closures closures;
    private final LineCharges charges;

    LineSheets(
            Ledger ledger, Orders orders, Refunds refunds, Closures closures, LineCharges charges) {
        this.ledger = ledger;
        this.orders = orders;
        this.refunds = refunds;
        this.closures = closures;
        this.charges = charges;
    }

    LineSheet of(Line line) {
        var balances = ledger.balances(List.of(line.id()))
                .getOrDefault(line.id(), new Balances(line.currency(), Map.of()));
        var payments = refunds.payments(line.id());
        return new LineSheet(
                line,
                balances.of(PAID),
                balances.of(PROMOTIONAL),
                balances.owed(),
                charges.mustBePaidFirst(line, balances),
                closingOf(line),
                orders.of(line.id()).stream().limit(SHOWN_MOST).toList(),
                payments.stream().limit(SHOWN_MOST).toList(),
                charges.instruments(line),
                charges.next(line),
                charges.buckets(line),
                charges.zone(line));
    }

    List<Held> addOns(Line line) {
        return charges.addOns(line);
    }

    /** All of it, however long. */
    List<Transfer> statement(LineId line) {
        return ledger.statement(line);
    }

    List<PaymentSource> payments(LineId line) {
        return refunds.payments(line);
    }

    List<Orders.Order> orders(LineId line) {
        return orders.of(line);
    }

    private @Nullable ClosureView closingOf(Line line) {
        var closing = line.closing();
        var found = closing == null ? closures.openFor(line.id()) : closures.find(closing);
        return found.filter(closure -> closure.status() != Status.DRAFT).orElse(null);
    }
}
