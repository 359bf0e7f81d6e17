// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import signoff.closure.check.ClosureTies;
import signoff.closure.review.QueueStore;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.BalanceWasUsed;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.DebtWasLeft;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureOrder.BeginClosing;
import signoff.closure.rules.ClosureOrder.BookFinalPayment;
import signoff.closure.rules.ClosureOrder.BookOtherwise;
import signoff.closure.rules.ClosureOrder.BookRefund;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.EndLine;
import signoff.closure.rules.ClosureOrder.KeepLine;
import signoff.closure.rules.ClosureOrder.LeaveQueue;
import signoff.closure.rules.ClosureOrder.LookAtBalance;
import signoff.closure.rules.ClosureOrder.LookAtOrders;
import signoff.closure.rules.ClosureOrder.Queue;
import signoff.closure.rules.ClosureOrder.ReleaseLegs;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureOrder.StopCharges;
import signoff.closure.rules.ClosureOrder.StrikeBalance;
import signoff.closure.rules.FinalBalance;
import signoff.document.Papers;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.ledger.Posting;
import signoff.ledger.Transfer;
import signoff.line.Lines;
import signoff.refund.Refunds;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/**
 * Writes what the rules ordered into our own books: lines, orders, ledger, refunds. Set by set, in
 * the transaction of the steps: for one closing or for hundreds the same number of statements.
 */
@Component
class ClosureBooks {

    private final Lines lines;
    private final Ledger ledger;
    private final Refunds refunds;
    private final ClosureStore store;
    private final ClosureTies ties;
    private final Quoting quoting;
    private final QueueStore queue;
    private final Papers papers;
    private final ApplicationEventPublisher events;

    ClosureBooks(Lines lines, Ledger ledger, Refunds refunds, ClosureStore store, Ends ends) {
        this.ties = ends.ties();
        this.quoting = ends.quoting();
        this.queue = ends.desk().queue();
        this.papers = ends.desk().papers();
        this.events = ends.events();
        this.lines = lines;
        this.ledger = ledger;
        this.refunds = refunds;
        this.store = store;
    }

    /**
     * What else ends with a line: its ties, its quote, and its place in the queue; and who hears of
     * one that stays.
     */
    @Component
    record Ends(ClosureTies ties, Quoting quoting, Desk desk, ApplicationEventPublisher events) {}

    /** What people look at: the queue, and what was handed in. */
    @Component
    record Desk(QueueStore queue, Papers papers) {}

    List<Told<ClosureEvent>> carryOut(List<Ordered<ClosureFile>> given, Instant at) {
        var byKind = new HashMap<Class<?>, List<Ordered<ClosureFile>>>();
        given.stream()
                .sorted(Comparator.comparing(
                        (Ordered<ClosureFile> order) -> lineOf(order).value()))
                .forEach(order -> byKind.computeIfAbsent(
                                order.instruction().getClass(), kind -> new ArrayList<>())
                        .add(order));
        // Lines first, then money: the order in which all transactions take their locks.
        lines.move(new Lines.Moves(
                closings(of(byKind, BeginClosing.class)),
                linesOf(of(byKind, KeepLine.class)),
                of(byKind, EndLine.class).stream().map(ClosureBooks::ending).toList(),
                settled(of(byKind, SettleLine.class))));
        some(byKind, KeepLine.class, some -> events.publishEvent(new Lines.Stay(linesOf(some))));
        var told = new ArrayList<Told<ClosureEvent>>();
        some(byKind, EndLine.class, some -> told.addAll(ties.letGo(some, at)));
        some(byKind, StopCharges.class, some -> stopCharges(some, at));
        some(byKind, ReleaseLegs.class, this::releaseLegs);
        some(byKind, BookRefund.class, some -> bookRefunds(some, at));
        some(byKind, BookOtherwise.class, some -> bookOtherwise(some, at));
        some(byKind, BookFinalPayment.class, some -> bookFinalPayments(some, at));
        some(byKind, LeaveQueue.class, some -> decided(idsOf(some), at));
        some(byKind, Queue.class, some -> queue.put(waiting(some), at));
        some(byKind, EndCase.class, some -> store.end(idsOf(some)));
        some(byKind, LookAtOrders.class, some -> told.addAll(ties.running(some, at)));
        some(byKind, LookAtBalance.class, some -> told.addAll(look(some, at)));
        some(byKind, StrikeBalance.class, some -> told.addAll(strike(some, at)));
        return List.copyOf(told);
    }

    private static void some(
            Map<Class<?>, List<Ordered<ClosureFile>>> byKind,
            Class<?> kind,
            Consumer<List<Ordered<ClosureFile>>> work) {
        var some = of(byKind, kind);
        if (!some.isEmpty()) work.accept(some);
    }

    private static List<Ordered<ClosureFile>> of(
            Map<Class<?>, List<Ordered<ClosureFile>>> byKind, Class<?> kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    // One that was restored meanwhile belongs to no case any more.
    private List<LineId> settled(List<Ordered<ClosureFile>> some) {
        return some.isEmpty() ? List.of() : List.copyOf(lines.stillClosed(closings(some)));
    }

    private static List<Lines.Closing> closings(List<Ordered<ClosureFile>> some) {
        return some.stream()
                .map(order -> new Lines.Closing(lineOf(order), order.id()))
                .toList();
    }

    private static Lines.Ending ending(Ordered<ClosureFile> order) {
        var terms = order.file().terms();
        var stopAt = order.file().stopAt();
        return new Lines.Ending(
                lineOf(order),
                stopAt,
                terms.restorableUntil(stopAt),
                terms.quarantinedUntil(stopAt));
    }

    // Orders first: what they give back must be in the balance before anything is struck.
    private void stopCharges(List<Ordered<ClosureFile>> some, Instant at) {
        ties.cancelOrders(linesOf(some), at);
        post(ties.earlyFees(some));
        ledger.stopCharges(some.stream().collect(toMap(ClosureBooks::lineOf, this::stop)));
    }

    // What comes after the time for late usage is ours, also where the network is late to confirm
    // and the balance is struck later than that.
    private Ledger.Stop stop(Ordered<ClosureFile> order) {
        var from = ((StopCharges) order.instruction()).from();
        return new Ledger.Stop(from, order.file().terms().lateUntil(from));
    }

    private void bookRefunds(List<Ordered<ClosureFile>> some, Instant at) {
        post(some.stream().map(order -> payout(order, at)).toList());
    }

    private static Transfer payout(Ordered<ClosureFile> order, Instant at) {
        var part = ((BookRefund) order.instruction()).part();
        return new Transfer(
                FinalBalance.id(order.id(), "refund-" + part.number()),
                lineOf(order),
                AccountKind.PAYABLE,
                AccountKind.CASH,
                part.amount(),
                Transfer.Reason.REFUND,
                at);
    }

    private void releaseLegs(List<Ordered<ClosureFile>> some) {
        some.forEach(
                order -> refunds.release(order.id(), ((ReleaseLegs) order.instruction()).legs()));
    }

    private void bookOtherwise(List<Ordered<ClosureFile>> some, Instant at) {
        post(some.stream().map(order -> otherwise(order, at)).toList());
    }

    // Its own reason, so that the bank's statement and the book can be held against each other.
    private static Transfer otherwise(Ordered<ClosureFile> order, Instant at) {
        return new Transfer(
                FinalBalance.id(order.id(), "refund-otherwise"),
                lineOf(order),
                AccountKind.PAYABLE,
                AccountKind.CASH,
                ((BookOtherwise) order.instruction()).amount(),
                Transfer.Reason.REFUND_OTHERWISE,
                at);
    }

    private void bookFinalPayments(List<Ordered<ClosureFile>> some, Instant at) {
        post(some.stream().map(order -> finalPayment(order, at)).toList());
    }

    // The strike left exactly this on UNPAID: what is paid brings it to zero.
    private static Transfer finalPayment(Ordered<ClosureFile> order, Instant at) {
        return new Transfer(
                FinalBalance.id(order.id(), "bill-paid"),
                lineOf(order),
                AccountKind.CASH,
                AccountKind.UNPAID,
                ((BookFinalPayment) order.instruction()).amount(),
                Transfer.Reason.BILL_SETTLED,
                at);
    }

    // Nothing is locked: what is used or topped up a moment later is what the reminder is for.
    private List<Told<ClosureEvent>> look(List<Ordered<ClosureFile>> some, Instant at) {
        var held = ledger.balances(linesOf(some));
        return some.stream()
                .filter(order -> isUsedUp(Objects.requireNonNull(held.get(lineOf(order)))))
                .map(order -> new Told<ClosureEvent>(order.id(), new BalanceWasUsed(at)))
                .toList();
    }

    private static boolean isUsedUp(Balances held) {
        return held.of(AccountKind.PAID).isZero()
                && held.of(AccountKind.PROMOTIONAL).isZero();
    }

    // Lines first: a restore that is just being confirmed comes before this or after it.
    private List<Told<ClosureEvent>> strike(List<Ordered<ClosureFile>> given, Instant at) {
        var closed = lines.stillClosed(closings(given));
        var some =
                given.stream().filter(order -> closed.contains(lineOf(order))).toList();
        var told = new ArrayList<Told<ClosureEvent>>();
        given.stream()
                .filter(order -> !closed.contains(lineOf(order)))
                .forEach(order -> told.add(new Told<>(order.id(), new LineWasRestored(at))));
        if (!some.isEmpty()) told.addAll(strikeClosed(some, at));
        return told;
    }

    private List<Told<ClosureEvent>> strikeClosed(List<Ordered<ClosureFile>> some, Instant at) {
        var held = ledger.freeze(linesOf(some));
        var struck = new HashMap<UUID, FinalBalance>();
        var transfers = new ArrayList<Transfer>();
        var credits = new ArrayList<Refunds.Due>();
        var bonuses = new HashMap<LineId, Long>();
        for (var order : some) {
            var line = lineOf(order);
            var balances = Objects.requireNonNull(held.get(line), "no book of " + line);
            var balance = FinalBalance.of(balances, Money.none(balances.currency()));
            struck.put(line.value(), balance);
            transfers.addAll(balance.transfers(order.id(), line, at));
            bonuses.put(line, balance.lostBonus().minor());
            if (balance.weReturn().isZero()) continue;
            credits.add(new Refunds.Due(order.id(), line, balance.weReturn()));
        }
        var told = new ArrayList<>(quoting.compare(some, bonuses, at));
        post(transfers);
        var plans = refunds.promise(credits);
        some.forEach(order -> told.add(new Told<>(order.id(), fact(order, struck, plans, at))));
        return told;
    }

    private static ClosureEvent fact(
            Ordered<ClosureFile> order,
            Map<UUID, FinalBalance> struck,
            Map<CaseId, Refunds.Plan> plans,
            Instant at) {
        var balance = Objects.requireNonNull(struck.get(lineOf(order).value()));
        var plan = plans.get(order.id());
        if (!balance.youOwe().isZero()) return new DebtWasLeft(at, balance.youOwe());
        if (plan == null) return new NothingWasOwed(at);
        return plan.without().isZero()
                ? new CreditWasLeft(at, balance.weReturn(), plan.legs())
                : new CreditHadNoWayBack(at, balance.weReturn(), plan.legs());
    }

    // A rule of the ledger that is broken here is a bug of ours: the whole commit must not stand.
    private void post(List<Transfer> transfers) {
        if (transfers.isEmpty()) return;
        var answers = ledger.post(transfers);
        for (int place = 0; place < answers.size(); place++) {
            if (answers.get(place) instanceof Posting.NotPosted(var broken)) {
                throw new IllegalStateException(broken + ": " + transfers.get(place));
            }
        }
    }

    /**
     * Nobody has to look at it any more: neither at the request, nor at what was handed in (I30).
     */
    private void decided(List<CaseId> cases, Instant at) {
        queue.leave(cases);
        papers.purposeEnds(cases, at);
    }

    // The last order of a case is how it stands: one commit may move it more than once.
    private static List<QueueStore.Waiting> waiting(List<Ordered<ClosureFile>> some) {
        var last = new LinkedHashMap<CaseId, QueueStore.Waiting>();
        for (var order : some) {
            var queue = (Queue) order.instruction();
            var file = order.file();
            last.put(
                    order.id(),
                    new QueueStore.Waiting(
                            order.id(),
                            queue.stage().name(),
                            queue.until(),
                            file.reviewers(),
                            file.weighed().points()));
        }
        return List.copyOf(last.values());
    }

    private static List<CaseId> idsOf(List<Ordered<ClosureFile>> some) {
        return some.stream().map(Ordered::id).toList();
    }

    private static LineId lineOf(Ordered<ClosureFile> order) {
        return order.file().line();
    }

    private static List<LineId> linesOf(List<Ordered<ClosureFile>> some) {
        return some.stream().map(ClosureBooks::lineOf).toList();
    }
}
