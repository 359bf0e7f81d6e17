// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import signoff.closure.rules.ClosureEvent.BalanceWasDue;
import signoff.closure.rules.ClosureEvent.BalanceWasUsed;
import signoff.closure.rules.ClosureEvent.CodeAskedAgain;
import signoff.closure.rules.ClosureEvent.ConfirmationAsked;
import signoff.closure.rules.ClosureEvent.ConfirmationRanOut;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.ClosureEvent.CoolingOffEnded;
import signoff.closure.rules.ClosureEvent.DraftForgotten;
import signoff.closure.rules.ClosureEvent.DraftSaved;
import signoff.closure.rules.ClosureEvent.LatestStopWasNear;
import signoff.closure.rules.ClosureEvent.NothingToConfirm;
import signoff.closure.rules.ClosureEvent.NoticeReceived;
import signoff.closure.rules.ClosureEvent.OrdersRan;
import signoff.closure.rules.ClosureEvent.RiskWasLow;
import signoff.closure.rules.ClosureEvent.StopTimeCame;
import signoff.closure.rules.ClosureEvent.StopWasNear;
import signoff.closure.rules.ClosureEvent.SubscriberWithdrew;
import signoff.closure.rules.ClosureEvent.UsingUpBegan;
import signoff.closure.rules.ClosureEvent.WrongCodeGiven;
import signoff.closure.rules.ClosureOrder.BeginClosing;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.KeepLine;
import signoff.closure.rules.ClosureOrder.LookAtBalance;
import signoff.closure.rules.ClosureOrder.LookAtOrders;
import signoff.closure.rules.ClosureOrder.StopCharges;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Draft;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NetworkStep;
import signoff.closure.rules.ClosureState.Received;
import signoff.closure.rules.ClosureState.Scheduled;
import signoff.closure.rules.ClosureState.UsingUp;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.line.StopCharging;
import signoff.notification.Notice;
import signoff.policy.ClosurePolicy.Risk;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/** From the first answer to the moment at which service stops. Pure. */
public final class AskingRules {

    // spotless:off
    public static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE = table()
            .row(Draft.class, DraftSaved.class, Draft.class, AskingRules::keepAnswers)
            .row(Draft.class, DraftForgotten.class, Lapsed.class, AskingRules::forget)
            .row(Draft.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::discard)
            .row(Draft.class, NoticeReceived.class, Received.class, AskingRules::receive)
            .row(Received.class, ConfirmationAsked.class, AwaitingConfirmation.class,
                    AskingRules::askForCode)
            .row(Received.class, NothingToConfirm.class, Committed.class,
                    (file, state, event) -> commit(file, event.at()))
            .row(Received.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::drop)
            .row(AwaitingConfirmation.class, CodeAskedAgain.class, AwaitingConfirmation.class,
                    AskingRules::askAgain)
            .row(AwaitingConfirmation.class, WrongCodeGiven.class, AwaitingConfirmation.class,
                    AskingRules::countWrongCode)
            .row(AwaitingConfirmation.class, Confirmed.class, Committed.class,
                    AskingRules::commitBy)
            .row(AwaitingConfirmation.class, ConfirmationRanOut.class, Lapsed.class,
                    AskingRules::lapse)
            .row(AwaitingConfirmation.class, SubscriberWithdrew.class, Withdrawn.class,
                    AskingRules::drop)
            .row(Committed.class, RiskWasLow.class, Approved.class, AskingRules::approve)
            .row(Committed.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::keepLine)
            .row(Approved.class, StopWasNear.class, Approved.class, AskingRules::remindWhileCooling)
            .row(Approved.class, CoolingOffEnded.class, Scheduled.class, AskingRules::schedule)
            .row(Approved.class, UsingUpBegan.class, UsingUp.class, AskingRules::useUp)
            .row(Approved.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::keepLine)
            .row(UsingUp.class, BalanceWasDue.class, UsingUp.class, AskingRules::lookAgain)
            .row(UsingUp.class, BalanceWasUsed.class, Scheduled.class, AskingRules::stopEmpty)
            .row(UsingUp.class, LatestStopWasNear.class, Scheduled.class, AskingRules::stopLatest)
            .row(UsingUp.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::keepLine)
            .row(Scheduled.class, OrdersRan.class, Scheduled.class, AskingRules::waitForOrders)
            .row(Scheduled.class, StopWasNear.class, Scheduled.class, AskingRules::remind)
            .row(Scheduled.class, StopTimeCame.class, Executing.class, AskingRules::execute)
            .row(Scheduled.class, SubscriberWithdrew.class, Withdrawn.class, AskingRules::keepLine);
    // spotless:on

    private static Step<ClosureFile, Draft> keepAnswers(
            ClosureFile file, Draft state, DraftSaved event) {
        var next = file.answered(event.reason(), event.consents(), event.stopBy(), event.stopOn())
                .quoted(event.quote());
        return to(next, new Draft(event.at().plus(file.terms().draftKept())));
    }

    private static Step<ClosureFile, Lapsed> forget(
            ClosureFile file, Draft state, DraftForgotten event) {
        return to(file.at(Moment.ENDED, event.at()), new Lapsed(event.at())).with(new EndCase());
    }

    // Nothing was asked for, so there is nothing to tell.
    private static Step<ClosureFile, Withdrawn> discard(
            ClosureFile file, Draft state, SubscriberWithdrew event) {
        return Step.<ClosureFile, Withdrawn>to(
                        file.at(Moment.ENDED, event.at()), new Withdrawn(event.at()))
                .with(new EndCase());
    }

    private static Step<ClosureFile, Received> receive(
            ClosureFile file, Draft state, NoticeReceived event) {
        var next = noticed(file, event);
        return to(next, new Received(event.at()), Tell.received(next));
    }

    /** The terms are those of the day of notice, whatever the draft was begun under (I13). */
    public static ClosureFile noticed(ClosureFile file, NoticeReceived event) {
        var over = event.ordersOver();
        var known = over == null ? file : file.at(Moment.ORDERS_OVER, over);
        return known.under(event.terms())
                .answered(event.reason(), event.consents(), event.stopBy(), event.stopOn())
                .quoted(event.quote())
                .weighed(event.weighed())
                .at(Moment.NOTICED, event.at())
                .at(Moment.DECIDE_BY, event.decideBy())
                .at(Moment.STOP_MAX, event.stopMax());
    }

    private static Step<ClosureFile, AwaitingConfirmation> askForCode(
            ClosureFile file, Received state, ConfirmationAsked event) {
        var until = file.terms().confirmUntil(event.at(), file.when(Moment.STOP_MAX));
        return waitForCode(file, until, event.at(), 1);
    }

    // The deadline stays: a new code gives no new time to confirm.
    private static Step<ClosureFile, AwaitingConfirmation> askAgain(
            ClosureFile file, AwaitingConfirmation state, CodeAskedAgain event) {
        return waitForCode(file, state.until(), event.at(), state.round() + 1);
    }

    private static Step<ClosureFile, AwaitingConfirmation> waitForCode(
            ClosureFile file, Instant until, Instant at, int round) {
        var fresh = at.plus(file.terms().codeValid());
        // A code that outlived the request could confirm what is about to lapse.
        var codeUntil = fresh.isBefore(until) ? fresh : until;
        var state = new AwaitingConfirmation(until, codeUntil, round, 0);
        return to(file, state, Tell.confirm(file, state));
    }

    private static Step<ClosureFile, AwaitingConfirmation> countWrongCode(
            ClosureFile file, AwaitingConfirmation state, WrongCodeGiven event) {
        var tries = state.wrongTries() + 1;
        return to(
                file,
                new AwaitingConfirmation(state.until(), state.codeUntil(), state.round(), tries));
    }

    private static Step<ClosureFile, Lapsed> lapse(
            ClosureFile file, AwaitingConfirmation state, ConfirmationRanOut event) {
        var next = file.at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Lapsed>to(
                        next, new Lapsed(event.at()), Tell.plain(next, Notice.CLOSURE_LAPSED))
                .with(new EndCase());
    }

    private static Step<ClosureFile, Committed> commitBy(
            ClosureFile file, AwaitingConfirmation state, Confirmed event) {
        var guessed = state.wrongTries() > 0
                ? file.weighed().with(Risk.WRONG_CODES, file.terms().review().wrongCodes())
                : file.weighed();
        return commit(file.weighed(guessed).at(Moment.DECIDE_BY, event.decideBy()), event.at());
    }

    // Mandates die in this commit, long before the network is touched (I18).
    private static Step<ClosureFile, Committed> commit(ClosureFile file, Instant at) {
        var next = file.at(Moment.CONFIRMED, at);
        var told = next.reviewers() == 0 ? Tell.committed(next) : Tell.inReview(next);
        return Step.<ClosureFile, Committed>to(next, new Committed(at), told)
                .with(new BeginClosing());
    }

    private static Step<ClosureFile, Withdrawn> drop(
            ClosureFile file, ClosureState state, SubscriberWithdrew event) {
        return withdrawn(file, event.at()).with(new EndCase());
    }

    private static Step<ClosureFile, Withdrawn> keepLine(
            ClosureFile file, ClosureState state, SubscriberWithdrew event) {
        return withdrawn(file, event.at()).with(new KeepLine(), new EndCase());
    }

    private static Step<ClosureFile, Withdrawn> withdrawn(ClosureFile file, Instant at) {
        var next = file.at(Moment.ENDED, at);
        return to(next, new Withdrawn(at), Tell.plain(next, Notice.CLOSURE_WITHDRAWN));
    }

    private static Step<ClosureFile, Approved> approve(
            ClosureFile file, Committed state, RiskWasLow event) {
        var coolingUntil = file.coolingUntil(state.at());
        var next = file.at(Moment.DECIDED, event.at());
        return to(
                next, new Approved(coolingUntil, tooLateToRemind(file, coolingUntil, event.at())));
    }

    private static Step<ClosureFile, Approved> remindWhileCooling(
            ClosureFile file, Approved state, StopWasNear event) {
        return to(file, new Approved(state.coolingUntil(), true), Tell.stopsSoon(file));
    }

    private static Step<ClosureFile, Scheduled> schedule(
            ClosureFile file, Approved state, CoolingOffEnded event) {
        var planned = file.terms().stopAt(state.coolingUntil(), file.stopOn());
        var stopAt = file.waitedFor(planned);
        var late = stopAt.equals(state.coolingUntil()) || tooLateToRemind(file, stopAt, event.at());
        return Step.<ClosureFile, Scheduled>to(
                        file.at(Moment.STOP, charged(file, stopAt)), new Scheduled(stopAt, late))
                .with(new LookAtOrders());
    }

    // Nothing can be ordered from the confirmation on, so this is the last time that it moves. It
    // never comes earlier than was said: orders that end sooner leave it where it is.
    private static Step<ClosureFile, Scheduled> waitForOrders(
            ClosureFile file, Scheduled state, OrdersRan event) {
        var known = file.at(Moment.ORDERS_OVER, event.over());
        var stopAt = known.waitedFor(state.stopAt());
        if (stopAt.equals(state.stopAt())) return to(known, state);
        var next = known.at(Moment.STOP, charged(known, stopAt));
        return to(next, new Scheduled(stopAt, true), Tell.stopsSoon(next));
    }

    // Who appealed is let go of later than the law allows; what is charged ends in time (I10).
    private static Instant charged(ClosureFile file, Instant stopAt) {
        var stopMax = file.when(Moment.STOP_MAX);
        var wanted = file.stopOn() != null || file.stopBy() == StopBy.BALANCE_USED;
        return wanted || stopMax == null || stopMax.isAfter(stopAt) ? stopAt : stopMax;
    }

    private static Step<ClosureFile, UsingUp> useUp(
            ClosureFile file, Approved state, UsingUpBegan event) {
        return look(file, latest(file, state.coolingUntil()), event.at());
    }

    private static Step<ClosureFile, UsingUp> lookAgain(
            ClosureFile file, UsingUp state, BalanceWasDue event) {
        return look(file, state.until(), event.at());
    }

    private static Step<ClosureFile, UsingUp> look(ClosureFile file, Instant until, Instant at) {
        return Step.<ClosureFile, UsingUp>to(
                        file, new UsingUp(at.plus(file.terms().lookWithin()), until))
                .with(new LookAtBalance());
    }

    private static Instant latest(ClosureFile file, Instant coolingUntil) {
        return file.terms().stopAt(coolingUntil, file.stopOn());
    }

    // Said before it is done: who has used it up by chance can still take the closing back.
    private static Step<ClosureFile, Scheduled> stopEmpty(
            ClosureFile file, UsingUp state, BalanceWasUsed event) {
        var soon = event.at().plus(file.terms().remindBefore());
        return fix(file, soon.isBefore(state.until()) ? soon : state.until());
    }

    private static Step<ClosureFile, Scheduled> stopLatest(
            ClosureFile file, UsingUp state, LatestStopWasNear event) {
        return fix(file, state.until());
    }

    private static Step<ClosureFile, Scheduled> fix(ClosureFile file, Instant stopAt) {
        var next = file.at(Moment.STOP, stopAt);
        return to(next, new Scheduled(stopAt, true), Tell.stopsSoon(next));
    }

    private static Step<ClosureFile, Scheduled> remind(
            ClosureFile file, Scheduled state, StopWasNear event) {
        return to(file, new Scheduled(state.stopAt(), true), Tell.stopsSoon(file));
    }

    // A reminder that would come at once reminds of what was said a moment ago.
    private static boolean tooLateToRemind(ClosureFile file, Instant stopAt, Instant at) {
        return !file.terms().remindAt(stopAt).isAfter(at);
    }

    // Billing stops at the moment that was promised, even if the network is slow (C14, I10).
    private static Step<ClosureFile, Executing> execute(
            ClosureFile file, Scheduled state, StopTimeCame event) {
        var until = event.at().plus(file.terms().executeWithin());
        return Step.<ClosureFile, Executing>to(
                        file,
                        new Executing(NetworkStep.STOP_CHARGING, until),
                        new StopCharging(file.line(), file.stopAt()))
                .with(new StopCharges(file.stopAt()));
    }

    private static TransitionTable<ClosureFile, ClosureState, ClosureEvent> table() {
        return new TransitionTable<>();
    }

    private AskingRules() {}
}
