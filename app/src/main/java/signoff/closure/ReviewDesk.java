// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.closure.ClosureBooks.Desk;
import signoff.closure.Previews.Promises;
import signoff.closure.review.DeskSettings;
import signoff.closure.review.Item;
import signoff.closure.review.QueueStore;
import signoff.closure.review.Review;
import signoff.closure.review.SaidStore;
import signoff.closure.review.SaidStore.Said;
import signoff.closure.review.SaidStore.Topic;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ReviewVerdicts;
import signoff.document.Asked;
import signoff.document.Paper;
import signoff.document.Papers;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;

/** Carries out what staff decide about requests, and what subscribers answer. */
@Component
class ReviewDesk implements Reviews, Asked {

    private static final int WORDS_MOST = 1_000;
    private static final Set<Line.Status> IN_SERVICE =
            Set.of(Line.Status.ACTIVE, Line.Status.SUSPENDED);

    private final Cases cases;
    private final ClosureCases type;
    private final ClosureViews views;
    private final Promises promises;
    private final Shelf shelf;

    ReviewDesk(Cases cases, ClosureCases type, ClosureViews views, Promises promises, Shelf shelf) {
        this.cases = cases;
        this.type = type;
        this.views = views;
        this.promises = promises;
        this.shelf = shelf;
    }

    /** What a review is kept in, beside its case. */
    @Component
    record Shelf(Desk desk, SaidStore said, Lines lines, DeskSettings settings, Clock clock) {

        QueueStore queue() {
            return desk.queue();
        }

        Papers papers() {
            return desk.papers();
        }

        /** To the microsecond, as it is stored and hashed. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }

    @Override
    public List<QueueStore.Row> queue(
            QueueStore.Wanted wanted, QueueStore.@Nullable Row after, int most) {
        return shelf.queue().list(wanted, after, most);
    }

    @Override
    public Optional<Looked> look(BrandId brand, UUID closure) {
        return views.locate(brand, closure)
                .flatMap(id -> cases.find(type, id)
                        .map(read -> new Looked(
                                views.find(id).orElseThrow(),
                                shelf.queue().find(brand, closure).orElse(null),
                                read.file().weighed(),
                                review(read.state()),
                                shelf.said().of(id),
                                shelf.papers().of(id),
                                cases.journal(id))));
    }

    private static @Nullable Review review(ClosureState state) {
        return switch (state) {
            case InReview in -> in.review();
            case NeedsInfo asked -> asked.review();
            case Rejected rejected -> rejected.review();
            default -> null;
        };
    }

    @Override
    public @Nullable Refusal claim(BrandId brand, UUID closure, Actor staff) {
        if (views.locate(brand, closure).isEmpty()) return Refusal.of(Code.CASE_MUST_BE_KNOWN);
        var row = shelf.queue().find(brand, closure);
        if (row.isEmpty()) return Refusal.of(Code.CASE_MUST_BE_IN_REVIEW);
        return claim(row.get().id(), staff);
    }

    private @Nullable Refusal claim(CaseId id, Actor staff) {
        var now = shelf.now();
        var since = now.minus(shelf.settings().claimFor());
        return shelf.queue().claim(id, staff.who(), now, since)
                ? null
                : Refusal.of(Code.REQUEST_MUST_NOT_BE_TAKEN);
    }

    @Override
    public @Nullable Refusal release(BrandId brand, UUID closure, Actor staff) {
        if (views.locate(brand, closure).isEmpty()) return Refusal.of(Code.CASE_MUST_BE_KNOWN);
        shelf.queue()
                .find(brand, closure)
                .ifPresent(row -> shelf.queue().release(row.id(), staff.who()));
        return null;
    }

    @Override
    @Transactional
    public @Nullable Refusal decide(BrandId brand, UUID closure, Decision decision, Actor staff) {
        var id = views.locate(brand, closure);
        if (id.isEmpty()) return Refusal.of(Code.CASE_MUST_BE_KNOWN);
        var said = said(decision, staff);
        if (said == null && mustSay(decision)) return Refusal.of(Code.NOTE_MUST_BE_GIVEN);
        var row = shelf.queue().find(brand, closure);
        if (row.isPresent()) {
            var taken = claim(id.get(), staff);
            if (taken != null) return taken;
        }
        var refused = decision instanceof Decision.Note ? null : tell(id.get(), decision, staff);
        if (refused == null && said != null) shelf.said().add(id.get(), said);
        var had = row.map(QueueStore.Row::claimedBy).filter(staff.who()::equals).isPresent();
        // Who was refused has taken nothing, and who agreed leaves it to the second.
        if (refused == null ? decision instanceof Decision.Approve : !had) {
            shelf.queue().release(id.get(), staff.who());
        }
        return refused;
    }

    private static boolean mustSay(Decision decision) {
        return !(decision instanceof Decision.Approve || decision instanceof Decision.Ask);
    }

    private @Nullable Said said(Decision decision, Actor staff) {
        return switch (decision) {
            case Decision.Approve _ -> null;
            case Decision.Ask(var items, var words) -> said(Topic.QUESTION, staff.who(), words);
            case Decision.Reject(var ground, var words) -> said(Topic.QUESTION, staff.who(), words);
            case Decision.Hold(var note) -> said(Topic.NOTE, staff.who(), note);
            case Decision.LetGo(var note) -> said(Topic.NOTE, staff.who(), note);
            case Decision.Prove(var note) -> said(Topic.NOTE, staff.who(), note);
            case Decision.Note(var note) -> said(Topic.NOTE, staff.who(), note);
        };
    }

    private @Nullable Said said(Topic topic, @Nullable String staff, String words) {
        var text = words.strip();
        if (text.isEmpty()) return null;
        var kept = text.length() > WORDS_MOST ? text.substring(0, WORDS_MOST) : text;
        return new Said(topic, staff, kept, shelf.now());
    }

    private @Nullable Refusal tell(CaseId id, Decision decision, Actor staff) {
        var at = shelf.now();
        var why = new AtomicReference<@Nullable Refusal>();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> judge = read -> {
            why.set(null);
            return switch (verdict(read, decision, staff.who(), at)) {
                case ReviewVerdicts.Acts(var fact) -> Optional.of(fact);
                case ReviewVerdicts.Refused(var refusal) -> {
                    why.set(refusal);
                    yield Optional.empty();
                }
            };
        };
        return answer(cases.tellWhen(type, id, judge, staff), why.get());
    }

    private static ReviewVerdicts verdict(
            Read<ClosureFile, ClosureState> read, Decision decision, String who, Instant at) {
        var file = read.file();
        var state = read.state();
        return switch (decision) {
            case Decision.Approve _ -> ReviewVerdicts.approve(file, state, who, at);
            case Decision.Ask(var items, var words) ->
                ReviewVerdicts.ask(file, state, items, who, at);
            case Decision.Reject(var ground, var words) ->
                ReviewVerdicts.reject(file, state, ground, who, at);
            case Decision.Hold _ -> ReviewVerdicts.hold(state, true, who, at);
            case Decision.LetGo _ -> ReviewVerdicts.hold(state, false, who, at);
            case Decision.Prove _ -> ReviewVerdicts.prove(file, state, who, at);
            case Decision.Note _ -> throw new IllegalArgumentException("a note moves nothing");
        };
    }

    private static @Nullable Refusal answer(
            Answer<ClosureFile, ClosureState> answer, @Nullable Refusal why) {
        return switch (answer) {
            case Answer.Moved<ClosureFile, ClosureState> _ -> null;
            case Answer.NoMove<ClosureFile, ClosureState> _ ->
                why == null ? Refusal.of(Code.CASE_MUST_BE_IN_REVIEW) : why;
            case Answer.NotFound<ClosureFile, ClosureState> _ ->
                Refusal.of(Code.CASE_MUST_BE_KNOWN);
        };
    }

    /**
     * What a subscriber was asked for and can hand in; nothing once the case has moved on (I30).
     */
    @Override
    public List<String> of(CaseId closure) {
        return cases
                .find(type, closure)
                .map(Read::state)
                .filter(NeedsInfo.class::isInstance)
                .map(state -> ((NeedsInfo) state).items())
                .stream()
                .flatMap(Collection::stream)
                .filter(Item::isFile)
                .map(Item::name)
                .sorted()
                .toList();
    }

    @Override
    public List<Said> said(CaseId closure) {
        return shelf.said().of(closure);
    }

    @Override
    @Transactional
    public @Nullable Refusal answer(CaseId closure, String words, Actor actor) {
        var said = said(Topic.ANSWER, null, words);
        var handedIn = shelf.papers().of(closure).stream().anyMatch(Paper::isThere);
        if (said == null && !handedIn) return Refusal.of(Code.ANSWER_MUST_BE_GIVEN);
        var at = shelf.now();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> given =
                read -> read.state() instanceof NeedsInfo
                        ? Optional.of(new ClosureEvent.InfoGiven(
                                at, promises.lookBy(read.file().terms(), at)))
                        : Optional.empty();
        var refused = answer(
                cases.tellWhen(type, closure, given, actor),
                Refusal.of(Code.CASE_MUST_AWAIT_ANSWER));
        if (refused == null && said != null) shelf.said().add(closure, said);
        return refused;
    }

    // The line first: nobody appeals for one that has ended or is gone meanwhile.
    @Override
    @Transactional
    public @Nullable Refusal appeal(CaseId closure, String words, Actor actor) {
        var said = said(Topic.APPEAL, null, words);
        if (said == null) return Refusal.of(Code.ANSWER_MUST_BE_GIVEN);
        var at = shelf.now();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> made =
                read -> read.state() instanceof Rejected && isInService(read.file())
                        ? Optional.of(new ClosureEvent.AppealMade(
                                at, promises.decideBy(read.file().terms(), at)))
                        : Optional.empty();
        var refused = answer(
                cases.tellWhen(type, closure, made, actor), Refusal.of(Code.CASE_MUST_BE_REJECTED));
        if (refused == null) shelf.said().add(closure, said);
        return refused;
    }

    private boolean isInService(ClosureFile file) {
        return shelf.lines()
                .find(file.line())
                .filter(line -> IN_SERVICE.contains(line.status()))
                .isPresent();
    }
}
