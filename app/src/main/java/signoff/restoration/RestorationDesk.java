// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.bar.Suspension.Reason;
import signoff.line.revive.ResumeCharging;
import signoff.line.revive.ReviveProfile;
import signoff.line.revive.UnbarLine;
import signoff.notification.Codes;
import signoff.policy.Policies;
import signoff.restoration.RestorationFact.NewCodeAsked;
import signoff.restoration.RestorationFact.RestoreAsked;
import signoff.restoration.RestorationFact.RestoreConfirmed;
import signoff.restoration.RestorationFact.RestoreTriedAgain;
import signoff.restoration.RestorationFact.WrongRestoreCodeGiven;
import signoff.restoration.RestorationState.AwaitingCode;
import signoff.restoration.RestorationState.ReviveStuck;
import signoff.restoration.RestorationState.Turn;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.EffectId;
import signoff.workflow.Wait;

/** Opens restores, and judges the codes that come back. */
@Component
class RestorationDesk implements Restorations {

    /** Each code sent is a message paid for, and one more to guess at. */
    private static final int CODES_MAX = 5;

    private static final int DIGITS_TOLD = 4;

    private final Lines lines;
    private final Policies policies;
    private final Cases cases;
    private final RestorationType type;
    private final RestorationStore store;
    private final Codes codes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RestorationDesk(Parts parts, RestorationType type, RestorationStore store, Clock clock) {
        this.lines = parts.lines();
        this.policies = parts.policies();
        this.cases = parts.cases();
        this.codes = parts.codes();
        this.transaction = parts.transaction();
        this.type = type;
        this.store = store;
        this.clock = clock;
    }

    /** What the desk needs of others. */
    @Component
    record Parts(
            Lines lines,
            Policies policies,
            Cases cases,
            Codes codes,
            TransactionTemplate transaction) {}

    @Override
    public Deciding ask(LineId line, Actor actor) {
        var open = openFor(line);
        if (open.isPresent()) return again(open.get(), actor);
        var found = lines.find(line);
        if (found.isEmpty()) return refused(Code.LINE_MUST_BE_KNOWN);
        if (!isRestorable(found.get())) return refused(Code.LINE_MUST_BE_RESTORABLE);
        return Objects.requireNonNull(transaction.execute(status -> begin(found.get(), actor)));
    }

    // Judged once more, with the line locked, when the code has come back.
    private boolean isRestorable(Line line) {
        var until = line.restorableUntil();
        return line.status() == Line.Status.DEACTIVATED
                && line.closing() != null
                && until != null
                && now().isBefore(until)
                && lines.suspensions(line.id()).stream()
                        .allMatch(why -> why.reason() == Reason.VOLUNTARY);
    }

    private Deciding begin(Line line, Actor actor) {
        var at = now();
        var id = store.newId(line.id());
        if (!store.begin(id, line.id(), line.brand(), at)) {
            return new Deciding.Decided(openFor(line.id()).orElseThrow());
        }
        var file = file(id, line);
        var state = new AwaitingCode(file.codeUntil(at), 1, 0);
        var read = cases.open(
                type,
                new Cases.Opening<>(
                        id,
                        line.brand(),
                        file,
                        state,
                        new RestoreAsked(at),
                        actor,
                        List.of(RestorationRules.tellCode(file, state))));
        return new Deciding.Decided(view(read));
    }

    private RestorationFile file(CaseId id, Line line) {
        var policy = policies.current(line.brand(), line.country(), line.kind());
        var number = line.identity().msisdn();
        return new RestorationFile(
                id,
                line.id(),
                Objects.requireNonNull(line.closing()),
                number.substring(number.length() - DIGITS_TOLD),
                policy.zone().getId(),
                Objects.requireNonNull(line.restorableUntil()),
                policy.codeValid(),
                policy.codeTries(),
                policy.executeWithin(),
                policy.lookWithin(),
                policy.version());
    }

    private Deciding again(Restoration open, Actor actor) {
        var at = now();
        var answer = cases.tellWhen(
                type,
                open.id(),
                read -> read.state() instanceof AwaitingCode waiting && waiting.round() < CODES_MAX
                        ? Optional.of(new NewCodeAsked(at))
                        : Optional.empty(),
                actor);
        return decided(answer);
    }

    /** Judged while the case is locked: many guesses at once are still counted one by one. */
    @Override
    public Deciding confirm(CaseId restoration, String code, Actor actor) {
        var at = now();
        var typed = code.replaceAll("\\s", "");
        var why = new AtomicReference<@Nullable Refusal>();
        var answer = cases.tellWhen(
                type,
                restoration,
                read -> {
                    why.set(null);
                    return judge(read, typed, at, why);
                },
                actor);
        var refusal = why.get();
        return refusal == null ? decided(answer) : new Deciding.Refused(refusal);
    }

    private Optional<RestorationFact> judge(
            Read<RestorationFile, RestorationState> read,
            String code,
            Instant at,
            AtomicReference<@Nullable Refusal> why) {
        var file = read.file();
        if (!(read.state() instanceof AwaitingCode waiting)) {
            // The same code twice is one confirmation; what is over waits for none.
            if (RestorationType.waiting(read.state()).isEmpty()) {
                why.set(Refusal.of(Code.RESTORATION_MUST_AWAIT_CODE));
            }
            return Optional.empty();
        }
        if (waiting.wrongTries() >= file.codeTries()) {
            var most = file.codeTries();
            why.set(Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", most));
            return Optional.empty();
        }
        if (!codes.matches(purpose(file, waiting.round()), code)) {
            var left = file.codeTries() - waiting.wrongTries() - 1;
            why.set(new Refusal(Code.CODE_MUST_MATCH, Map.of("tries", left)));
            return Optional.of(new WrongRestoreCodeGiven(at));
        }
        if (!at.isBefore(waiting.until())) {
            why.set(Refusal.of(Code.CODE_MUST_BE_FRESH));
            return Optional.empty();
        }
        return Optional.of(new RestoreConfirmed(at));
    }

    private static Codes.Purpose purpose(RestorationFile file, int round) {
        return new Codes.Purpose(
                RestorationRules.CODE_KIND, file.id().value().toString(), file.content(), round);
    }

    @Override
    public Deciding tryAgain(CaseId restoration, Actor actor) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var at = now();
            var stuck = new AtomicReference<@Nullable Turn>();
            var answer = cases.tellWhen(
                    type,
                    restoration,
                    read -> {
                        stuck.set(read.state() instanceof ReviveStuck it ? it.awaited() : null);
                        return Optional.of(new RestoreTriedAgain(at));
                    },
                    actor);
            var turn = stuck.get();
            if (turn != null) cases.tryAgain(restoration, EffectId.of(restoration, leg(turn)));
            return decided(answer);
        }));
    }

    private static String leg(Turn turn) {
        return switch (turn) {
            case PROFILE -> ReviveProfile.class.getSimpleName();
            case CHARGING -> ResumeCharging.class.getSimpleName();
            case SERVICE -> UnbarLine.class.getSimpleName();
            case BLOCK -> RestorationRules.BLOCK_LEG;
        };
    }

    @Override
    public Optional<Restoration> find(CaseId restoration) {
        return cases.find(type, restoration).map(RestorationDesk::view);
    }

    @Override
    public Optional<CaseId> locate(BrandId brand, UUID restoration) {
        return store.locate(brand, restoration);
    }

    @Override
    public Optional<Restoration> openFor(LineId line) {
        return store.openFor(line).flatMap(this::find);
    }

    private static Deciding decided(Answer<RestorationFile, RestorationState> answer) {
        return switch (answer) {
            case Answer.Moved<RestorationFile, RestorationState>(var now) ->
                new Deciding.Decided(view(now));
            case Answer.NoMove<RestorationFile, RestorationState>(var now) ->
                new Deciding.Decided(view(now));
            case Answer.NotFound<RestorationFile, RestorationState> _ ->
                refused(Code.CASE_MUST_BE_KNOWN);
        };
    }

    private static Restoration view(Read<RestorationFile, RestorationState> read) {
        return new Restoration(
                read.id(),
                read.file().line(),
                read.file().closing(),
                read.state().status(),
                RestorationType.waiting(read.state()).map(Wait::until).orElse(null));
    }

    private static Deciding refused(Code why) {
        return new Deciding.Refused(Refusal.of(why));
    }

    /** To the microsecond, as it is stored and hashed. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
