// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import static signoff.ledger.AccountKind.CASH;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;
import static signoff.ledger.AccountKind.REVENUE;
import static signoff.ledger.AccountKind.UNPAID;
import static signoff.ledger.LedgerRule.BALANCE_MUST_NOT_BE_STRUCK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.order.OrderFact.BalanceCredited;
import signoff.order.OrderFact.BalanceWasStruck;
import signoff.order.OrderFile.Kind;
import signoff.order.OrderInstruction.CreditBalance;
import signoff.order.OrderInstruction.EnterReturn;
import signoff.order.OrderInstruction.FillBuckets;
import signoff.order.OrderInstruction.GiveBack;
import signoff.order.OrderInstruction.OweBack;
import signoff.order.OrderInstruction.Show;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;
import signoff.workflow.EffectId;

/** Writes what orders mean into ledger, payments and list, set by set, in the caller's commit. */
@Component
class OrderBooks {

    private final Ledger ledger;
    private final Refunds refunds;
    private final Packs packs;
    private final Bills bills;
    private final OrderStore store;

    OrderBooks(Ledger ledger, Refunds refunds, Packs packs, Bills bills, OrderStore store) {
        this.ledger = ledger;
        this.refunds = refunds;
        this.packs = packs;
        this.bills = bills;
        this.store = store;
    }

    /** One entry of the book that an order asks for. */
    private record Entry(CaseId id, Move move, Transfer transfer) {}

    List<Told<OrderFact>> carryOut(List<Ordered<OrderFile>> orders, Instant at) {
        var entries = new ArrayList<Entry>();
        var came = new ArrayList<PaymentSource>();
        var shown = new ArrayList<OrderStore.Shown>();
        for (var ordered : orders) {
            switch ((OrderInstruction) ordered.instruction()) {
                case CreditBalance(var reference, var paidAt) ->
                    entries.add(entry(ordered, Move.CREDIT, paidAt));
                case OweBack(var reference, var paidAt) -> {
                    entries.add(entry(ordered, Move.OWE, paidAt));
                    // Promised back as a whole at once, so that no other refund counts on it (I15).
                    came.add(source(ordered, reference, paidAt, ordered.file().amount()));
                }
                case EnterReturn(var paidAt) -> entries.add(entry(ordered, Move.PAY_OUT, paidAt));
                case GiveBack(var cancelledAt) ->
                    entries.add(entry(ordered, Move.GIVE_BACK, cancelledAt));
                case FillBuckets(var deliveredAt) ->
                    packs.fill(ordered.id(), ordered.file(), deliveredAt);
                case Show(var status) -> shown.add(new OrderStore.Shown(ordered.id(), status));
            }
        }
        var told = post(entries, at);
        remember(orders, told, came);
        settleBills(orders, told, at);
        if (!shown.isEmpty()) store.show(shown);
        return told;
    }

    // The credit holds the rows of the line's book, so the bill is what it is. One by one: a line
    // has one bill, and what the first payment settled the second must not.
    private void settleBills(
            List<Ordered<OrderFile>> orders, List<Told<OrderFact>> told, Instant at) {
        for (var ordered : orders) {
            if (ordered.file().kind() == Kind.BILL
                    && ordered.instruction() instanceof CreditBalance
                    && isCredited(ordered, told)) {
                bills.settle(ordered.id(), ordered.file(), at);
            }
        }
    }

    private static boolean isCredited(Ordered<OrderFile> order, List<Told<OrderFact>> told) {
        return told.stream()
                .anyMatch(one ->
                        one.id().equals(order.id()) && one.fact() instanceof BalanceCredited);
    }

    private List<Told<OrderFact>> post(List<Entry> entries, Instant at) {
        var told = new ArrayList<Told<OrderFact>>();
        if (entries.isEmpty()) return told;
        var postings = ledger.post(entries.stream().map(Entry::transfer).toList());
        for (int place = 0; place < entries.size(); place++) {
            var entry = entries.get(place);
            var posting = postings.get(place);
            if (entry.move() == Move.CREDIT) {
                told.add(new Told<>(entry.id(), credited(entry, posting, at)));
            } else if (posting instanceof NotPosted(var broken)) {
                throw new IllegalStateException(entry.transfer() + " breaks " + broken);
            }
        }
        return told;
    }

    private static OrderFact credited(Entry entry, Posting posting, Instant at) {
        return switch (posting) {
            case NotPosted(var broken)
            when broken == BALANCE_MUST_NOT_BE_STRUCK -> new BalanceWasStruck(at);
            case NotPosted(var broken) ->
                throw new IllegalStateException(entry.transfer() + " breaks " + broken);
            default -> new BalanceCredited(at);
        };
    }

    /** A payment that was credited can go back with the rest of the balance, to where it was. */
    private void remember(
            List<Ordered<OrderFile>> orders, List<Told<OrderFact>> told, List<PaymentSource> came) {
        for (var ordered : orders) {
            if (ordered.instruction() instanceof CreditBalance(var reference, var paidAt)
                    && isCredited(ordered, told)) {
                var none = Money.none(ordered.file().amount().currency());
                came.add(source(ordered, reference, paidAt, none));
            }
        }
        if (!came.isEmpty()) refunds.remember(came);
    }

    private static PaymentSource source(
            Ordered<OrderFile> ordered, String reference, Instant paidAt, Money promised) {
        var file = ordered.file();
        return new PaymentSource(
                file.line(), reference, file.item(), file.amount(), promised, paidAt);
    }

    private static Entry entry(Ordered<OrderFile> ordered, Move move, Instant at) {
        var transfer = move.transfer(ordered.id(), ordered.file(), at);
        return new Entry(ordered.id(), move, transfer);
    }

    /** Every way in which an order moves money. */
    enum Move {
        PRICE(PAID, REVENUE, Reason.ORDER),
        CREDIT(CASH, PAID, Reason.TOP_UP),
        GIVE_BACK(REVENUE, PAID, Reason.ORDER_CANCELLED),
        SETTLE(PAID, UNPAID, Reason.BILL_SETTLED),
        OWE(CASH, PAYABLE, Reason.TOP_UP),
        PAY_OUT(PAYABLE, CASH, Reason.REFUND);

        private final AccountKind debit;
        private final AccountKind credit;
        private final Reason reason;

        Move(AccountKind debit, AccountKind credit, Reason reason) {
            this.debit = debit;
            this.credit = credit;
            this.reason = reason;
        }

        /** Its id is made of the order and the move, so each is posted once at most (I20). */
        Transfer transfer(CaseId order, OrderFile file, Instant at) {
            return transfer(order, file, file.amount(), at);
        }

        Transfer transfer(CaseId order, OrderFile file, Money amount, Instant at) {
            var id = EffectId.of(order, "Transfer-" + name()).value();
            return new Transfer(id, file.line(), debit, credit, amount, reason, at);
        }
    }
}
