// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.closure.rules.Given.BLANK;
import static signoff.closure.rules.Given.FRIDAY;
import static signoff.closure.rules.Given.MONDAY;
import static signoff.closure.rules.Given.NEXT_MONDAY;
import static signoff.closure.rules.Given.TERMS;
import static signoff.closure.rules.Given.TOLD;
import static signoff.closure.rules.Given.TUESDAY;
import static signoff.closure.rules.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.Review;
import signoff.closure.review.Weighed;
import signoff.closure.rules.ClosureEvent.AppealFailed;
import signoff.closure.rules.ClosureEvent.AppealMade;
import signoff.closure.rules.ClosureEvent.AppealRanOut;
import signoff.closure.rules.ClosureEvent.Confirmed;
import signoff.closure.rules.ClosureEvent.CoolingOffEnded;
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
import signoff.closure.rules.ClosureState.AwaitingConfirmation;
import signoff.closure.rules.ClosureState.Committed;
import signoff.closure.rules.ClosureState.Denied;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.closure.rules.ClosureState.Scheduled;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.notification.Notice;
import signoff.policy.ClosurePolicy.Risk;
import signoff.workflow.RowsTold;

/** What people of the operator decide: each rule told as one example (SF-68, SF-77, SF-78). */
class ReviewRulesTest {

    @Test
    void a_request_of_low_risk_is_seen_by_nobody_and_one_of_higher_risk_by_one_or_two_X_07() {
        assertThat(weighing(0).reviewers()).isZero();
        assertThat(weighing(2).reviewers()).isZero();
        assertThat(weighing(3).reviewers()).isOne();
        assertThat(weighing(6).reviewers()).isEqualTo(2);
        assertThat(ClosureWaits.of(weighing(2), new Committed(MONDAY))
                        .orElseThrow()
                        .then())
                .isEqualTo(new ClosureEvent.RiskWasLow(MONDAY));
        assertThat(ClosureWaits.of(weighing(3), new Committed(MONDAY))
                        .orElseThrow()
                        .then())
                .isEqualTo(new ReviewWasNeeded(MONDAY));
    }

    @Test
    void who_is_reviewed_hears_of_it_with_the_confirmation_and_its_deadline() {
        var waiting = new AwaitingConfirmation(FRIDAY, FRIDAY, 1, 0);
        given(weighing(3), waiting)
                .when(new Confirmed(TUESDAY, FRIDAY))
                .then(new Committed(TUESDAY))
                .tells(Notice.CLOSURE_IN_REVIEW)
                .orders(new BeginClosing());
    }

    @Test
    void a_wrong_code_before_the_right_one_is_a_risk() {
        var step = ClosureRules.TABLE
                .decide(
                        weighing(2),
                        new AwaitingConfirmation(FRIDAY, FRIDAY, 1, 1),
                        new Confirmed(TUESDAY, FRIDAY))
                .orElseThrow();
        assertThat(step.file().reviewers()).isOne();
        assertThat(step.file().weighed().risks()).contains(Risk.WRONG_CODES);
    }

    @Test
    void it_waits_in_the_queue_until_the_promised_day() {
        given(COMMITTED, new Committed(MONDAY))
                .when(new ReviewWasNeeded(MONDAY))
                .then(IN)
                .tells()
                .orders(new Queue(Stage.REVIEW, FRIDAY));
    }

    @Test
    void the_promise_is_never_longer_than_the_law_I10() {
        var file = COMMITTED.at(Moment.STOP_MAX, TUESDAY);
        given(file, new Committed(MONDAY))
                .when(new ReviewWasNeeded(MONDAY))
                .then(new InReview(TUESDAY, TUESDAY, Review.of(1)));
    }

    @Test
    void one_of_two_is_not_enough() {
        var two = new InReview(FRIDAY, STOP_MAX, Review.of(2));
        given(COMMITTED, two)
                .when(new ReviewerAgreed(TUESDAY, "anna"))
                .then(new InReview(FRIDAY, STOP_MAX, Review.of(2).agreedBy("anna")))
                .tells();
    }

    @Test
    void cooling_off_and_review_run_side_by_side() {
        given(COMMITTED, IN)
                .when(new ReviewPassed(TUESDAY, "anna"))
                .then(new Approved(MONDAY.plus(TERMS.coolingOff()), false))
                .tells(Notice.CLOSURE_APPROVED)
                .orders(new LeaveQueue())
                .remembers(Moment.DECIDED, TUESDAY);
    }

    @Test
    void who_is_approved_late_is_warned_of_the_stop_all_the_same() {
        var late = NEXT_MONDAY.plus(Duration.ofDays(1));
        given(COMMITTED, IN)
                .when(new ReviewPassed(late, "anna"))
                .then(new Approved(late.plus(TERMS.remindBefore()), true));
    }

    @Test
    void silence_of_the_operator_approves_C12() {
        assertThat(wait(IN).until()).isEqualTo(FRIDAY);
        assertThat(wait(IN).then()).isEqualTo(new ReviewWasLate(FRIDAY));
        given(COMMITTED, IN)
                .when(new ReviewWasLate(FRIDAY))
                .then(new Approved(MONDAY.plus(TERMS.coolingOff()), false))
                .tells(Notice.CLOSURE_APPROVED);
    }

    @Test
    void silence_approves_of_nothing_that_is_investigated() {
        var held = new InReview(FRIDAY, STOP_MAX, Review.of(1).held(true));
        given(COMMITTED, IN)
                .when(new RequestHeld(TUESDAY, "fay"))
                .then(held)
                .orders(new Queue(Stage.REVIEW, STOP_MAX));
        assertThat(wait(held).then())
                .isEqualTo(new ReviewFailed(STOP_MAX, null, Ground.FRAUD_INVESTIGATED));
        given(COMMITTED, held)
                .when(new RequestReleased(TUESDAY, "fay"))
                .then(IN)
                .orders(new Queue(Stage.REVIEW, FRIDAY));
    }

    @Test
    void where_who_asks_is_in_doubt_silence_approves_on_the_last_day_of_the_law_only() {
        var doubted = new InReview(FRIDAY, STOP_MAX, Review.of(1).asked(PASSPORT));
        assertThat(wait(doubted).until()).isEqualTo(STOP_MAX);
        given(COMMITTED, doubted)
                .when(new IdentityProved(TUESDAY, "anna"))
                .then(new InReview(
                        FRIDAY, STOP_MAX, Review.of(1).asked(PASSPORT).proved()));
    }

    @Test
    void all_that_is_missing_is_asked_for_at_once_SF_78() {
        given(COMMITTED, IN)
                .when(new InfoAsked(TUESDAY, "anna", PASSPORT))
                .then(asked(PASSPORT, 0, TUESDAY))
                .tells(Notice.CLOSURE_NEEDS_INFO)
                .orders(new Queue(Stage.INFO, STOP_MAX));
    }

    @Test
    void who_does_not_answer_is_reminded_and_then_the_line_goes_on_C5() {
        var asked = asked(PASSPORT, 0, TUESDAY);
        var first = TUESDAY.plus(TERMS.review().infoReminded());
        assertThat(ClosureWaits.of(COMMITTED, asked).orElseThrow().then())
                .isEqualTo(new InfoWasMissing(first));
        given(COMMITTED, asked)
                .when(new InfoWasMissing(first))
                .then(asked(PASSPORT, 1, first))
                .tells(Notice.CLOSURE_NEEDS_INFO);
        var last = asked(PASSPORT, 2, STOP_MAX);
        assertThat(ClosureWaits.of(COMMITTED, last).orElseThrow().then())
                .isEqualTo(new InfoRanOut(STOP_MAX));
        given(COMMITTED, last)
                .when(new InfoRanOut(STOP_MAX))
                .then(new Lapsed(STOP_MAX))
                .tells(Notice.CLOSURE_EXPIRED)
                .orders(new LeaveQueue(), new KeepLine(), new EndCase());
    }

    @Test
    void nobody_stays_on_a_line_for_want_of_a_bank_account_C5() {
        var last = asked(BANK, 2, STOP_MAX);
        assertThat(ClosureWaits.of(COMMITTED, last).orElseThrow().then())
                .isEqualTo(new PayoutInfoRanOut(STOP_MAX));
        given(COMMITTED, last)
                .when(new PayoutInfoRanOut(STOP_MAX))
                .then(new Approved(STOP_MAX, true))
                .tells(Notice.CLOSURE_APPROVED)
                .orders(new LeaveQueue());
    }

    @Test
    void an_answer_in_time_moves_no_deadline_and_a_late_one_gives_time_to_look_at_it() {
        given(COMMITTED, asked(BANK, 0, TUESDAY))
                .when(new InfoGiven(TUESDAY, TUESDAY))
                .then(new InReview(FRIDAY, STOP_MAX, Review.of(1).asked(BANK)))
                .remembers(Moment.DECIDE_BY, FRIDAY);
        given(COMMITTED, asked(BANK, 0, TUESDAY))
                .when(new InfoGiven(FRIDAY, NEXT_MONDAY))
                .then(new InReview(NEXT_MONDAY, STOP_MAX, Review.of(1).asked(BANK)))
                .remembers(Moment.DECIDE_BY, NEXT_MONDAY);
    }

    @Test
    void a_rejected_line_goes_on_and_the_rejection_can_be_appealed_against_C11() {
        given(COMMITTED, IN)
                .when(new ReviewFailed(TUESDAY, "anna", Ground.IDENTITY_NOT_PROVED))
                .then(REJECTED)
                .tells(Notice.CLOSURE_REJECTED)
                .orders(new Queue(Stage.REJECTED, APPEAL_UNTIL), new KeepLine());
        given(COMMITTED, REJECTED)
                .when(new AppealMade(FRIDAY, NEXT_MONDAY))
                .then(APPEALED)
                .tells(Notice.CLOSURE_APPEALED)
                .orders(new BeginClosing(), new Queue(Stage.REVIEW, NEXT_MONDAY));
        given(COMMITTED, REJECTED)
                .when(new AppealRanOut(APPEAL_UNTIL))
                .then(new Denied(APPEAL_UNTIL, Ground.IDENTITY_NOT_PROVED))
                .tells()
                .orders(new LeaveQueue(), new EndCase());
    }

    @Test
    void a_second_rejection_is_the_last_word() {
        given(COMMITTED, APPEALED)
                .when(new AppealFailed(FRIDAY, "bert", Ground.NOT_ENTITLED))
                .then(new Denied(FRIDAY, Ground.NOT_ENTITLED))
                .tells(Notice.APPEAL_REJECTED)
                .orders(new LeaveQueue(), new KeepLine(), new EndCase());
        var held = new InReview(NEXT_MONDAY, NEXT_MONDAY, APPEALED.review().held(true));
        assertThat(wait(held).then())
                .isEqualTo(new AppealFailed(NEXT_MONDAY, null, Ground.FRAUD_INVESTIGATED));
    }

    /** Whoever was rejected wrongly pays for nothing after the day by which the law let them go. */
    @Test
    void an_appeal_that_is_won_late_ends_charges_on_the_last_day_of_the_law_I10() {
        var won = STOP_MAX.plus(Duration.ofDays(20));
        var step = ClosureRules.TABLE
                .decide(COMMITTED, APPEALED, new ReviewPassed(won, "bert"))
                .orElseThrow();
        assertThat(step.state()).isEqualTo(new Approved(won, true));
        var scheduled = ClosureRules.TABLE
                .decide(step.file(), step.state(), new CoolingOffEnded(won))
                .orElseThrow();
        assertThat(scheduled.state()).isEqualTo(new Scheduled(won, true));
        assertThat(scheduled.file().stopAt()).isEqualTo(STOP_MAX);
    }

    @Test
    void one_click_takes_it_back_wherever_it_stands() {
        for (var state : List.of(IN, asked(PASSPORT, 0, TUESDAY))) {
            given(COMMITTED, state)
                    .when(new SubscriberWithdrew(TUESDAY))
                    .then(new Withdrawn(TUESDAY))
                    .tells(Notice.CLOSURE_WITHDRAWN)
                    .orders(new LeaveQueue(), new KeepLine(), new EndCase());
        }
        given(COMMITTED, REJECTED)
                .when(new SubscriberWithdrew(FRIDAY))
                .then(new Withdrawn(FRIDAY))
                .orders(new LeaveQueue(), new EndCase());
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(ReviewRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant STOP_MAX = MONDAY.plus(Duration.ofDays(10));
    static final Instant APPEAL_UNTIL = TUESDAY.plus(TERMS.review().appealWithin());
    static final Set<Item> PASSPORT = Set.of(Item.IDENTITY_DOCUMENT);
    static final Set<Item> BANK = Set.of(Item.BANK_PROOF);
    static final ClosureFile COMMITTED = weighing(3).at(Moment.CONFIRMED, MONDAY);
    static final InReview IN = new InReview(FRIDAY, STOP_MAX, Review.of(1));
    static final Rejected REJECTED = new Rejected(
            TUESDAY, APPEAL_UNTIL, Ground.IDENTITY_NOT_PROVED, Review.of(1).rejected("anna"));
    static final InReview APPEALED =
            new InReview(NEXT_MONDAY, NEXT_MONDAY, REJECTED.review().appealed());

    static ClosureFile weighing(int points) {
        return BLANK.weighed(new Weighed(points, Set.of(Risk.HIGH_CREDIT), null))
                .at(Moment.NOTICED, MONDAY)
                .at(Moment.DECIDE_BY, FRIDAY)
                .at(Moment.STOP_MAX, STOP_MAX);
    }

    private static NeedsInfo asked(Set<Item> items, int reminders, Instant at) {
        return new NeedsInfo(
                STOP_MAX,
                at.plus(TERMS.review().infoReminded()),
                reminders,
                FRIDAY,
                STOP_MAX,
                Review.of(1).asked(items),
                items);
    }

    private static signoff.workflow.Wait<ClosureEvent> wait(ClosureState state) {
        return ClosureWaits.of(COMMITTED, state).orElseThrow();
    }
}
