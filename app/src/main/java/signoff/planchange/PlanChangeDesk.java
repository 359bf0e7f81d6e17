// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.catalog.Offering;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.planchange.PlanChangeFact.ChangeCancelled;
import signoff.planchange.PlanChangeFact.OtherWasAgreed;
import signoff.planchange.PlanChangeFact.TurnCame;
import signoff.renewal.PeriodEnd;

/** Takes changes of plan: locks the line, looks at it, and changes it or agrees to, in a commit. */
@Component
class PlanChangeDesk implements PlanChanges, PeriodEnd {

    private final Lines lines;
    private final OtherPlans plans;
    private final PlanChangeTerms terms;
    private final PlanChangeCases cases;
    private final Clock clock;

    PlanChangeDesk(
            Lines lines,
            OtherPlans plans,
            PlanChangeTerms terms,
            PlanChangeCases cases,
            Clock clock) {
        this.lines = lines;
        this.plans = plans;
        this.terms = terms;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public List<Offering> choices(Line line) {
        return plans.of(line);
    }

    @Override
    public Quote quote(LineId line, Offering to) {
        return terms.quote(lines.find(line).orElseThrow(), to);
    }

    @Override
    public Deciding change(Request asked, Actor actor) {
        var id = idOf(asked.line().account(), asked.request());
        return cases.inTransaction(() -> {
            var line = lines.lock(asked.line());
            if (line.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
            // Before all else: what was taken once stays taken, whatever the line has become.
            var earlier = cases.find(id);
            if (earlier.isPresent()) return again(earlier.get(), asked);
            return plans.find(line.get(), asked.offering(), asked.version())
                    .map(to -> judged(id, line.get(), to, asked, actor))
                    .orElseGet(() -> refused(Code.OFFERING_MUST_BE_SOLD));
        });
    }

    private Deciding judged(CaseId id, Line line, Offering to, Request asked, Actor actor) {
        var unfit = plans.refusal(line, to);
        if (unfit.isPresent()) return new Deciding.Refused(unfit.get());
        var quote = terms.quote(line, to);
        var why = terms.refusal(asked, quote);
        if (why != null) return new Deciding.Refused(why);

        var file = file(line, quote, asked);
        cases.awaited(line.id())
                .ifPresent(old -> cases.tell(old, new OtherWasAgreed(file.askedAt()), actor));
        cases.open(id, line.brand(), file, actor);
        if (file.when() == When.AT_ONCE) cases.tell(id, new TurnCame(file.askedAt()), actor);
        return decided(id);
    }

    private PlanChangeFile file(Line line, Quote quote, Request asked) {
        return new PlanChangeFile(
                line.id(),
                PlanChangeTerms.lastDigits(line),
                terms.zone(line).getId(),
                asked.offering(),
                asked.version(),
                asked.when(),
                quote.fee(),
                asked.when() == When.AT_ONCE ? quote.returned() : Money.none(line.currency()),
                now(),
                terms.lookWithin(line));
    }

    private static Deciding again(Change first, Request asked) {
        var same = first.line().equals(asked.line())
                && first.offering().equals(asked.offering())
                && first.version().equals(asked.version())
                && first.when() == asked.when();
        return same ? new Deciding.Decided(first) : refused(Code.KEY_MUST_MEAN_SAME_REQUEST);
    }

    @Override
    public Deciding cancel(CaseId change, Actor actor) {
        return cases.inTransaction(() -> {
            var known = cases.find(change);
            if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
            var line = known.get().line();
            lines.lock(line);
            // Looked at behind the lock: its turn may have come, or a closing.
            var awaits = cases.awaited(line).filter(change::equals).isPresent();
            if (!awaits) return refused(Code.CHANGE_MUST_BE_AWAITED);
            cases.awaitNothing(line);
            cases.tell(change, new ChangeCancelled(now()), actor);
            return decided(change);
        });
    }

    @Override
    public Offering plan(CaseId change) {
        return plans.agreed(cases.find(change).orElseThrow());
    }

    /** The renewals have the line locked, and charge for the next period after this. */
    @Override
    public void reached(LineId line, CaseId change, Instant at) {
        cases.tell(change, new TurnCame(at), Actor.system());
    }

    @Override
    public Optional<Change> find(CaseId change) {
        return cases.find(change);
    }

    @Override
    public Optional<Change> awaited(LineId line) {
        return cases.awaited(line).flatMap(cases::find);
    }

    /** The same request of the same account is the same change, on whichever node it arrives. */
    private static CaseId idOf(AccountId account, UUID request) {
        var bytes = ByteBuffer.allocate(40)
                .putLong(account.value().getMostSignificantBits())
                .putLong(account.value().getLeastSignificantBits())
                .putLong(request.getMostSignificantBits())
                .putLong(request.getLeastSignificantBits())
                .putLong(OF_PLANS);
        return new CaseId(account, UUID.nameUUIDFromBytes(bytes.array()));
    }

    /** An order may have been named by the same request. */
    private static final long OF_PLANS = 1;

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Deciding decided(CaseId id) {
        return new Deciding.Decided(cases.find(id).orElseThrow());
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }
}
