// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.SharedCommit;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.workflow.CaseType;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;
import signoff.workflow.evidence.JournalStore;

/** The cases of this installation, in PostgreSQL. */
@Component
class StoredCases implements Cases {

    /** What one caller tells one case. */
    private record Telling(
            CaseType<?, ?, ?> type,
            CaseId id,
            Function<Read<Object, Object>, Optional<Object>> fact,
            Actor actor) {}

    /** More than this in one transaction would hold too many rows for too long. */
    private static final int TOGETHER_MAX = 256;

    private final CaseDesk desk;
    private final CaseStore store;
    private final JournalStore journal;
    private final EffectStore effects;
    private final TransactionTemplate transaction;
    private final SharedCommit<Telling, Answer<Object, Object>> tellings;

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
        this.tellings = new SharedCommit<>(transaction, this::tellAll, Telling::id, TOGETHER_MAX);
    }

    @Override
    @SuppressWarnings("unchecked") // What is read back is what this type has just decided.
    public <C, S, E> List<Read<C, S>> open(
            CaseType<C, S, E> type, List<Opening<C, S, E>> openings) {
        var begun = transaction.execute(status -> desk.begin(
                (CaseType<Object, Object, Object>) type,
                openings.stream()
                        .map(one -> (Opening<Object, Object, Object>) one)
                        .toList()));
        return Objects.requireNonNull(begun).stream()
                .map(one -> (Read<C, S>) one.read())
                .toList();
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
        var telling = new Telling(
                type, id, read -> fact.apply((Read<C, S>) read).map(Object.class::cast), actor);
        return (Answer<C, S>) tellings.ask(telling);
    }

    private List<Answer<Object, Object>> tellAll(List<Telling> all) {
        var open = desk.lock(all.stream().map(Telling::id).toList());
        var known = all.stream().filter(telling -> isKnown(telling, open)).toList();
        var prompts = known.stream()
                .map(telling -> new CaseDesk.Prompt(
                        telling.id(),
                        telling.actor(),
                        locked -> telling.fact().apply(locked.read())))
                .toList();
        var moved = desk.move(open, prompts).iterator();
        return all.stream()
                .map(telling -> isKnown(telling, open)
                        ? answer(open.get(telling.id()), moved.next())
                        : new Answer.NotFound<>())
                .toList();
    }

    private static boolean isKnown(Telling telling, Map<CaseId, OpenCase> open) {
        var one = open.get(telling.id());
        return one != null && one.type.name().equals(telling.type().name());
    }

    private static Answer<Object, Object> answer(@Nullable OpenCase one, boolean moved) {
        var now = Objects.requireNonNull(one).read();
        return moved ? new Answer.Moved<>(now) : new Answer.NoMove<>(now);
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <C, S> Optional<Read<C, S>> find(CaseType<C, S, ?> type, CaseId id) {
        return store.find(id).filter(row -> row.kind().equals(type.name())).map(row ->
                (Read<C, S>) desk.read(row).read());
    }

    @Override
    @SuppressWarnings("unchecked") // As above.
    public <C, S> List<Read<C, S>> standing(
            CaseType<C, S, ?> type, BrandId brand, Class<? extends S> state, int most) {
        return store.standing(type.name(), brand, state.getSimpleName(), most).stream()
                .map(row -> (Read<C, S>) desk.read(row).read())
                .toList();
    }

    @Override
    public <E> Optional<E> told(CaseId id, Class<E> kind) {
        return journal.of(id).reversed().stream()
                .map(JournalStore.Linked::entry)
                .filter(entry -> entry.fact().equals(kind.getSimpleName()))
                .findFirst()
                .map(entry -> desk.read(kind, entry.body()));
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
    public boolean tryAgain(CaseId id, EffectId effect) {
        return effects.rearm(id, effect, desk.now());
    }

    @Override
    public List<Parked> parked(BrandId brand, int most) {
        return effects.parked(brand, most);
    }
}
