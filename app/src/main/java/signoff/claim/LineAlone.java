// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import java.util.List;
import org.springframework.stereotype.Component;
import signoff.closure.Closures;
import signoff.kernel.LineId;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.order.Orders;
import signoff.refund.Refunds;

/**
 * Whether a line stands alone under its account. What moves with it is the line and its number;
 * money, orders and cases stay where their evidence is, so a line that has any is not moved.
 */
@Component
class LineAlone {

    private final Lines lines;
    private final Ledger ledger;
    private final Orders orders;
    private final Refunds refunds;
    private final Closures closures;

    LineAlone(Lines lines, Ledger ledger, Orders orders, Refunds refunds, Closures closures) {
        this.lines = lines;
        this.ledger = ledger;
        this.orders = orders;
        this.refunds = refunds;
        this.closures = closures;
    }

    boolean test(Line line) {
        var id = line.id();
        return line.status() == Line.Status.ACTIVE
                && lines.suspensions(id).isEmpty()
                && closures.openFor(id).isEmpty()
                && orders.of(id).isEmpty()
                && refunds.payments(id).isEmpty()
                && !ledger.balances(List.of(id)).containsKey(id);
    }

    /** Its book begins with its holder: no money is taken over with it. */
    void begin(LineId given, Line line) {
        ledger.open(given, line.currency());
    }
}
