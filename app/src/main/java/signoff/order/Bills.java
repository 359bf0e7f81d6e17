// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.ledger.LedgerRule;
import signoff.ledger.Posting.NotPosted;
import signoff.order.OrderBooks.Move;
import signoff.order.OrderFile.Kind;
import signoff.order.Orders.Status;

/**
 * The open bill of a line that lives, and what settles it. All of it is paid or nothing, and once:
 * while the bank is asked for it nobody else can pay it, and what a bill no longer needs when the
 * money comes stays on the paid balance.
 */
@Component
class Bills {

    private final Ledger ledger;
    private final OrderStore store;

    Bills(Ledger ledger, OrderStore store) {
        this.ledger = ledger;
        this.store = store;
    }

    /** Why the bill cannot be paid so. The line's row is locked, so no two payments begin. */
    Optional<Refusal> refusal(OrderFile wanted) {
        var owed = owed(wanted);
        if (owed.isZero()) return Optional.of(Refusal.of(Code.BILL_MUST_BE_OPEN));
        var asked = store.openOf(wanted.line()).stream()
                .anyMatch(one -> one.file().kind() == Kind.BILL && one.status() == Status.PENDING);
        if (asked) return Optional.of(Refusal.of(Code.BILL_MUST_NOT_BE_IN_PAYMENT));
        if (owed.equals(wanted.amount())) return Optional.empty();
        return Optional.of(
                new Refusal(Code.AMOUNT_MUST_BE_IN_RANGE, Map.of("least", owed, "most", owed)));
    }

    /** Pays out of the paid balance. Answers why not, if not. */
    Optional<Refusal> take(CaseId order, OrderFile bill) {
        var paying = Move.SETTLE.transfer(order, bill, bill.placedAt());
        return switch (ledger.post(List.of(paying)).getFirst()) {
            case NotPosted(var broken)
            when broken == LedgerRule.DEBITS_MUST_NOT_EXCEED_CREDITS ->
                Optional.of(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", bill.amount()));
            // The bill was settled after it was read: by a fee given back, or by a correction.
            case NotPosted(var broken)
            when broken == LedgerRule.CREDITS_MUST_NOT_EXCEED_DEBITS ->
                Optional.of(Refusal.of(Code.BILL_MUST_BE_OPEN));
            case NotPosted(var broken) ->
                throw new IllegalStateException(paying + " breaks " + broken);
            default -> Optional.empty();
        };
    }

    /** Settles what is owed by money that has just come in, and holds the rows of the book. */
    void settle(CaseId order, OrderFile bill, Instant at) {
        var amount = owed(bill).smallerOf(bill.amount());
        if (amount.isZero()) return;
        var settling = Move.SETTLE.transfer(order, bill, amount, at);
        if (ledger.post(List.of(settling)).getFirst() instanceof NotPosted(var broken)) {
            throw new IllegalStateException(settling + " breaks " + broken);
        }
    }

    private Money owed(OrderFile bill) {
        var none = new Balances(bill.amount().currency(), Map.<AccountKind, Long>of());
        LineId line = bill.line();
        return ledger.balances(List.of(line)).getOrDefault(line, none).owed();
    }
}
