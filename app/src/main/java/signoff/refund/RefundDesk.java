// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** Locks the payments of the lines concerned, plans in memory, and writes down what is promised. */
@Component
class RefundDesk implements Refunds {

    private final RefundStore store;
    private final Clock clock;

    RefundDesk(RefundStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void remember(Collection<PaymentSource> payments) {
        if (!payments.isEmpty()) store.insert(List.copyOf(payments));
    }

    @Override
    public List<PaymentSource> payments(LineId line) {
        return store.payments(line);
    }

    @Override
    public Reply<List<PaymentSource>> payments(Trip trip, LineId line) {
        return store.payments(trip, line);
    }

    @Override
    public boolean isKnown(AccountId account, String instrument) {
        return store.isKnown(account, instrument);
    }

    @Override
    public Plan plan(LineId line, Money sum) {
        return plan(store.payments(line), sum);
    }

    @Override
    public Plan plan(List<PaymentSource> payments, Money sum) {
        return RefundLadder.plan(payments, sum);
    }

    @Override
    @Transactional
    public void release(LineId line, List<RefundLeg> legs) {
        legs.forEach(leg -> store.release(line, leg));
    }

    @Override
    @Transactional
    public Map<LineId, Plan> promise(Map<LineId, Money> sums) {
        if (sums.isEmpty()) return Map.of();

        var locked = store.lock(sums.keySet());
        var plans = new HashMap<>(locked.promised());
        var added = new HashMap<LineId, Plan>();
        sums.forEach((line, sum) -> {
            if (plans.containsKey(line)) return; // Promised before: the same legs again (I20).
            added.put(line, RefundLadder.plan(locked.payments(line), sum));
        });
        if (!added.isEmpty()) store.write(added, clock.instant());
        plans.putAll(added);
        return plans;
    }
}
