// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.rules.FinalBalance;
import signoff.database.Trip;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitment;
import signoff.order.Orders;
import signoff.policy.ClosurePolicy;
import signoff.refund.PaymentSource;
import signoff.refund.RefundLeg;
import signoff.refund.Refunds;
import signoff.replacement.Replacements;
import signoff.replacement.Replacements.Running;

/** All that closing a line depends on, read without a lock and without changing anything. */
@Component
public class LineFacts {

    /** A line with its money, and what else it is tied by. */
    public record Known(
            Line line,
            Balances balances,
            List<Orders.Order> open,
            List<PaymentSource> payments,
            Ties ties) {

        /** What cancelled orders would give back to the paid balance. */
        public Money returned() {
            return open.stream()
                    .map(Orders.Order::returns)
                    .reduce(Money.none(balances.currency()), Money::plus);
        }

        /** When orders that cannot be cancelled are waited for no longer; null for none. */
        public @Nullable Instant ordersOver(ClosurePolicy policy) {
            return RunningOrders.until(open, policy.runningWait());
        }

        /** What ending the contract at that moment costs: nothing when nobody knows. */
        public Money earlyFee(ClosurePolicy policy, Instant stop) {
            var tied = ties.commitment().orElse(Commitment.NONE);
            return EarlyFee.due(tied, policy, balances.currency(), stop);
        }

        /** What is included and not used: nothing when nobody knows. */
        public List<Unused> unused() {
            return line.serviceEndedAt() == null ? ties.unused().orElse(List.of()) : List.of();
        }

        public FinalBalance balance(Money earlyFee) {
            return FinalBalance.of(balances.less(AccountKind.UNPAID, earlyFee), returned());
        }

        public Looked looked(Money earlyFee, Looked.Asked asked) {
            return new Looked(asked, line, balance(earlyFee), earlyFee, open, ties);
        }
    }

    private final Lines lines;
    private final Ledger ledger;
    private final Refunds refunds;
    private final Orders orders;
    private final Replacements replacements;
    private final TieReading ties;

    LineFacts(Lines lines, Ledger ledger, Refunds refunds, UnderWay underWay, TieReading ties) {
        this.lines = lines;
        this.ledger = ledger;
        this.refunds = refunds;
        this.orders = underWay.orders();
        this.replacements = underWay.replacements();
        this.ties = ties;
    }

    /** What can be under way on a line beside its closing. */
    @Component
    record UnderWay(Orders orders, Replacements replacements) {}

    /** With what else is asked of the database: there when the trip is over. */
    public Supplier<Optional<Known>> of(Trip trip, LineId id) {
        var line = lines.find(trip, id);
        var balances = ledger.balances(trip, List.of(id));
        var open = orders.openOf(trip, id);
        var replacing = replacements.running(trip, id);
        var payments = refunds.payments(trip, id);
        var tied = ties.of(trip, id);
        return () -> line.get()
                .map(found -> new Known(
                        found,
                        bookOf(id, balances.get()),
                        with(open.get(), found, replacing.get()),
                        payments.get(),
                        tied.get()));
    }

    /** One by one, so that what fails is missing alone. */
    public Optional<Known> of(LineId id) {
        return lines.find(id).map(this::known);
    }

    private Known known(Line line) {
        var id = line.id();
        return new Known(
                line,
                bookOf(id, ledger.balances(List.of(id))),
                with(orders.openOf(id), line, replacements.running(id)),
                refunds.payments(id),
                ties.of(id));
    }

    /** Another SIM that is on its way is an order too, as far as closing is concerned (4.6). */
    private static List<Orders.Order> with(
            List<Orders.Order> open, Line line, Optional<Running> replacing) {
        if (replacing.isEmpty()) return open;
        var all = new ArrayList<>(open);
        var nothing = Money.none(line.currency());
        all.add(new Orders.Order(
                replacing.get().id(),
                line.id(),
                Orders.Order.SIM,
                Orders.Order.SIM,
                nothing,
                replacing.get().atWork() ? Orders.Status.IN_PROGRESS : Orders.Status.PENDING,
                nothing,
                replacing.get().askedAt(),
                null));
        return List.copyOf(all);
    }

    private static Balances bookOf(LineId id, Map<LineId, Balances> found) {
        return Objects.requireNonNull(found.get(id), "no book of " + id);
    }

    public List<RefundLeg> legs(Known known, Money sum) {
        return sum.isZero() ? List.of() : refunds.plan(known.payments(), sum).legs();
    }
}
