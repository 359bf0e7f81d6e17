// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.workflow.Effect;
import signoff.workflow.EffectHandler;
import signoff.workflow.EffectId;
import signoff.workflow.engine.EffectStore.Asked;
import signoff.workflow.engine.EffectStore.Claimed;
import signoff.workflow.engine.EffectStore.Lease;

/**
 * Writes down effects that rules asked for, in the transaction of the step. Where this node has a
 * free place towards the target, the effect is written with this node's lease on it and started
 * right after the commit: that saves the commit of a claim. If the node dies before, the lease runs
 * out, and whoever claims it then knows that it may have been tried.
 */
@Component
class EffectDesk {

    private final EffectStore store;
    private final EffectHandlers handlers;
    private final Notation notation;
    private final Lanes lanes;

    EffectDesk(EffectStore store, EffectHandlers handlers, Notation notation, Lanes lanes) {
        this.store = store;
        this.handlers = handlers;
        this.notation = notation;
        this.lanes = lanes;
    }

    Lease leaseFor(EffectHandler.Patience patience) {
        return new Lease(UUID.randomUUID(), EffectStore.leaseFor(patience));
    }

    /**
     * They are written with the trip that stores their cases. Whatever becomes of that trip, and
     * even if there is none, the end of the transaction gives the places back or starts.
     */
    void ask(Trip trip, List<OpenCase> cases, Instant now) {
        if (cases.stream().allMatch(one -> one.asked().isEmpty())) return;
        var start = new Start();
        TransactionSynchronizationManager.registerSynchronization(start);
        for (var one : cases) {
            for (var effect : one.asked()) {
                var id = EffectId.of(one.id, effect.leg());
                start.rows.computeIfAbsent(id, key -> asked(one, key, effect, now));
            }
        }
        start.written = store.insert(trip, List.copyOf(start.rows.values()));
    }

    private Asked asked(OpenCase owner, EffectId id, Effect effect, Instant now) {
        var handler = handlers.of(Notation.nameOf(effect));
        var target = handler.target();
        var body = notation.write(effect);
        var lease = lanes.reserve(target) ? leaseFor(handler.patience()) : null;
        return new Asked(
                owner.id, owner.type.name(), id, Notation.nameOf(effect), body, target, now, lease);
    }

    private void giveBack(Asked row) {
        lanes.giveBack(row.target(), 1);
    }

    /** What happens to the written effects once it is known whether the transaction holds. */
    private final class Start implements TransactionSynchronization {
        private final Map<EffectId, Asked> rows = new LinkedHashMap<>();
        private Reply<List<UUID>> written = Reply.of(List.of());

        @Override
        public void afterCompletion(int status) {
            var unowned = new ArrayList<String>();
            var held =
                    status == STATUS_COMMITTED ? Set.copyOf(written.orElse(List.of())) : Set.of();
            for (var row : rows.values()) {
                var holds = held.contains(row.id().value());
                if (row.lease() == null) unowned.add(row.target());
                else if (holds) lanes.start(claimed(row));
                else giveBack(row);
            }
            unowned.stream().distinct().forEach(lanes::ring);
        }

        private Claimed claimed(Asked row) {
            return new Claimed(
                    Objects.requireNonNull(row.lease()).by(),
                    row.owner(),
                    row.caseKind(),
                    row.id(),
                    row.kind(),
                    row.body(),
                    1,
                    false);
        }
    }
}
