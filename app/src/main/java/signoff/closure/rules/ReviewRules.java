// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Step.to;

import java.time.Instant;
import java.util.Objects;
import signoff.closure.review.Review;
import signoff.closure.rules.ClosureEvent.AppealFailed;
import signoff.closure.rules.ClosureEvent.AppealMade;
import signoff.closure.rules.ClosureEvent.AppealRanOut;
import signoff.closure.rules.ClosureEvent.IdentityProved;
import signoff.closure.rules.ClosureEvent.InfoAsked;
import signoff.closure.rules.ClosureEvent.InfoGiven;
import signoff.closure.rules.ClosureEvent.InfoRanOut;
import signoff.closure.rules.ClosureEvent.InfoWasMissing;
import signoff.closure.rules.ClosureEvent.PayoutInfoRanOut;
import signoff.closure.rules.ClosureEvent.RequestHeld;
import signoff.closure.rules.ClosureEvent.RequestReleased;
import signoff.closure.rules.ClosureEvent.ReviewFailed;
import signoff.closure.rules.ClosureEvent.ReviewPassed;
import signoff.closure.rules.ClosureEvent.ReviewWasLate;
import signoff.closure.rules.ClosureEvent.ReviewWasNeeded;
import signoff.closure.rules.ClosureEvent.ReviewerAgreed;
import signoff.closure.rules.ClosureEvent.SubscriberWithdrew;
import signoff.closure.rules.ClosureOrder.BeginClosing;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.KeepLine;
import signoff.closure.rules.ClosureOrder.LeaveQueue;
import signoff.closure.rules.ClosureOrder.Queue;
import signoff.closure.rules.ClosureOrder.Queue.Stage;
import signoff.closure.rules.ClosureState.Approved;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.notification.Notice;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;

/**
 * From the commitment to the decision, where people make it. It runs beside cooling-off, so that
 * both together take as long as the longer one. Pure.
 */
public final class ReviewRules {

    // spotless:off
    public static final TransitionTable<ClosureFile, ClosureState, ClosureEvent> TABLE =
            new TransitionTable<ClosureFile, ClosureState, ClosureEvent>()
            .row(Committed.class, ReviewWasNeeded.class, InReview.class, ReviewRules::review)
            .row(InReview.class, ReviewerAgreed.class, InReview.class, ReviewRules::agree)
            .row(InReview.class, ReviewPassed.class, Approved.class, ReviewRules::pass)
            .row(InReview.class, ReviewWasLate.class, Approved.class, ReviewRules::deem)
            .row(InReview.class, RequestHeld.class, InReview.class,
                    (file, state, event) -> again(file, state, state.review().held(true)))
            .row(InReview.class, RequestReleased.class, InReview.class,
                    (file, state, event) -> again(file, state, state.review().held(false)))
            .row(InReview.class, IdentityProved.class, InReview.class,
                    (file, state, event) -> again(file, state, state.review().proved()))
            .row(InReview.class, InfoAsked.class, NeedsInfo.class, ReviewRules::ask)
            .row(InReview.class, ReviewFailed.class, Rejected.class, ReviewRules::reject)
            .row(InReview.class, AppealFailed.class, Denied.class, ReviewRules::denyAppeal)
            .row(InReview.class, SubscriberWithdrew.class, Withdrawn.class, ReviewRules::withdraw)
            .row(NeedsInfo.class, InfoWasMissing.class, NeedsInfo.class, ReviewRules::remind)
            .row(NeedsInfo.class, InfoGiven.class, InReview.class, ReviewRules::lookAgain)
            .row(NeedsInfo.class, InfoRanOut.class, Lapsed.class, ReviewRules::expire)
            .row(NeedsInfo.class, PayoutInfoRanOut.class, Approved.class, ReviewRules::holdMoney)
            .row(NeedsInfo.class, SubscriberWithdrew.class, Withdrawn.class, ReviewRules::withdraw)
            .row(Rejected.class, AppealMade.class, InReview.class, ReviewRules::appeal)
            .row(Rejected.class, AppealRanOut.class, Denied.class, ReviewRules::stand)
            .row(Rejected.class, SubscriberWithdrew.class, Withdrawn.class, ReviewRules::accept);
    // spotless:on

    // The promise ends before the law does, so that a decision in time is a stop in time (I10).
    private static Step<ClosureFile, InReview> review(
            ClosureFile file, Committed state, ReviewWasNeeded event) {
        var decideBy = Objects.requireNonNull(file.when(Moment.DECIDE_BY));
        var stopMax = Objects.requireNonNull(file.when(Moment.STOP_MAX));
        var next = new InReview(
                decideBy.isBefore(stopMax) ? decideBy : stopMax,
                stopMax,
                Review.of(file.reviewers()));
        return queued(file, next);
    }

    private static Step<ClosureFile, InReview> agree(
            ClosureFile file, InReview state, ReviewerAgreed event) {
        return again(file, state, state.review().agreedBy(event.reviewer()));
    }

    private static Step<ClosureFile, InReview> again(
            ClosureFile file, InReview state, Review review) {
        return queued(file, new InReview(state.decideBy(), state.latest(), review));
    }

    private static Step<ClosureFile, InReview> queued(ClosureFile file, InReview state) {
        var until = ClosureWaits.decidedAtTheLatest(file, state);
        return Step.<ClosureFile, InReview>to(file, state).with(new Queue(Stage.REVIEW, until));
    }

    private static Step<ClosureFile, Approved> pass(
            ClosureFile file, InReview state, ReviewPassed event) {
        return approve(file, event.at());
    }

    private static Step<ClosureFile, Approved> deem(
            ClosureFile file, InReview state, ReviewWasLate event) {
        return approve(file, event.at());
    }

    // What is missing keeps money back, and nobody on the line (C5): it is asked for at the payout.
    private static Step<ClosureFile, Approved> holdMoney(
            ClosureFile file, NeedsInfo state, PayoutInfoRanOut event) {
        return approve(file, event.at());
    }

    private static Step<ClosureFile, Approved> approve(ClosureFile file, Instant at) {
        var next = file.at(Moment.DECIDED, at);
        var confirmed = Objects.requireNonNull(next.when(Moment.CONFIRMED));
        var until = next.coolingUntil(confirmed);
        // An appeal may be decided after the latest stop: what is charged ends there all the same.
        var coolingUntil = until.isBefore(at) ? at : until;
        return Step.<ClosureFile, Approved>to(
                        next,
                        new Approved(coolingUntil, isNear(next, coolingUntil, at)),
                        Tell.approved(next))
                .with(new LeaveQueue());
    }

    // Told with the decision itself.
    private static boolean isNear(ClosureFile file, Instant stopAt, Instant at) {
        return !file.terms().remindAt(stopAt).isAfter(at);
    }

    private static Step<ClosureFile, NeedsInfo> ask(
            ClosureFile file, InReview state, InfoAsked event) {
        var wanted = event.at().plus(file.terms().review().infoWithin());
        var until = wanted.isBefore(state.latest()) ? wanted : state.latest();
        var next = new NeedsInfo(
                until,
                event.at().plus(file.terms().review().infoReminded()),
                0,
                state.decideBy(),
                state.latest(),
                state.review().asked(event.items()),
                event.items());
        return waits(file, next);
    }

    private static Step<ClosureFile, NeedsInfo> remind(
            ClosureFile file, NeedsInfo state, InfoWasMissing event) {
        var next = new NeedsInfo(
                state.until(),
                event.at().plus(file.terms().review().infoReminded()),
                state.reminders() + 1,
                state.decideBy(),
                state.latest(),
                state.review(),
                state.items());
        return waits(file, next);
    }

    private static Step<ClosureFile, NeedsInfo> waits(ClosureFile file, NeedsInfo next) {
        return Step.<ClosureFile, NeedsInfo>to(file, next, Tell.needsInfo(file, next))
                .with(new Queue(Stage.INFO, next.until()));
    }

    // Its clock has run on. Only an answer that comes late gives the operator time to look at it.
    private static Step<ClosureFile, InReview> lookAgain(
            ClosureFile file, NeedsInfo state, InfoGiven event) {
        var later =
                event.decideBy().isAfter(state.decideBy()) ? event.decideBy() : state.decideBy();
        var decideBy = later.isBefore(state.latest()) ? later : state.latest();
        var next = file.at(Moment.DECIDE_BY, decideBy);
        return queued(next, new InReview(decideBy, state.latest(), state.review()));
    }

    private static Step<ClosureFile, Lapsed> expire(
            ClosureFile file, NeedsInfo state, InfoRanOut event) {
        var next = file.at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Lapsed>to(
                        next, new Lapsed(event.at()), Tell.plain(next, Notice.CLOSURE_EXPIRED))
                .with(new LeaveQueue(), new KeepLine(), new EndCase());
    }

    private static Step<ClosureFile, Rejected> reject(
            ClosureFile file, InReview state, ReviewFailed event) {
        var until = event.at().plus(file.terms().review().appealWithin());
        var review = state.review().rejected(event.by());
        var next = file.at(Moment.DECIDED, event.at());
        return Step.<ClosureFile, Rejected>to(
                        next,
                        new Rejected(event.at(), until, event.ground(), review),
                        Tell.rejected(next, until))
                .with(new Queue(Stage.REJECTED, until), new KeepLine());
    }

    private static Step<ClosureFile, InReview> appeal(
            ClosureFile file, Rejected state, AppealMade event) {
        var next = file.at(Moment.DECIDE_BY, event.decideBy());
        var review =
                new InReview(event.decideBy(), event.decideBy(), state.review().appealed());
        return Step.<ClosureFile, InReview>to(next, review, Tell.appealed(next))
                .with(new BeginClosing(), new Queue(Stage.REVIEW, event.decideBy()));
    }

    private static Step<ClosureFile, Denied> denyAppeal(
            ClosureFile file, InReview state, AppealFailed event) {
        var next = file.at(Moment.DECIDED, event.at());
        var end = next.at(Moment.ENDED, event.at());
        return Step.<ClosureFile, Denied>to(
                        end,
                        new Denied(event.at(), event.ground()),
                        Tell.plain(end, Notice.APPEAL_REJECTED))
                .with(new LeaveQueue(), new KeepLine(), new EndCase());
    }

    private static Step<ClosureFile, Denied> stand(
            ClosureFile file, Rejected state, AppealRanOut event) {
        return Step.<ClosureFile, Denied>to(
                        file.at(Moment.ENDED, event.at()), new Denied(event.at(), state.ground()))
                .with(new LeaveQueue(), new EndCase());
    }

    private static Step<ClosureFile, Withdrawn> withdraw(
            ClosureFile file, ClosureState state, SubscriberWithdrew event) {
        return withdrawn(file, event.at()).with(new LeaveQueue(), new KeepLine(), new EndCase());
    }

    // The line goes on already: what ends is the wait for an appeal.
    private static Step<ClosureFile, Withdrawn> accept(
            ClosureFile file, Rejected state, SubscriberWithdrew event) {
        return withdrawn(file, event.at()).with(new LeaveQueue(), new EndCase());
    }

    private static Step<ClosureFile, Withdrawn> withdrawn(ClosureFile file, Instant at) {
        var next = file.at(Moment.ENDED, at);
        return to(next, new Withdrawn(at), Tell.plain(next, Notice.CLOSURE_WITHDRAWN));
    }

    private ReviewRules() {}
}
