// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static signoff.demo.DemoBooks.CURRENCY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.order.Orders;
import signoff.order.Orders.Placing;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;

/** Enters what a demo line was paid, used and billed, as if it had happened day by day. */
@InDemo
@Component
class DemoMoney {

    private final Ledger ledger;
    private final Refunds refunds;
    private final Orders orders;

    DemoMoney(Ledger ledger, Refunds refunds, Orders orders) {
        this.ledger = ledger;
        this.refunds = refunds;
        this.orders = orders;
    }

    void enter(Line line, DemoLine demo, Instant now) {
        ledger.open(line.id(), CURRENCY);
        var payments = new ArrayList<PaymentSource>();
        var transfers = new ArrayList<Transfer>();
        for (var topUp : demo.topUps()) {
            var reference = "T-%d-%d".formatted(demo.number(), payments.size() + 1);
            var at = daysBefore(now, topUp.daysAgo());
            var amount = money(topUp.minor());
            payments.add(new PaymentSource(
                    line.id(), reference, topUp.instrument(), amount, money(0), at));
            transfers.add(transfer(line, Way.TOP_UP, amount, at));
        }
        add(transfers, line, Way.USED, demo.used(), daysBefore(now, 2));
        add(transfers, line, Way.BILLED, demo.billed(), daysBefore(now, 8));
        add(transfers, line, Way.GIVEN, demo.bonus(), daysBefore(now, 15));
        refunds.remember(payments);
        post(transfers);
        if (demo.packPrice() > 0) order(line, demo);
    }

    /** Ways in which money went before the demo began. */
    private enum Way {
        TOP_UP(AccountKind.CASH, AccountKind.PAID, Reason.TOP_UP),
        USED(AccountKind.PAID, AccountKind.REVENUE, Reason.USAGE),
        BILLED(AccountKind.UNPAID, AccountKind.REVENUE, Reason.BILL),
        GIVEN(AccountKind.BONUS_COST, AccountKind.PROMOTIONAL, Reason.BONUS);

        private final AccountKind debit;
        private final AccountKind credit;
        private final Reason reason;

        Way(AccountKind debit, AccountKind credit, Reason reason) {
            this.debit = debit;
            this.credit = credit;
            this.reason = reason;
        }
    }

    private static void add(List<Transfer> transfers, Line line, Way way, long minor, Instant at) {
        if (minor > 0) transfers.add(transfer(line, way, money(minor), at));
    }

    private static Transfer transfer(Line line, Way way, Money amount, Instant at) {
        var id = DemoPerson.idOf("transfer " + line.id().value() + " " + way + " " + at);
        return new Transfer(id, line.id(), way.debit, way.credit, amount, way.reason, at);
    }

    private void post(List<Transfer> transfers) {
        var postings = ledger.post(transfers);
        for (int place = 0; place < postings.size(); place++) {
            if (postings.get(place) instanceof NotPosted(var broken)) {
                throw new IllegalStateException(transfers.get(place) + " breaks " + broken);
            }
        }
    }

    private void order(Line line, DemoLine demo) {
        var request = DemoPerson.idOf("order " + line.id().value());
        var price = money(demo.packPrice());
        var placing = orders.dataPack(request, line.id(), DemoLine.PACK, price, Actor.system());
        if (placing instanceof Placing.Refused(var why)) {
            throw new IllegalStateException("the demo's own order is refused: " + why);
        }
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private static Money money(long minor) {
        return new Money(minor, CURRENCY);
    }
}
