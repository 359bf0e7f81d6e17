// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.supply.Iccid;
import signoff.line.supply.SimForm;
import signoff.line.swap.Spares;
import signoff.replacement.ReplacementFact.CardNamed;
import signoff.replacement.ReplacementFact.NewCodeAsked;
import signoff.replacement.ReplacementFact.PersonTriedAgain;
import signoff.replacement.ReplacementFact.ReplacementCancelled;
import signoff.replacement.ReplacementState.AwaitingCard;
import signoff.replacement.ReplacementState.AwaitingCode;
import signoff.replacement.ReplacementState.Stuck;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.Wait;

/** Opens replacements, judges codes, and takes SIMs out of the stock, each in one commit. */
@Component
class ReplacementDesk implements Replacements {

    /** Each code sent is a message paid for, and one more to guess at. */
    private static final int CODES_MAX = 5;

    private final Lines lines;
    private final Spares spares;
    private final ReplacementTerms terms;
    private final ReplacementStore store;
    private final ReplacementCases cases;

    ReplacementDesk(
            Lines lines,
            Spares spares,
            ReplacementTerms terms,
            ReplacementStore store,
            ReplacementCases cases) {
        this.lines = lines;
        this.spares = spares;
        this.terms = terms;
        this.store = store;
        this.cases = cases;
    }

    @Override
    public Deciding ask(LineId line, SimForm form, @Nullable Money agreed, Actor actor) {
        var running = store.running(line);
        if (running.isPresent()) {
            var answer = again(running.get().id(), actor);
            // One whose code had run out has ended by now: then another begins.
            if (answer instanceof Deciding.Refused || store.running(line).isPresent()) {
                return answer;
            }
        }
        var found = lines.find(line);
        if (found.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
        return terms.refusal(found.get(), form, agreed)
                .or(() -> terms.flooded(found.get().brand(), line.account()))
                .<Deciding>map(Deciding.Refused::new)
                .orElseGet(() -> cases.inTransaction(() -> begin(found.get(), form, actor)));
    }

    private Deciding begin(Line line, SimForm form, Actor actor) {
        var file = terms.file(store.newId(line.id()), line, form);
        var at = terms.now();
        var state = new AwaitingCode(at.plus(file.limits().codeValid()), 1, 0);
        if (!store.begin(file, line.brand(), state.status(), at)) {
            return decided(store.running(line.id()).orElseThrow().id());
        }
        cases.open(file, line.brand(), state, actor);
        return decided(file.id());
    }

    private Deciding again(CaseId running, Actor actor) {
        var found = cases.find(running).orElseThrow();
        if (!isDueCode(found)) return decided(running);
        var slower = terms.flooded(found.brand(), running.account());
        if (slower.isPresent()) return new Deciding.Refused(slower.get());
        var at = terms.now();
        cases.tellWhen(
                running,
                read -> isDueCode(read) ? Optional.of(new NewCodeAsked(at)) : Optional.empty(),
                actor);
        return decided(running);
    }

    private static boolean isDueCode(Read<ReplacementFile, ReplacementState> read) {
        return read.state() instanceof AwaitingCode waiting && waiting.round() < CODES_MAX;
    }

    // Without a SIM nothing of it stays: the same code works once there is one.
    @Override
    public Deciding confirm(CaseId replacement, String code, Actor actor) {
        return cases.inTransactionIf(
                decided -> !isWithoutSim(decided), () -> judged(replacement, code, actor));
    }

    private static boolean isWithoutSim(Deciding deciding) {
        return deciding instanceof Deciding.Refused(var why)
                && why.code() == Code.SIM_MUST_BE_IN_STOCK;
    }

    private Deciding judged(CaseId id, String code, Actor actor) {
        var known = cases.find(id);
        if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
        var line = lines.lock(known.get().file().line()).orElseThrow();
        var unfit = terms.unfit(line);
        if (unfit.isPresent() && known.get().state() instanceof AwaitingCode) {
            return new Deciding.Refused(unfit.get());
        }
        var why = new AtomicReference<@Nullable Refusal>();
        var confirmed = new AtomicBoolean();
        var verdict = new CodeVerdict(cases, terms.now(), code.replaceAll("\\s", ""));
        cases.tellWhen(
                id,
                read -> {
                    var fact = verdict.of(read);
                    why.set(verdict.why());
                    confirmed.set(verdict.isRight());
                    return fact;
                },
                actor);
        var refusal = why.get();
        if (refusal != null) return new Deciding.Refused(refusal);
        var file = known.get().file();
        var needsSim = confirmed.get() && file.form() != SimForm.CARD;
        return needsSim && !spares.take(line.id(), id, file.pool(), file.form(), terms.now())
                ? refused(Code.SIM_MUST_BE_IN_STOCK)
                : decided(id);
    }

    @Override
    public Deciding nameCard(CaseId replacement, String serial, Actor actor) {
        var iccid = Iccid.read(serial);
        if (iccid.isEmpty()) return refused(Code.CARD_SERIAL_MUST_BE_WHOLE);
        var known = cases.find(replacement);
        if (known.isEmpty()) return refused(Code.CASE_MUST_BE_KNOWN);
        if (!(known.get().state() instanceof AwaitingCard)) {
            return refused(Code.ORDER_MUST_AWAIT_CARD);
        }
        var slower = terms.slower(known.get().brand(), replacement.account());
        if (slower != null) return new Deciding.Refused(slower);
        return cases.inTransactionIf(
                Deciding.Decided.class::isInstance,
                () -> link(known.get().file(), iccid.get(), actor));
    }

    private Deciding link(ReplacementFile file, String iccid, Actor actor) {
        var line = lines.lock(file.line()).orElseThrow();
        var unfit = terms.unfit(line);
        if (unfit.isPresent()) return new Deciding.Refused(unfit.get());
        var at = terms.now();
        if (!spares.takeCard(file.line(), file.id(), file.pool(), iccid, at)) {
            return refused(Code.CARD_MUST_BE_FREE);
        }
        return told(file.id(), new CardNamed(at), actor, Code.ORDER_MUST_AWAIT_CARD);
    }

    @Override
    public Deciding cancel(CaseId replacement, Actor actor) {
        var fact = new ReplacementCancelled(terms.now());
        return cases.inTransaction(
                () -> told(replacement, fact, actor, Code.ORDER_MUST_BE_CANCELLABLE));
    }

    @Override
    public Deciding tryAgain(CaseId replacement, Actor actor) {
        return cases.inTransaction(() -> {
            var stuck = cases.find(replacement);
            var fact = new PersonTriedAgain(terms.now());
            var decided = told(replacement, fact, actor, Code.ORDER_MUST_BE_OPEN);
            if (decided instanceof Deciding.Decided) {
                stuck.ifPresent(before -> cases.tryAgain(replacement, before.state()));
            }
            return decided;
        });
    }

    private Deciding told(CaseId id, ReplacementFact fact, Actor actor, Code otherwise) {
        return switch (cases.tell(id, fact, actor)) {
            case Answer.Moved<?, ?> _ -> decided(id);
            case Answer.NotFound<?, ?> _ -> refused(Code.CASE_MUST_BE_KNOWN);
            case Answer.NoMove<?, ?> _ -> refused(otherwise);
        };
    }

    @Override
    public List<SimForm> forms(Line line) {
        return terms.forms(line);
    }

    @Override
    public Money price(Line line) {
        return terms.price(line);
    }

    @Override
    public Optional<Replacement> find(CaseId replacement) {
        return cases.find(replacement).map(ReplacementDesk::view);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID replacement) {
        return store.locate(brand, replacement);
    }

    @Override
    public Optional<Replacement> latestOf(LineId line) {
        return store.latestOf(line).flatMap(this::find);
    }

    @Override
    public Supplier<Optional<Running>> running(Trip trip, LineId line) {
        var found = store.running(trip, line);
        return found::get;
    }

    @Override
    public Optional<Running> running(LineId line) {
        return store.running(line);
    }

    private static Replacement view(Read<ReplacementFile, ReplacementState> read) {
        var state = read.state();
        return new Replacement(
                read.id(),
                read.file().line(),
                read.file().form(),
                read.file().price(),
                state.status(),
                read.file().endedFor(),
                state instanceof AwaitingCode
                        || state instanceof AwaitingCard
                        || state instanceof Stuck,
                ReplacementType.waiting(state).map(Wait::until).orElse(null));
    }

    private Deciding decided(CaseId id) {
        return new Deciding.Decided(find(id).orElseThrow());
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }
}
