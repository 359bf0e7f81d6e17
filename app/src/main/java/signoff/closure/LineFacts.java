// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.closure.check.EarlyFee;
import signoff.closure.check.Fact;
import signoff.closure.check.Looked;
import signoff.closure.rules.FinalBalance;
import signoff.device.Bindings;
import signoff.device.Devices;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.order.Orders;
import signoff.policy.ClosurePolicy;
import signoff.refund.RefundLeg;
import signoff.refund.Refunds;

/** All that closing a line depends on, read without a lock and without changing anything. */
@Component
class LineFacts {

    /**
     * A line with its money, and what else is known of it. Without the line and its money there is
     * nothing to show; each of the others can be missing alone.
     */
    record Known(
            Line line,
            Balances balances,
            List<Orders.Order> open,
            Fact<Commitment> commitment,
            Fact<Integer> devices,
            Fact<Integer> openBindings,
            Fact<Optional<Instant>> credentialsChangedAt,
            Instant readAt) {

        /** What cancelled orders would give back to the paid balance. */
        Money returned() {
            return open.stream()
                    .map(Orders.Order::returns)
                    .reduce(Money.none(balances.currency()), Money::plus);
        }

        /** What ending the contract at that moment costs: nothing when nobody knows. */
        Money earlyFee(ClosurePolicy policy, Instant stop) {
            var tied = commitment.orElse(Commitment.NONE);
            return EarlyFee.due(tied, policy, balances.currency(), stop);
        }

        FinalBalance balance(Money earlyFee) {
            return FinalBalance.of(balances.less(AccountKind.UNPAID, earlyFee), returned());
        }

        Looked looked(Money earlyFee, Instant stop) {
            return new Looked(
                    readAt,
                    stop,
                    line,
                    balance(earlyFee),
                    earlyFee,
                    open,
                    commitment,
                    devices,
                    openBindings,
                    credentialsChangedAt);
        }
    }

    private final Lines lines;
    private final Commitments commitments;
    private final Ledger ledger;
    private final Refunds refunds;
    private final Orders orders;
    private final Devices devices;
    private final Bindings bindings;
    private final Clock clock;

    LineFacts(
            Lines lines,
            Commitments commitments,
            Ledger ledger,
            Refunds refunds,
            Orders orders,
            Devices devices,
            Bindings bindings,
            Clock clock) {
        this.lines = lines;
        this.commitments = commitments;
        this.ledger = ledger;
        this.refunds = refunds;
        this.orders = orders;
        this.devices = devices;
        this.bindings = bindings;
        this.clock = clock;
    }

    Optional<Known> of(LineId id) {
        return lines.find(id).map(this::known);
    }

    private Known known(Line line) {
        var id = line.id();
        var balances = ledger.balances(List.of(id)).get(id);
        return new Known(
                line,
                Objects.requireNonNull(balances, "no book of " + id),
                orders.openOf(id),
                Fact.read("commitments", () -> commitments.of(id)),
                Fact.read("devices", () -> devices.count(id)),
                Fact.read("bindings", () -> bindings.countOpen(id)),
                Fact.read("credentials", () -> credentialsChangedAt(id.account())),
                clock.instant());
    }

    // Subscribers keep no such time yet. When they do, it is read here.
    private static Optional<Instant> credentialsChangedAt(AccountId account) {
        return Optional.empty();
    }

    List<RefundLeg> legs(LineId line, Money sum) {
        return sum.isZero() ? List.of() : refunds.plan(line, sum).legs();
    }
}
