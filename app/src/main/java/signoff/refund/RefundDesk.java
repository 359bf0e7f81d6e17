// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.RefundStore.Promised;

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
    public Plan plan(LineId line, Money sum) {
        return plan(store.payments(line), sum);
    }

    @Override
    public Plan plan(List<PaymentSource> payments, Money sum) {
        return RefundLadder.plan(payments, sum);
    }

    @Override
    @Transactional
    public void release(CaseId owner, List<RefundLeg> legs) {
        if (!legs.isEmpty()) store.release(owner, legs);
    }

    @Override
    public List<RefundLeg> promised(CaseId owner) {
        return store.promised(owner);
    }

    @Override
    @Transactional
    public Map<CaseId, Plan> promise(List<Due> dues) {
        if (dues.isEmpty()) return Map.of();

        var locked = store.lock(dues);
        var plans = new HashMap<>(locked.promised());
        var added = new ArrayList<Promised>();
        for (var due : dues) {
            if (plans.containsKey(due.owner())) continue; // The same legs again (I20).
            var plan = RefundLadder.plan(locked.payments(due.line()), due.sum());
            added.add(new Promised(due, plan));
            plans.put(due.owner(), plan);
        }
        if (!added.isEmpty()) store.write(added, clock.instant());
        return plans;
    }
}
