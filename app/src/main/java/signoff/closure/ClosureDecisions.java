// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.closure.Closures.Deciding;
import signoff.closure.rules.ClosureEvent;
import signoff.closure.rules.ClosureEvent.CodeAskedAgain;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.SubscriberWithdrew;
import signoff.closure.rules.ClosureFile;
import signoff.closure.rules.ClosureState;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.NetworkStep;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.BarLine;
import signoff.line.DetachLine;
import signoff.line.DrainSessions;
import signoff.line.RetireProfile;
import signoff.line.StopCharging;
import signoff.refund.TakePayment;
import signoff.workflow.Cases;
import signoff.workflow.Cases.Answer;
import signoff.workflow.Cases.Read;
import signoff.workflow.Effect;
import signoff.workflow.EffectId;

/** What people decide about an open closure: to confirm it, to take it back, to try again. */
@Component
class ClosureDecisions {

    /** Each code sent is a message paid for, and one more to guess at. */
    static final int CODES_MAX = 5;

    private final Cases cases;
    private final ClosureCases type;
    private final SealedWords words;
    private final Confirmations confirmations;
    private final Clock clock;

    ClosureDecisions(
            Cases cases,
            ClosureCases type,
            SealedWords words,
            Confirmations confirmations,
            Clock clock) {
        this.cases = cases;
        this.type = type;
        this.words = words;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** Judged while the case is locked: many guesses at once are still counted one by one. */
    Deciding confirm(CaseId id, String code, Actor actor) {
        var verdict = confirmations.verdictOn(code, now());
        var answer = cases.tellWhen(type, id, verdict, actor);
        return switch (answer) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) ->
                verdict.refusal().<Deciding>map(Deciding.Refused::new).orElse(decided(now));
            case Answer.NoMove<ClosureFile, ClosureState>(var now) ->
                verdict.refusal().<Deciding>map(Deciding.Refused::new).orElse(decided(now));
            case Answer.NotFound<ClosureFile, ClosureState> _ -> unknown();
        };
    }

    Deciding sendCodeAgain(CaseId id, Actor actor) {
        var at = now();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> again = read ->
                read.state() instanceof AwaitingConfirmation waiting && waiting.round() < CODES_MAX
                        ? Optional.of(new CodeAskedAgain(at))
                        : Optional.empty();
        return switch (cases.tellWhen(type, id, again, actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> decided(now);
            case Answer.NoMove<ClosureFile, ClosureState>(var now) ->
                now.state() instanceof AwaitingConfirmation
                        ? refused(
                                Refusal.of(Code.CODE_TRIES_MUST_NOT_BE_USED_UP, "codes", CODES_MAX))
                        : refused(Refusal.of(Code.CASE_MUST_AWAIT_CONFIRMATION));
            case Answer.NotFound<ClosureFile, ClosureState> _ -> unknown();
        };
    }

    Deciding withdraw(CaseId id, Actor actor) {
        return switch (cases.tell(type, id, new SubscriberWithdrew(now()), actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> decided(now);
            case Answer.NoMove<ClosureFile, ClosureState>(var now) ->
                now.state() instanceof Withdrawn
                        ? decided(now)
                        : refused(Refusal.of(Code.CASE_MUST_NOT_BE_EXECUTING, "case", id.number()));
            case Answer.NotFound<ClosureFile, ClosureState> _ -> unknown();
        };
    }

    void restored(CaseId id) {
        cases.tell(type, id, new LineWasRestored(now()), Actor.system());
    }

    /**
     * The fact first: it locks the case, and a parked effect is only re-armed if it moves. Which
     * effect that is, is read under the lock: the clock may have moved the case a moment ago.
     */
    @Transactional
    Deciding tryAgain(CaseId id, Actor actor) {
        var at = now();
        var held = new AtomicReference<@Nullable ClosureState>();
        Function<Read<ClosureFile, ClosureState>, Optional<ClosureEvent>> again = read -> {
            held.set(read.state());
            return isAllPaid(read.state())
                    ? Optional.empty() // What is still owed has no way back: nothing to try.
                    : Optional.of(new PersonTriedAgain(at));
        };
        return switch (cases.tellWhen(type, id, again, actor)) {
            case Answer.Moved<ClosureFile, ClosureState>(var now) -> {
                rearm(id, Objects.requireNonNull(held.get()));
                yield decided(now);
            }
            case Answer.NoMove<ClosureFile, ClosureState>(var now) -> decided(now);
            case Answer.NotFound<ClosureFile, ClosureState> _ -> unknown();
        };
    }

    private static boolean isAllPaid(ClosureState state) {
        return state instanceof PayoutFailed failed && failed.refund().hasAllPaid();
    }

    // Of the payments of a bill only the last: those before it were declined, and stay so (I20).
    private void rearm(CaseId id, ClosureState state) {
        switch (state) {
            case Stuck(var awaited, var why, var lookBy, var looks) ->
                cases.tryAgain(id, EffectId.of(id, effectOf(awaited).getSimpleName()));
            // Not those that another leg stands in for now: they would be paid as well (I20).
            case PayoutFailed failed ->
                failed.refund()
                        .unpaid()
                        .forEach(leg -> cases.tryAgain(id, EffectId.of(id, leg.key())));
            case PaymentInDoubt(var debt, var payBy, var round, var lookBy, var looks) ->
                cases.tryAgain(id, EffectId.of(id, TakePayment.legOf(round)));
            default -> throw new IllegalStateException("nothing is parked in " + state);
        }
    }

    private static Class<? extends Effect> effectOf(NetworkStep step) {
        return switch (step) {
            case STOP_CHARGING -> StopCharging.class;
            case DRAIN -> DrainSessions.class;
            case BAR -> BarLine.class;
            case DETACH -> DetachLine.class;
            case RETIRE_PROFILE -> RetireProfile.class;
        };
    }

    private Deciding decided(Read<ClosureFile, ClosureState> read) {
        return new Deciding.Decided(ViewOf.closure(read, words.of(read.id())));
    }

    private static Deciding refused(Refusal why) {
        return new Deciding.Refused(why);
    }

    private static Deciding unknown() {
        return refused(Refusal.of(Code.CASE_MUST_BE_KNOWN));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
