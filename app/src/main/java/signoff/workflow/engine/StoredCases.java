// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.workflow.CaseType;
import signoff.workflow.Cases;
import signoff.workflow.Effect;
import signoff.workflow.evidence.JournalStore;

/** The cases of this installation, in PostgreSQL. */
@Component
class StoredCases implements Cases {

    /** Two transactions that wait for each other are rare, and one of them may simply try again. */
    private static final int TRIES_MAX = 4;

    private final CaseDesk desk;
    private final CaseStore store;
    private final JournalStore journal;
    private final EffectStore effects;
    private final TransactionTemplate transaction;

    StoredCases(
            CaseDesk desk,
            CaseStore store,
            JournalStore journal,
            EffectStore effects,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.store = store;
        this.journal = journal;
        this.effects = effects;
        this.transaction = transaction;
    }

    @Override
    @SuppressWarnings("unchecked") // What is read back is what this type has just decided.
    public <C, S, E> Read<C, S> open(CaseType<C, S, E> type, Opening<C, S, E> opening) {
        var begun = inTransaction(() -> desk.begin(
                (CaseType<Object, Object, Object>) type,
                (Opening<Object, Object, Object>) opening));
        return (Read<C, S>) begun.read();
    }

    @Override
    public <C, S, E> Answer<C, S> tell(CaseType<C, S, E> type, CaseId id, E fact, Actor actor) {
        return tellWhen(type, id, read -> Optional.of(fact), actor);
    }

    @Override
    @SuppressWarnings("unchecked") // The row names its type, and is read with that type only.
    public <C, S, E> Answer<C, S> tellWhen(
            CaseType<C, S, E> type,
            CaseId id,
            Function<Read<C, S>, Optional<E>> fact,
            Actor actor) {
        return inTransaction(() -> {
            var open = desk.lock(List.of(id));
            var one = open.get(id);
            if (one == null || !one.type.name().equals(type.name())) {
                return new Answer.NotFound<>();
            }
            var prompt = new CaseDesk.Prompt(
                    id,
                    actor,
                    locked -> fact.apply((Read<C, S>) locked.read()).map(Object.class::cast));
            var moved = desk.move(open, List.of(prompt)).getFirst();
            var now = (Read<C, S>) one.read();
            return moved ? new Answer.Moved<>(now) : new Answer.NoMove<>(now);
        });
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <C, S> Optional<Read<C, S>> find(CaseType<C, S, ?> type, CaseId id) {
        return store.find(id).filter(row -> row.kind().equals(type.name())).map(row ->
                (Read<C, S>) desk.read(row).read());
    }

    @Override
    public List<Entry> journal(CaseId id) {
        return journal.of(id).stream()
                .map(JournalStore.Linked::entry)
                .map(entry -> new Entry(
                        entry.number(),
                        entry.fact(),
                        entry.at(),
                        entry.actor(),
                        entry.before(),
                        entry.after()))
                .toList();
    }

    @Override
    public List<EffectView> effects(CaseId id) {
        return effects.of(id);
    }

    @Override
    public int tryAgain(CaseId id, Class<? extends Effect> kind) {
        return inTransaction(() -> effects.rearm(id, kind.getSimpleName(), desk.now()));
    }

    @Override
    public List<Parked> parked(BrandId brand, int most) {
        return effects.parked(brand, most);
    }

    /** Joins the caller's transaction if there is one; only our own can be tried again. */
    private <T> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return work.get();
        for (int number = 1; ; number++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (PessimisticLockingFailureException e) {
                if (number == TRIES_MAX) throw e;
            }
        }
    }
}
