// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.workflow.CaseType;
import signoff.workflow.Cases;
import signoff.workflow.evidence.JournalStore;

/**
 * Loads cases, lets the rules decide, and stores what they decided: the only place where a case
 * moves. Always inside one transaction, for one case or for hundreds, at the same number of
 * statements.
 *
 * <p>The order within a transaction: lock the cases; let the clock act where a deadline has passed;
 * tell the facts; carry out what the rules ordered of our own books; tell the facts that came of
 * it; again until nothing moves; write journal, cases and effects.
 */
@Component
class CaseDesk {

    /** A case that moves more often than this in one commit goes round in circles. */
    private static final int ROUNDS_MAX = 50;

    /** A fact for a case, which may depend on how the case stands when its row is locked. */
    record Prompt(CaseId id, Actor actor, Function<OpenCase, Optional<Object>> fact) {}

    private final CaseStore cases;
    private final JournalStore journal;
    private final EffectDesk effects;
    private final CaseTypes types;
    private final Notation notation;
    private final Clock clock;

    CaseDesk(
            CaseStore cases,
            JournalStore journal,
            EffectDesk effects,
            CaseTypes types,
            Clock clock) {
        this.cases = cases;
        this.journal = journal;
        this.notation = types.notation();
        this.effects = effects;
        this.types = types;
        this.clock = clock;
    }

    /** To the microsecond: what is hashed is what PostgreSQL stores. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    <E> E read(Class<E> fact, String body) {
        return notation.read(fact, body);
    }

    Trip trip() {
        return cases.trip();
    }

    Map<CaseId, OpenCase> lock(Collection<CaseId> ids) {
        var trip = trip();
        var locked = lock(trip, ids);
        trip.go();
        return open(locked.get());
    }

    /** With what else goes to the server. What is locked is then {@link #open opened}. */
    Reply<List<CaseRow>> lock(Trip trip, Collection<CaseId> ids) {
        return ids.isEmpty()
                ? Reply.of(List.of())
                : cases.lock(trip, ids.stream().distinct().toList());
    }

    Map<CaseId, OpenCase> lockDue(int most) {
        return open(cases.lockDue(types.names(), now(), most));
    }

    List<CaseId> due(int most) {
        return cases.due(types.names(), now(), most);
    }

    OpenCase read(CaseRow row) {
        return OpenCase.of(types.of(row.kind()), notation, row);
    }

    boolean minds(EffectAttempt.Tried tried) {
        var effect = tried.effect();
        return effect != null && types.of(tried.claimed().caseKind()).minds(effect.getClass());
    }

    /** Moves locked cases. Answers, prompt by prompt, whether it moved its case. */
    List<Boolean> move(Map<CaseId, OpenCase> open, List<Prompt> prompts) {
        var now = now();
        settle(open, now);
        var moved = new ArrayList<Boolean>();
        for (var prompt : prompts) {
            var target = open.get(prompt.id());
            moved.add(target != null
                    && prompt.fact()
                            .apply(target)
                            .map(fact -> target.tell(fact, prompt.actor(), now))
                            .orElse(false));
        }
        settle(open, now);
        store(open.values().stream().filter(OpenCase::hasMoved).toList(), now);
        return moved;
    }

    /** Begins cases. */
    List<OpenCase> begin(
            CaseType<Object, Object, Object> type,
            List<Cases.Opening<Object, Object, Object>> openings) {
        var now = now();
        var begun = openings.stream()
                .map(opening -> OpenCase.begin(type, notation, opening, now))
                .toList();
        var byId = new LinkedHashMap<CaseId, OpenCase>();
        begun.forEach(one -> byId.put(one.id, one));
        if (begun.isEmpty()) return begun;
        settle(byId, now);
        var trip = trip();
        cases.insert(trip, begun.stream().map(OpenCase::row).toList(), now);
        writeDown(trip, begun, now);
        return begun;
    }

    Map<CaseId, OpenCase> open(List<CaseRow> rows) {
        var open = new LinkedHashMap<CaseId, OpenCase>();
        rows.forEach(row -> open.put(row.id(), read(row)));
        return open;
    }

    /**
     * Clock and books act until nothing moves any more. A deadline that comes back every few days
     * comes very often after months without a server: what is left is due again, for the next
     * commit.
     */
    private void settle(Map<CaseId, OpenCase> open, Instant now) {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            var moved = carryOut(open, now);
            for (var one : open.values()) {
                moved |= one.letClockAct(now);
            }
            if (!moved) return;
        }
        if (open.values().stream().allMatch(OpenCase::catchesUp)) return;
        throw new IllegalStateException("cases go round in circles: " + open.keySet());
    }

    private boolean carryOut(Map<CaseId, OpenCase> open, Instant now) {
        var orders = new LinkedHashMap<
                CaseType<Object, Object, Object>, List<CaseType.Ordered<Object>>>();
        for (var one : open.values()) {
            var ofOne = one.takeOrders();
            if (!ofOne.isEmpty()) {
                orders.computeIfAbsent(one.type, type -> new ArrayList<>()).addAll(ofOne);
            }
        }
        orders.forEach((type, given) -> type.carryOut(given, now).forEach(told -> {
            var target = open.get(told.id());
            if (target == null || !target.tell(told.fact(), Actor.system(), now)) {
                throw new IllegalStateException("no row for " + told + " in " + target);
            }
        }));
        return !orders.isEmpty();
    }

    private void store(List<OpenCase> moved, Instant now) {
        if (moved.isEmpty()) return;
        var trip = trip();
        cases.update(trip, moved.stream().map(OpenCase::row).toList(), now);
        writeDown(trip, moved, now);
    }

    private void writeDown(Trip trip, List<OpenCase> moved, Instant now) {
        journal.insert(
                trip, moved.stream().flatMap(one -> one.entries().stream()).toList());
        effects.ask(trip, moved, now);
        trip.go();
    }
}
