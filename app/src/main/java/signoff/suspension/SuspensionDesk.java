// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.bar.BlockLine;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.suspension.SuspensionFact.BarOrdered;
import signoff.suspension.SuspensionFact.LossReported;
import signoff.suspension.SuspensionFact.PauseAsked;
import signoff.suspension.SuspensionFact.PersonTriedAgain;
import signoff.suspension.SuspensionFact.ResumeAsked;
import signoff.suspension.SuspensionState.Barring;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer.Moved;
import signoff.workflow.Cases.Answer.NotFound;

/** Opens suspensions: locks the line, adds the reason, opens the case, in one commit. */
@Component
class SuspensionDesk implements Suspensions {

    private final Lines lines;
    private final SuspensionList list;
    private final SuspensionTerms terms;
    private final SuspensionCases cases;
    private final PausePrice price;
    private final ApplicationEventPublisher events;

    SuspensionDesk(
            Lines lines,
            SuspensionList list,
            SuspensionTerms terms,
            SuspensionCases cases,
            Outside outside) {
        this.lines = lines;
        this.list = list;
        this.terms = terms;
        this.cases = cases;
        this.price = outside.price();
        this.events = outside.events();
    }

    /** Who takes the price of a pause, and who hears of a loss. */
    @Component
    record Outside(PausePrice price, ApplicationEventPublisher events) {}

    @Override
    public Deciding pause(LineId line, LocalDate resumeOn, @Nullable Money agreed, Actor actor) {
        return cases.inTransaction(() -> {
            var found = lines.lock(line);
            if (found.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
            endWhatClosingEnded(line, actor);
            var open = open(line, Reason.VOLUNTARY);
            if (open.isPresent()) return new Deciding.Decided(open.get());
            var id = cases.newId(line);
            return terms.refusal(found.get(), resumeOn)
                    .or(() -> terms.disagreement(found.get(), agreed))
                    .or(() -> price.take(id, line, terms.price(found.get()), terms.now()))
                    .<Deciding>map(Deciding.Refused::new)
                    .orElseGet(() -> begin(id, found.get(), Reason.VOLUNTARY, resumeOn, actor));
        });
    }

    // A pause that was over when its line was closed waits for its day if nobody asks.
    private void endWhatClosingEnded(LineId line, Actor actor) {
        var standing = lines.suspensions(line);
        list.openOf(line).stream()
                .filter(one -> !one.stands(standing))
                .forEach(one -> tell(one.id(), new ResumeAsked(terms.now()), actor));
    }

    @Override
    public Money price(Line line) {
        return terms.price(line);
    }

    @Override
    public Deciding block(LineId line, Actor actor) {
        return cases.inTransaction(() -> {
            var found = lines.lock(line);
            if (found.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
            events.publishEvent(new LineLost(line.account()));
            var open = open(line, Reason.LOST_STOLEN);
            // Each time: who turns it on again later may know only of the report before.
            if (open.isPresent())
                return tell(open.get().id(), new LossReported(terms.now()), actor);
            // Nothing else is asked: neither debt nor policy nor an open case is in the way (I5).
            return isInService(found.get())
                    ? begin(cases.newId(line), found.get(), Reason.LOST_STOLEN, null, actor)
                    : refused(Code.LINE_MUST_BE_IN_SERVICE);
        });
    }

    private boolean isInService(Line line) {
        return line.serviceEndedAt() == null || lines.isTakenBack(line.id());
    }

    @Override
    public Deciding bar(LineId line, Reason reason, Actor actor) {
        if (isSubscribers(reason)) return refused(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER);
        return cases.inTransaction(() -> {
            var found = lines.lock(line);
            if (found.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
            var open = open(line, reason);
            if (open.isPresent()) return new Deciding.Decided(open.get());
            return isInService(found.get())
                    ? begin(cases.newId(line), found.get(), reason, null, actor)
                    : refused(Code.LINE_MUST_BE_IN_SERVICE);
        });
    }

    @Override
    public Deciding lift(CaseId suspension, Actor actor) {
        return cases.inTransaction(() -> {
            var known = list.find(suspension);
            if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
            return isSubscribers(known.get().reason())
                    ? refused(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER)
                    : resume(known.get(), actor);
        });
    }

    private static boolean isSubscribers(Reason reason) {
        return Suspension.ownerOf(reason) == Owner.SUBSCRIBER;
    }

    private Optional<Suspended> open(LineId line, Reason reason) {
        return openOf(line).stream().filter(one -> one.reason() == reason).findFirst();
    }

    // A pause has its day; nothing else has one.
    private Deciding begin(
            CaseId id, Line line, Reason reason, @Nullable LocalDate resumeOn, Actor actor) {
        var at = terms.now();
        var file = terms.file(line, reason, resumeOn);
        lines.suspend(
                line.id(), new Suspension(reason, Suspension.ownerOf(reason), at, file.until()));
        list.insert(id, line.brand(), file, at);
        cases.open(new Cases.Opening<>(
                id,
                line.brand(),
                file,
                new Barring(at.plus(file.limits().networkWithin())),
                first(file, at),
                actor,
                List.of(new BlockLine(line.id(), 0))));
        return decided(id);
    }

    private static SuspensionFact first(SuspensionFile file, Instant at) {
        if (file.until() != null) return new PauseAsked(at, file.until());
        return isSubscribers(file.reason()) ? new LossReported(at) : new BarOrdered(at);
    }

    // While the line is being closed it stays off: the subscriber withdraws the closing first. One
    // that is being had back is not yet on, and what was reported of it stays until it is.
    @Override
    public Deciding resume(CaseId suspension, Actor actor) {
        return cases.inTransaction(() -> {
            var known = list.find(suspension);
            if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
            if (!isSubscribers(known.get().reason())) {
                return refused(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER);
            }
            if (known.get().reason() == Reason.LOST_STOLEN) {
                return refused(Code.UNBLOCKING_MUST_BE_PROVEN);
            }
            return resume(known.get(), actor);
        });
    }

    /**
     * With a code that came back from elsewhere than the line. Whoever reports the loss while it is
     * on its way says that it is in the wrong hands, or is not meant (I5): with the line locked, as
     * a report has it, no report is overlooked.
     *
     * @param reports how often the loss had been reported when the code was asked for
     */
    Deciding resumeProven(CaseId suspension, int reports, Actor actor) {
        return cases.inTransaction(() -> {
            var known = list.find(suspension);
            if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
            lines.lock(known.get().line());
            return lossReports(suspension) == reports
                    ? resume(known.get(), actor)
                    : refused(Code.CODE_MUST_BE_NEWER_THAN_LOSS);
        });
    }

    int lossReports(CaseId suspension) {
        return cases.lossReports(suspension);
    }

    private Deciding resume(Suspended known, Actor actor) {
        var line = lines.find(known.line()).orElseThrow();
        if (line.status() == Line.Status.CLOSING && line.closing() != null) {
            var number = line.closing().number();
            return new Deciding.Refused(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number));
        }
        if (lines.isTakenBack(line.id())) return refused(Code.LINE_MUST_BE_IN_SERVICE);
        return tell(known.id(), new ResumeAsked(terms.now()), actor);
    }

    @Override
    public boolean replaced(LineId line, Instant since) {
        return Boolean.TRUE.equals(cases.inTransaction(() -> {
            var found = lines.lock(line);
            var open = open(line, Reason.LOST_STOLEN);
            if (found.isEmpty() || open.isEmpty()) return true;
            if (found.get().serviceEndedAt() != null) return true;
            if (cases.lossReportedAfter(open.get().id(), since)) return true;
            if (open.get().status() == Status.STARTING) return false;
            tell(open.get().id(), new ResumeAsked(terms.now()), Actor.system());
            return true;
        }));
    }

    @Override
    public Deciding tryAgain(CaseId suspension, Actor actor) {
        return cases.inTransaction(() -> {
            var decided = tell(suspension, new PersonTriedAgain(terms.now()), actor);
            if (decided instanceof Deciding.Decided(var now)) {
                cases.tryAgain(now);
            }
            return decided;
        });
    }

    private Deciding tell(CaseId id, SuspensionFact fact, Actor actor) {
        return switch (cases.tell(id, fact, actor)) {
            case Moved<?, ?> moved -> decided(id);
            case NotFound<?, ?> no -> refused(Code.CASE_MUST_BE_KNOWN);
            default -> refused(Code.LINE_MUST_BE_SUSPENDED);
        };
    }

    @Override
    public Optional<LocalDate> lastResumeDay(Line line) {
        return terms.lastDay(line);
    }

    @Override
    public Duration blockReminded(Line line) {
        return terms.blockReminded(line);
    }

    @Override
    public Optional<Suspended> find(CaseId suspension) {
        return list.find(suspension);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID suspension) {
        return list.locate(brand, suspension);
    }

    @Override
    public List<Suspended> openOf(LineId line) {
        var open = list.openOf(line);
        if (open.isEmpty()) return open;
        var standing = lines.suspensions(line);
        return open.stream().filter(one -> one.stands(standing)).toList();
    }

    private Deciding decided(CaseId id) {
        return new Deciding.Decided(list.find(id).orElseThrow());
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }
}
