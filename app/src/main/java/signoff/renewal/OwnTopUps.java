// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.Line.Mandate;
import signoff.line.Line.Status;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.order.Orders;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing;
import signoff.renewal.RenewalDesk.Looked;

/**
 * Top-ups that come by themselves, by the instrument that a mandate names. Each is an order like a
 * subscriber's own: refused once a closing has begun, and exactly one, however often it is asked
 * for. A bank that declines is asked again the next day.
 */
@Component
class OwnTopUps {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTopUps.class);

    private final Orders orders;
    private final Ledger ledger;

    OwnTopUps(Orders orders, Ledger ledger) {
        this.orders = orders;
        this.ledger = ledger;
    }

    /** What the fee is short of, if the subscriber has named what pays then. */
    void orderFor(Looked one, Money fee) {
        var instrument = one.line()
                .mandate(Mandate.AUTO_RENEW)
                .map(GivenMandate::instrument)
                .orElse(null);
        if (instrument == null) return;
        var paid = ledger.balances(List.of(one.id())).get(one.id());
        if (paid == null) return;
        var least = Money.whole(1, fee.currency());
        var lack = fee.minusAtMost(paid.of(AccountKind.PAID));
        order(one, "renewal", instrument, lack.smallerOf(least).equals(lack) ? least : lack);
    }

    /** Where less is left than the subscriber wants. */
    void orderWhereLow(List<Looked> looked) {
        var asked = looked.stream().filter(OwnTopUps::mayTopUp).toList();
        var balances = ledger.balances(asked.stream().map(Looked::id).toList());
        for (var one : asked) {
            var mandate = one.line().mandate(Mandate.AUTO_TOP_UP).orElseThrow();
            var left = balances.get(one.id());
            var below = mandate.below();
            var amount = mandate.amount();
            var instrument = mandate.instrument();
            if (left == null || below == null || amount == null || instrument == null) continue;
            if (left.of(AccountKind.PAID).minor() < below.minor()) {
                order(one, "threshold", instrument, amount);
            }
        }
    }

    private static boolean mayTopUp(Looked one) {
        return one.line().status() == Status.ACTIVE
                && one.line().mandate(Mandate.AUTO_TOP_UP).isPresent();
    }

    /** Once a day for each purpose. A pack may be open for days, and brings no money. */
    private void order(Looked one, String purpose, String instrument, Money amount) {
        if (orders.openOf(one.id()).stream().anyMatch(Order::isTopUp)) return;
        var day = one.terms().dayOf(one.now());
        var name = one.id().value() + " " + day + " top-up by itself, " + purpose;
        var request = UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
        var placing = orders.topUp(request, one.id(), instrument, amount, Actor.system());
        if (placing instanceof Placing.Refused(var why)) {
            LOG.info("line {} is not topped up by itself: {}", one.id().value(), why.code());
        }
    }

    /** A balance may fall at any time, so a line that is topped up by itself is looked at often. */
    List<Moved> lookOften(List<Moved> moved, List<Looked> looked, Duration every) {
        var often = new HashSet<LineId>();
        looked.stream().filter(OwnTopUps::mayTopUp).forEach(one -> often.add(one.id()));
        return moved.stream()
                .map(one -> often.contains(one.line()) ? sooner(one, looked, every) : one)
                .toList();
    }

    private static Moved sooner(Moved one, List<Looked> looked, Duration every) {
        var soon = looked.getFirst().now().plus(every);
        return one.lookAt().isBefore(soon)
                ? one
                : new Moved(one.line(), one.chargeOn(), one.paid(), one.lacking(), soon);
    }
}
