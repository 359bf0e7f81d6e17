// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Wait.Owner.BANK;
import static signoff.workflow.Wait.Owner.CLOCK;
import static signoff.workflow.Wait.Owner.NETWORK;
import static signoff.workflow.Wait.Owner.OPERATOR;
import static signoff.workflow.Wait.Owner.SUBSCRIBER;

import java.time.Instant;
import java.util.Optional;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.Draft;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Received;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.Scheduled;
import signoff.closure.rules.ClosureState.ServiceEnded;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.closure.rules.ClosureState.UsingUp;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.workflow.Wait;

/** Who is waited for in each state, until when, and what the clock does then (I11). Pure. */
public final class ClosureWaits {

    /** Empty for the ends, and only for them. */
    public static Optional<Wait<ClosureEvent>> of(ClosureFile file, ClosureState state) {
        return switch (state) {
            case Withdrawn _, Lapsed _, Denied _, Completed _, Reversed _ -> Optional.empty();
            case Draft(var until) -> on(SUBSCRIBER, until, new ClosureEvent.DraftForgotten(until));
            case Received(var at) -> on(OPERATOR, at, looked(file, at));
            case AwaitingConfirmation(var until, var code, var round, var tries) ->
                on(SUBSCRIBER, until, new ClosureEvent.ConfirmationRanOut(until));
            case Committed(var at) -> on(OPERATOR, at, weighed(file, at));
            case InReview review -> Optional.of(reviewed(file, review));
            case NeedsInfo asked -> Optional.of(answered(asked));
            case Rejected rejected -> Optional.of(appealed(rejected));
            case Approved approved -> cooling(file, approved);
            case Scheduled(var stopAt, var reminded) ->
                reminded ? executing(file.terms().executeAt(stopAt)) : reminder(file, stopAt);
            case UsingUp usingUp -> usingUp(file, usingUp);
            case Executing(var awaited, var until) ->
                on(NETWORK, until, new ClosureEvent.ExecutionWasOverdue(until));
            case Stuck(var awaited, var why, var lookBy, var looks) ->
                on(OPERATOR, lookBy, new ClosureEvent.NobodyHadLooked(lookBy));
            case ServiceEnded(var at) -> on(OPERATOR, at, new ClosureEvent.SettlingBegan(at));
            case Settling(var until) -> on(CLOCK, until, new ClosureEvent.LateUsageEnded(until));
            case Settled(var strikeBy) ->
                on(OPERATOR, strikeBy, new ClosureEvent.SettlementWasOverdue(strikeBy));
            case Paying(var refund, var until) ->
                on(BANK, until, new ClosureEvent.RefundWasOverdue(until));
            case PayoutFailed(var refund, var why, var lookBy, var looks, var asked) ->
                on(OPERATOR, lookBy, new ClosureEvent.NobodyHadLooked(lookBy));
            case Collecting(var debt, var until, var round, var declined) ->
                on(SUBSCRIBER, until, new ClosureEvent.CollectionHandedOver(until));
            case TakingPayment(var debt, var payBy, var round, var until) ->
                on(BANK, until, new ClosureEvent.FinalPaymentUnclear(until));
            case PaymentInDoubt(var debt, var payBy, var round, var lookBy, var looks) ->
                on(OPERATOR, lookBy, new ClosureEvent.NobodyHadLooked(lookBy));
        };
    }

    private static Optional<Wait<ClosureEvent>> executing(Instant at) {
        return on(CLOCK, at, new ClosureEvent.StopTimeCame(at));
    }

    private static ClosureEvent looked(ClosureFile file, Instant at) {
        return file.terms().mustConfirm()
                ? new ClosureEvent.ConfirmationAsked(at)
                : new ClosureEvent.NothingToConfirm(at);
    }

    private static ClosureEvent weighed(ClosureFile file, Instant at) {
        return file.reviewers() == 0
                ? new ClosureEvent.RiskWasLow(at)
                : new ClosureEvent.ReviewWasNeeded(at);
    }

    private static Optional<Wait<ClosureEvent>> cooling(ClosureFile file, Approved state) {
        var until = state.coolingUntil();
        // Whoever waits for an empty balance is reminded when the day of the stop is known.
        if (file.stopBy() == StopBy.BALANCE_USED) {
            return on(CLOCK, until, new ClosureEvent.UsingUpBegan(until));
        }
        return state.reminded()
                ? on(CLOCK, until, new ClosureEvent.CoolingOffEnded(until))
                : reminder(file, until);
    }

    private static Optional<Wait<ClosureEvent>> usingUp(ClosureFile file, UsingUp state) {
        var near = file.terms().remindAt(state.until());
        return state.lookAt().isBefore(near)
                ? on(SUBSCRIBER, state.lookAt(), new ClosureEvent.BalanceWasDue(state.lookAt()))
                : on(CLOCK, near, new ClosureEvent.LatestStopWasNear(near));
    }

    private static Optional<Wait<ClosureEvent>> reminder(ClosureFile file, Instant stopAt) {
        var at = file.terms().remindAt(stopAt);
        return on(CLOCK, at, new ClosureEvent.StopWasNear(at));
    }

    private static Optional<Wait<ClosureEvent>> on(
            Wait.Owner owner, Instant until, ClosureEvent then) {
        return Optional.of(new Wait<>(owner, until, then));
    }

    /** Silence of the operator approves (C12), but of nothing that is being investigated. */
    private static Wait<ClosureEvent> reviewed(ClosureFile file, InReview state) {
        var until = decidedAtTheLatest(file, state);
        return state.review().isHeld()
                ? new Wait<>(OPERATOR, until, heldTooLong(state, until))
                : new Wait<>(OPERATOR, until, new ClosureEvent.ReviewWasLate(until));
    }

    static Instant decidedAtTheLatest(ClosureFile file, InReview state) {
        var review = state.review();
        var silenceCounts =
                file.terms().review().deemed() && !review.isHeld() && !review.isIdentityOpen();
        return silenceCounts ? state.decideBy() : state.latest();
    }

    private static ClosureEvent heldTooLong(InReview state, Instant until) {
        return state.review().isAppeal()
                ? new ClosureEvent.AppealFailed(until, null, Ground.FRAUD_INVESTIGATED)
                : new ClosureEvent.ReviewFailed(until, null, Ground.FRAUD_INVESTIGATED);
    }

    private static Wait<ClosureEvent> answered(NeedsInfo state) {
        if (state.remindAt().isBefore(state.until())) {
            var at = state.remindAt();
            return new Wait<>(SUBSCRIBER, at, new ClosureEvent.InfoWasMissing(at));
        }
        var until = state.until();
        return new Wait<>(
                SUBSCRIBER,
                until,
                Item.isForMoneyOnly(state.items())
                        ? new ClosureEvent.PayoutInfoRanOut(until)
                        : new ClosureEvent.InfoRanOut(until));
    }

    private static Wait<ClosureEvent> appealed(Rejected state) {
        var until = state.appealUntil();
        return new Wait<>(SUBSCRIBER, until, new ClosureEvent.AppealRanOut(until));
    }

    private ClosureWaits() {}
}
