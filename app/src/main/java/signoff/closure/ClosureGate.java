// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.DraftSaved;
import signoff.closure.rules.ClosureEvent.SubscriberWithdrew;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.Draft;
import signoff.database.SharedCommit;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Line;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.Effect;

/**
 * Lets one closure of a line in at a time (I1). Who comes second, from wherever and however close
 * behind, is led to the case of the first (SF-61).
 */
@Component
class ClosureGate {

    /** A case in its first state, and what is done first. */
    record Begun(ClosureFile file, ClosureState state, List<Effect> effects) {}

    private record Beginning(
            CaseId id,
            Line line,
            ClosureEvent fact,
            Answers answers,
            Actor actor,
            Function<CaseId, Begun> beginning) {

        private ClosureStore.Wanted wanted() {
            return new ClosureStore.Wanted(id, line.id(), line.brand(), line.kind(), fact.at());
        }
    }

    /** So many closings begin in one transaction at most. */
    private static final int TOGETHER_MAX = 128;

    /** Each further try needs another case of the line to have begun and ended meanwhile. */
    private static final int TRIES_MAX = 4;

    private final Cases cases;
    private final ClosureCases type;
    private final ClosureStore store;
    private final SealedWords words;
    private final TransactionTemplate transaction;
    private final SharedCommit<Beginning, Opening> beginnings;

    ClosureGate(
            Cases cases,
            ClosureCases type,
            ClosureStore store,
            SealedWords words,
            TransactionTemplate transaction) {
        this.cases = cases;
        this.type = type;
        this.store = store;
        this.words = words;
        this.transaction = transaction;
        this.beginnings = new SharedCommit<>(
                transaction, this::beginAll, one -> one.line().id(), TOGETHER_MAX);
    }

    Optional<Read<ClosureFile, ClosureState>> open(LineId line) {
        return store.openFor(line).flatMap(this::find);
    }

    Optional<Read<ClosureFile, ClosureState>> find(CaseId id) {
        return cases.find(type, id);
    }

    Opening begin(
            Line line,
            ClosureEvent fact,
            Answers answers,
            Actor actor,
            Function<CaseId, Begun> beginning) {
        var id = store.newId(line.id());
        return beginnings.ask(new Beginning(id, line, fact, answers, actor, beginning));
    }

    private List<Opening> beginAll(List<Beginning> all) {
        var begun = new HashSet<UUID>();
        var others = new HashMap<LineId, Read<ClosureFile, ClosureState>>();
        letIn(all, begun, others);
        var first = all.stream()
                .filter(one -> begun.contains(one.id().value()))
                .map(this::opening)
                .toList();
        var read = cases.open(type, first).iterator();
        return all.stream()
                .map(one -> begun.contains(one.id().value())
                        ? new Opening.Opened(ViewOf.closure(
                                read.next(), SealedWords.kept(one.answers().words())))
                        : alreadyOpen(
                                Objects.requireNonNull(others.get(one.line().id()))))
                .toList();
    }

    // The case that was in the way may end before it is looked up, and then the way is free. Rows
    // that are locked meanwhile may let two transactions wait for each other; one of them is done
    // again in that case.
    private void letIn(
            List<Beginning> all,
            Set<UUID> begun,
            Map<LineId, Read<ClosureFile, ClosureState>> others) {
        var left = all;
        for (int number = 1; !left.isEmpty(); number++) {
            if (number > TRIES_MAX) {
                throw new IllegalStateException("the case in the way ended " + TRIES_MAX
                        + " times: " + left.size() + " lines");
            }
            begun.addAll(store.begin(left.stream().map(Beginning::wanted).toList()));
            left = left.stream()
                    .filter(one -> !begun.contains(one.id().value()))
                    .filter(one -> {
                        var other = open(one.line().id());
                        other.ifPresent(read -> others.put(one.line().id(), read));
                        return other.isEmpty();
                    })
                    .toList();
        }
    }

    private Cases.Opening<ClosureFile, ClosureState, ClosureEvent> opening(Beginning one) {
        words.keep(one.id(), one.answers().words());
        var begun = one.beginning().apply(one.id());
        return new Cases.Opening<>(
                one.id(),
                one.line().brand(),
                begun.file(),
                begun.state(),
                one.fact(),
                one.actor(),
                begun.effects());
    }

    /**
     * Tells an open case; when it has gone on meanwhile, it is shown as it stands. Empty when it
     * has ended meanwhile: then the way is free for another.
     */
    Optional<Opening> tell(CaseId id, ClosureEvent fact, Answers answers, Actor actor) {
        return inTransaction(() -> switch (cases.tell(type, id, fact, actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> {
                words.keep(id, answers.words());
                yield Optional.of(new Opening.Opened(view(now)));
            }
            case Answer.NoMove<ClosureFile, ClosureState>(var now) -> ifOpen(now);
            case Answer.NotFound<ClosureFile, ClosureState> _ ->
                throw new IllegalStateException("closure without a case: " + id);
        });
    }

    /** A draft for the line alone gives way to its account; false when it is no draft any more. */
    boolean drop(CaseId draft, Instant at, Actor actor) {
        var answer = cases.tellWhen(
                type,
                draft,
                read -> read.state() instanceof Draft
                        ? Optional.of(new SubscriberWithdrew(at))
                        : Optional.empty(),
                actor);
        return answer instanceof Answer.Moved;
    }

    private Optional<Opening> ifOpen(Read<ClosureFile, ClosureState> now) {
        return store.openFor(now.file().line())
                .filter(now.id()::equals)
                .map(id -> alreadyOpen(now));
    }

    /** The same answers on the same day are one saving, however often they come (I36). */
    boolean isKept(Read<ClosureFile, ClosureState> read, DraftSaved saved, Answers answers) {
        if (!(read.state() instanceof Draft(var keptUntil))) return false;
        var file = read.file();
        var zone = file.terms().zone();
        var day = keptUntil.minus(file.terms().draftKept()).atZone(zone).toLocalDate();
        return day.equals(saved.at().atZone(zone).toLocalDate())
                && file.equals(file.answered(
                                saved.reason(), saved.consents(), saved.stopBy(), saved.stopOn())
                        .quoted(saved.quote()))
                && isSaid(read.id(), SealedWords.kept(answers.words()));
    }

    // No words take none back.
    private boolean isSaid(CaseId id, @Nullable String written) {
        return written == null || written.equals(words.of(id));
    }

    Opening asItStands(Read<ClosureFile, ClosureState> read) {
        return new Opening.Opened(view(read));
    }

    Opening alreadyOpen(Read<ClosureFile, ClosureState> read) {
        return new Opening.AlreadyOpen(view(read));
    }

    private ClosureView view(Read<ClosureFile, ClosureState> read) {
        return ViewOf.closure(read, words.of(read.id()));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
