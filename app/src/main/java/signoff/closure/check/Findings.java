// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import static signoff.closure.check.Finding.when;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signoff.closure.check.Check.Code;
import signoff.closure.check.Check.Owner;
import signoff.closure.check.Check.Remedy;
import signoff.kernel.Money;
import signoff.order.Orders.Order;
import signoff.policy.ClosurePolicy;
import signoff.subscriber.Contacts.Reachable;

/** One small function for each check: what is there, and what puts it right. Pure. */
final class Findings {

    private final ClosurePolicy policy;

    Findings(ClosurePolicy policy) {
        this.policy = policy;
    }

    Finding of(Code code, Looked looked) {
        var line = looked.line();
        return switch (code) {
            case IDENTITY -> identity(looked.asked());
            case PAID_BALANCE ->
                money(looked.balance().paid()).dueBy(looked.stop()).remedied(Remedy.USE_UP);
            case PROMOTIONAL_BALANCE ->
                money(looked.balance().lostBonus()).dueBy(looked.stop()).remedied(Remedy.USE_UP);
            case ALLOWANCE -> unused(looked.unused()).dueBy(looked.stop());
            case UNPAID_BILL -> money(looked.bills()).dueBy(looked.stop()).remedied(Remedy.PAY);
            case UNFINISHED_ORDER -> undelivered(looked.orders());
            case RUNNING_TRANSACTION -> running(looked.orders());
            // These two end with the confirmation (I18).
            case PLAN_CHANGE -> planChange(looked);
            case RECURRING_PAYMENT ->
                counted("mandates", line.mandates().size())
                        .dueBy(looked.asked().confirmBy())
                        .remedied(Remedy.SWITCH_OFF);
            case MINIMUM_TERM -> minimumTerm(looked);
            case DEVICE_INSTALMENTS -> {
                var left = looked.commitment().instalmentsMinor();
                // They go on as agreed, whether the line is closed or not.
                yield money(new Money(left, line.currency())).ownedBy(Owner.NOBODY);
            }
            case LEASED_DEVICE -> leased(looked);
            case BOUND_DEVICES ->
                counted("devices", looked.ties().devices().get())
                        .dueBy(looked.stop())
                        .remedied(Remedy.UNBIND);
            case BINDINGS ->
                counted("bindings", looked.ties().openBindings().get())
                        .dueBy(looked.stop())
                        .remedied(Remedy.TICK_OFF);
            // Nobody knows what is on a card, so everybody is told.
            case BACKUP -> when(true).dueBy(looked.stop()).remedied(Remedy.EXPORT);
            case PORT_RUNNING -> porting(looked);
            case NUMBER_LOCKED -> locked(looked);
            case RECENT_CHANGE -> recentChange(looked);
            case CONTACT ->
                when(looked.ties().reachable().get() != Reachable.AFTER_IT)
                        .dueBy(looked.stop())
                        .remedied(Remedy.CONTACTS);
            case LEGAL_HOLD -> since(looked.commitment().heldSince()).ownedBy(Owner.NOBODY);
        };
    }

    /**
     * Who has signed in as the holder is known; a payout asks for more (I6). Who asks for the
     * holder is not, until the code that is sent to the holder comes back (C6).
     */
    private static Finding identity(Looked.Asked asked) {
        return when(!asked.by().isProved())
                .told("asker", asked.by().word())
                .ownedBy(Owner.SUBSCRIBER)
                .dueBy(asked.confirmBy())
                .remedied(Remedy.CONFIRM);
    }

    private static Finding planChange(Looked looked) {
        var change = looked.ties().planChange().get();
        var found = when(change.isPresent())
                .dueBy(looked.asked().confirmBy())
                .remedied(Remedy.SEE_PLAN);
        return change.isEmpty() ? found : found.told("case", change.get().number());
    }

    private static Finding money(Money amount) {
        return when(!amount.isZero()).told("amount", amount);
    }

    private static Finding counted(String name, long count) {
        return when(count > 0).told(name, count);
    }

    private static Finding unused(List<Unused> all) {
        var found = when(!all.isEmpty()).remedied(Remedy.USE_UP);
        for (var one : all) found = found.told(one.unit(), one.amount());
        return found;
    }

    private static Finding since(@Nullable Instant at) {
        return at == null ? when(false) : when(true).told("since", at);
    }

    // By then each is delivered or has given its price back.
    private static Finding undelivered(List<Order> orders) {
        var packs = orders.stream().filter(order -> !RunningOrders.runs(order)).toList();
        var last = packs.stream()
                .map(Order::deliverBy)
                .filter(Objects::nonNull)
                .max(Instant::compareTo);
        return counted("orders", packs.size()).until(last.orElse(null)).remedied(Remedy.SEE_ORDERS);
    }

    private Finding running(List<Order> orders) {
        return counted("orders", orders.stream().filter(RunningOrders::runs).count())
                .ownedBy(Owner.OPERATOR)
                .until(RunningOrders.until(orders, policy.runningWait()))
                .remedied(Remedy.SEE_ORDERS);
    }

    // The fee is part of the finding even where it is nothing: the term itself is worth a word.
    private static Finding minimumTerm(Looked looked) {
        var until = looked.commitment().termUntil();
        var runs = until != null && until.isAfter(looked.stop());
        return when(runs)
                .told("amount", looked.earlyFee())
                .until(runs ? until : null)
                .remedied(Remedy.CHOOSE_STOP);
    }

    // An order of another provider that nobody carries out runs out, and then keeps nobody.
    private Finding porting(Looked looked) {
        var since = looked.commitment().portSince();
        if (since == null) return when(false);
        var until = since.plus(policy.portWithin());
        return until.isAfter(looked.readAt())
                ? since(since).until(until).remedied(Remedy.CALL_OFF)
                : when(false);
    }

    private Finding leased(Looked looked) {
        var device = looked.commitment().leasedDevice();
        if (device == null) return when(false);
        return when(true)
                .told("device", device)
                .ownedBy(Owner.SUBSCRIBER)
                .until(looked.stop().plus(policy.returnWithin()))
                .remedied(Remedy.RETURN);
    }

    private static Finding locked(Looked looked) {
        var until = looked.commitment().lockedUntil();
        var locked = until != null && until.isAfter(looked.readAt());
        return when(locked)
                .until(locked ? until : null)
                .ownedBy(Owner.NOBODY)
                .remedied(Remedy.WAIT);
    }

    // A bar against whoever took the line over: time alone lifts it, so its owner has a chance.
    private Finding recentChange(Looked looked) {
        var sim = looked.commitment().simChangedAt();
        var credentials = looked.ties().credentialsChangedAt().get().orElse(null);
        var over = Stream.of(sim, credentials)
                .filter(Objects::nonNull)
                .map(at -> at.plus(policy.recentChange()))
                .max(Instant::compareTo);
        var recent = over.filter(at -> at.isAfter(looked.readAt()));
        return when(recent.isPresent())
                .until(recent.orElse(null))
                .ownedBy(Owner.NOBODY)
                .remedied(Remedy.SEE_CONTACTS);
    }
}
