// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Transfer;
import signoff.line.Lines;
import signoff.restoration.RestorationFact.LineCouldNotBeTakenBack;
import signoff.restoration.RestorationFact.LineTakenBack;
import signoff.restoration.RestorationFact.NothingBars;
import signoff.restoration.RestorationFact.ReasonStood;
import signoff.restoration.RestorationOrder.EndRestore;
import signoff.restoration.RestorationOrder.LookForBars;
import signoff.restoration.RestorationOrder.PutBack;
import signoff.restoration.RestorationOrder.TakeBack;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;
import signoff.workflow.EffectId;

/** Takes lines and numbers back, and opens their books again, in the transaction of the steps. */
@Component
class RestorationBooks {

    private final Lines lines;
    private final Ledger ledger;
    private final ObjectProvider<Closures> closures;
    private final RestorationStore store;
    private final ApplicationEventPublisher events;

    // Closings are cases too, and cases know their types: they are asked for when they are needed.
    RestorationBooks(
            Lines lines,
            Ledger ledger,
            ObjectProvider<Closures> closures,
            RestorationStore store,
            ApplicationEventPublisher events) {
        this.lines = lines;
        this.ledger = ledger;
        this.closures = closures;
        this.store = store;
        this.events = events;
    }

    // One by one: a line is restored when a person asks, never by the thousand.
    List<Told<RestorationFact>> carryOut(List<Ordered<RestorationFile>> orders, Instant at) {
        var told = new ArrayList<Told<RestorationFact>>();
        orders.stream()
                .sorted(Comparator.comparing(order -> order.file().line().value()))
                .forEach(order -> {
                    switch (order.instruction()) {
                        case TakeBack _ -> told.add(new Told<>(order.id(), takeBack(order, at)));
                        case LookForBars _ -> told.add(new Told<>(order.id(), look(order, at)));
                        case PutBack _ -> putBack(order, at);
                        case EndRestore _ -> store.end(order.id());
                        default -> throw new IllegalStateException("no rule orders " + order);
                    }
                });
        return told;
    }

    // The line is locked before the closing is read: its balance is struck before this, and then
    // it shows here, or after it, and then it finds that the line is closed by it no more.
    private RestorationFact takeBack(Ordered<RestorationFile> order, Instant at) {
        lines.lock(order.file().line());
        return !isBilled(order.file()) && lines.takeBack(restoring(order), at)
                ? new LineTakenBack(at)
                : new LineCouldNotBeTakenBack(at);
    }

    /** A final bill belongs to the closed line until it is paid, and to no other book. */
    private boolean isBilled(RestorationFile file) {
        return closures.getObject()
                .find(file.closing())
                .filter(view -> view.status() == ClosureView.Status.PAYMENT_DUE)
                .isPresent();
    }

    // The line stays locked until it is put back in this very commit.
    private RestorationFact look(Ordered<RestorationFile> order, Instant at) {
        lines.lock(order.file().line());
        return lines.suspensions(order.file().line()).isEmpty()
                ? new NothingBars(at)
                : new ReasonStood(at);
    }

    private void putBack(Ordered<RestorationFile> order, Instant at) {
        lines.putBack(restoring(order));
        events.publishEvent(new Lines.Stay(List.of(order.file().line())));
        ledger.reopen(order.file().line());
        giveFeeBack(order, at);
    }

    // The contract goes on with its term, so nothing is due for an end of it: whoever ends it again
    // agrees again, and pays once (I21). What is still owed of it is let off, the rest is theirs.
    private void giveFeeBack(Ordered<RestorationFile> order, Instant at) {
        var line = order.file().line();
        var minor = feeMinor(line);
        if (minor == 0) return;
        var held = Objects.requireNonNull(ledger.balances(List.of(line)).get(line));
        var fee = new Money(minor, held.currency());
        var owed = held.owed().smallerOf(fee);
        var back = Stream.of(
                        feeBack(order, AccountKind.UNPAID, owed, at),
                        feeBack(order, AccountKind.PAID, fee.minusAtMost(owed), at))
                .filter(transfer -> !transfer.amount().isZero())
                .toList();
        for (var answer : ledger.post(back)) {
            if (answer instanceof Posting.NotPosted(var broken)) {
                throw new IllegalStateException("a fee goes back: " + broken);
            }
        }
    }

    /** What was charged for ending the contract, and was not given back yet. */
    private long feeMinor(LineId line) {
        return ledger.statement(line).stream()
                .filter(one -> one.reason() == Transfer.Reason.EARLY_TERMINATION)
                .mapToLong(one -> one.debit() == AccountKind.REVENUE
                        ? -one.amount().minor()
                        : one.amount().minor())
                .sum();
    }

    private static Transfer feeBack(
            Ordered<RestorationFile> order, AccountKind to, Money amount, Instant at) {
        return new Transfer(
                EffectId.of(order.id(), "ledger-fee-back-" + to).value(),
                order.file().line(),
                AccountKind.REVENUE,
                to,
                amount,
                Transfer.Reason.EARLY_TERMINATION,
                at);
    }

    private static Lines.Closing restoring(Ordered<RestorationFile> order) {
        return new Lines.Closing(order.file().line(), order.id());
    }
}
