// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.closure.rules.Given.BLANK;
import static signoff.closure.rules.Given.FRIDAY;
import static signoff.closure.rules.Given.LINE;
import static signoff.closure.rules.Given.MONDAY;
import static signoff.closure.rules.Given.NEXT_MONDAY;
import static signoff.closure.rules.Given.STOPPING;
import static signoff.closure.rules.Given.TERMS;
import static signoff.closure.rules.Given.TOLD;
import static signoff.closure.rules.Given.TUESDAY;
import static signoff.closure.rules.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.review.Weighed;
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
import signoff.policy.ClosurePolicy.Blackout;
import signoff.workflow.RowsTold;

/** Asking for a line to be closed: each rule told as one example (SF-41, SF-56, SF-65, SF-69). */
class AskingRulesTest {

    @Test
    void answers_are_kept_while_nothing_was_asked_for() {
        given(BLANK, new Draft(FRIDAY))
                .when(new DraftSaved(
                        MONDAY, "PRIVACY", Set.of("ALLOWANCE"), StopBy.SOON, null, null))
                .then(new Draft(MONDAY.plus(TERMS.draftKept())))
                .asks();
    }

    @Test
    void a_draft_that_nobody_comes_back_to_lapses_without_a_word() {
        given(BLANK, new Draft(FRIDAY))
                .when(new DraftForgotten(FRIDAY))
                .then(new Lapsed(FRIDAY))
                .tells()
                .orders(new EndCase());
    }

    @Test
    void a_draft_that_is_dropped_leaves_no_message() {
        given(BLANK, new Draft(FRIDAY))
                .when(new SubscriberWithdrew(MONDAY))
                .then(new Withdrawn(MONDAY))
                .tells()
                .orders(new EndCase());
    }

    @Test
    void the_notice_is_answered_with_a_receipt_at_once() {
        given(BLANK, new Draft(FRIDAY))
                .when(NOTICE)
                .then(new Received(MONDAY))
                .tells(Notice.CLOSURE_RECEIVED)
                .remembers(Moment.NOTICED, MONDAY);
    }

    @Test
    void a_code_has_to_come_back_before_anything_is_done_SF_64() {
        given(NOTICED, new Received(MONDAY))
                .when(new ConfirmationAsked(MONDAY))
                .then(WAITING)
                .tells(Notice.CLOSURE_CONFIRM)
                .orders();
    }

    @Test
    void where_no_code_may_be_asked_the_notice_counts_as_it_is() {
        given(NOTICED, new Received(MONDAY))
                .when(new NothingToConfirm(MONDAY))
                .then(new Committed(MONDAY))
                .orders(new BeginClosing());
    }

    @Test
    void a_new_code_gives_no_new_time_to_confirm() {
        given(NOTICED, WAITING)
                .when(new CodeAskedAgain(TUESDAY))
                .then(new AwaitingConfirmation(
                        WAITING.until(), TUESDAY.plus(TERMS.codeValid()), 2, 0))
                .tells(Notice.CLOSURE_CONFIRM);
    }

    @Test
    void a_wrong_code_is_counted_I33() {
        given(NOTICED, WAITING)
                .when(new WrongCodeGiven(TUESDAY))
                .then(new AwaitingConfirmation(WAITING.until(), WAITING.codeUntil(), 1, 1))
                .tells();
    }

    @Test
    void mandates_die_in_the_very_commit_of_the_confirmation_I18() {
        given(NOTICED, WAITING)
                .when(new Confirmed(TUESDAY, FRIDAY))
                .then(new Committed(TUESDAY))
                .tells(Notice.CLOSURE_COMMITTED)
                .orders(new BeginClosing())
                .remembers(Moment.DECIDE_BY, FRIDAY)
                .remembers(Moment.NOTICED, MONDAY);
    }

    @Test
    void who_does_not_confirm_is_still_a_customer() {
        given(NOTICED, WAITING)
                .when(new ConfirmationRanOut(WAITING.until()))
                .then(new Lapsed(WAITING.until()))
                .tells(Notice.CLOSURE_LAPSED)
                .orders(new EndCase());
    }

    @Test
    void a_request_without_risk_is_approved_and_cooling_off_has_run_since_the_confirmation() {
        given(STOPPING, new Committed(MONDAY))
                .when(new RiskWasLow(TUESDAY))
                .then(new Approved(MONDAY.plus(TERMS.coolingOff()), false));
    }

    @Test
    void cooling_off_is_cut_short_where_the_law_ends_the_charges_before_it_I10() {
        given(NOTICED, new Committed(FRIDAY))
                .when(new RiskWasLow(FRIDAY))
                .then(new Approved(STOP_MAX, false));
        given(NOTICED, new Committed(STOP_MAX))
                .when(new RiskWasLow(STOP_MAX))
                .then(new Approved(STOP_MAX, true));
    }

    @Test
    void no_code_is_waited_for_beyond_the_latest_stop_I10() {
        var late = STOP_MAX.minus(DAY);
        given(NOTICED, new Received(late))
                .when(new ConfirmationAsked(late))
                .then(new AwaitingConfirmation(STOP_MAX, STOP_MAX, 1, 0));
    }

    @Test
    void a_code_is_good_for_no_longer_than_the_request_it_is_for() {
        var late = WAITING.until().minus(DAY);
        given(NOTICED, WAITING)
                .when(new CodeAskedAgain(late))
                .then(new AwaitingConfirmation(WAITING.until(), WAITING.until(), 2, 0));
    }

    @Test
    void a_reminder_comes_before_service_stops() {
        given(new Approved(NEXT_MONDAY, false))
                .when(new StopWasNear(FRIDAY))
                .then(new Approved(NEXT_MONDAY, true))
                .tells(Notice.CLOSURE_STOPS_SOON);
        given(new Scheduled(NEXT_MONDAY, false))
                .when(new StopWasNear(FRIDAY))
                .then(new Scheduled(NEXT_MONDAY, true))
                .tells(Notice.CLOSURE_STOPS_SOON);
    }

    @Test
    void service_stops_when_cooling_off_is_over_or_later_if_wished() {
        given(STOPPING, new Approved(FRIDAY, true))
                .when(new CoolingOffEnded(FRIDAY))
                .then(new Scheduled(FRIDAY, true))
                .remembers(Moment.STOP, FRIDAY);
        given(STOPPING.answered(null, Set.of(), StopBy.ON_DATE, LATER), new Approved(FRIDAY, true))
                .when(new CoolingOffEnded(FRIDAY))
                .then(new Scheduled(LATER, false))
                .remembers(Moment.STOP, LATER);
    }

    /** C8: zero, if the subscriber asks for it. */
    @Test
    void who_wants_no_time_to_think_is_let_go_of_with_the_confirmation() {
        given(AT_ONCE, WAITING)
                .when(new Confirmed(TUESDAY, FRIDAY))
                .then(new Committed(TUESDAY))
                .tells(Notice.CLOSURE_NOW)
                .orders(new BeginClosing());
        given(AT_ONCE.at(Moment.CONFIRMED, TUESDAY), new Committed(TUESDAY))
                .when(new RiskWasLow(TUESDAY))
                .then(new Approved(TUESDAY, true))
                .tells();
        given(AT_ONCE, new Approved(TUESDAY, true))
                .when(new CoolingOffEnded(TUESDAY))
                .then(new Scheduled(TUESDAY, true))
                .remembers(Moment.STOP, TUESDAY);
    }

    @Test
    void orders_that_cannot_be_cancelled_are_waited_for_up_to_the_latest_stop_SF_45() {
        var known = NOTICED.at(Moment.CONFIRMED, MONDAY).at(Moment.ORDERS_OVER, NEXT_MONDAY);
        given(known, new Approved(FRIDAY, true))
                .when(new CoolingOffEnded(FRIDAY))
                .then(new Scheduled(NEXT_MONDAY, false))
                .remembers(Moment.STOP, NEXT_MONDAY)
                .orders(new LookAtOrders());
        given(known.at(Moment.ORDERS_OVER, STOP_MAX.plus(DAY)), new Approved(FRIDAY, true))
                .when(new CoolingOffEnded(FRIDAY))
                .then(new Scheduled(STOP_MAX, false));
        given(known.at(Moment.ORDERS_OVER, TUESDAY), new Approved(FRIDAY, true))
                .when(new CoolingOffEnded(FRIDAY))
                .then(new Scheduled(FRIDAY, true));
    }

    @Test
    void what_was_ordered_since_the_notice_makes_the_stop_later_and_never_earlier_SF_45() {
        var fixed = NOTICED.at(Moment.CONFIRMED, MONDAY).at(Moment.STOP, FRIDAY);
        given(fixed, new Scheduled(FRIDAY, false))
                .when(new OrdersRan(FRIDAY, NEXT_MONDAY))
                .then(new Scheduled(NEXT_MONDAY, true))
                .tells(Notice.CLOSURE_STOPS_SOON)
                .remembers(Moment.STOP, NEXT_MONDAY);
        given(fixed, new Scheduled(FRIDAY, true))
                .when(new OrdersRan(FRIDAY, STOP_MAX.plus(DAY)))
                .then(new Scheduled(STOP_MAX, true));
        given(fixed, new Scheduled(FRIDAY, false))
                .when(new OrdersRan(FRIDAY, TUESDAY))
                .then(new Scheduled(FRIDAY, false))
                .tells();
    }

    @Test
    void a_balance_that_is_to_be_used_up_is_looked_at_each_day() {
        given(WHEN_USED, new Approved(NEXT_MONDAY, false))
                .when(new UsingUpBegan(NEXT_MONDAY))
                .then(new UsingUp(NEXT_MONDAY.plus(DAY), LATER))
                .tells()
                .orders(new LookAtBalance());
        given(WHEN_USED, USING_UP)
                .when(new BalanceWasDue(USING_UP.lookAt()))
                .then(new UsingUp(USING_UP.lookAt().plus(DAY), LATER))
                .tells()
                .orders(new LookAtBalance());
    }

    @Test
    void an_empty_balance_fixes_the_stop_and_leaves_time_to_change_ones_mind() {
        var used = NEXT_MONDAY.plus(DAY);
        given(WHEN_USED, USING_UP)
                .when(new BalanceWasUsed(used))
                .then(new Scheduled(used.plus(TERMS.remindBefore()), true))
                .tells(Notice.CLOSURE_STOPS_SOON)
                .remembers(Moment.STOP, used.plus(TERMS.remindBefore()));
    }

    @Test
    void the_latest_day_comes_first_when_the_balance_does_not_end() {
        given(WHEN_USED, USING_UP)
                .when(new LatestStopWasNear(TERMS.remindAt(LATER)))
                .then(new Scheduled(LATER, true))
                .tells(Notice.CLOSURE_STOPS_SOON)
                .remembers(Moment.STOP, LATER);
        given(WHEN_USED, USING_UP)
                .when(new BalanceWasUsed(LATER.minus(Duration.ofHours(1))))
                .then(new Scheduled(LATER, true));
    }

    @Test
    void no_look_at_a_balance_comes_after_the_latest_day_I11() {
        for (var day = NEXT_MONDAY; day.isBefore(LATER); day = day.plus(DAY)) {
            var wait = ClosureWaits.of(WHEN_USED, new UsingUp(day, LATER)).orElseThrow();
            assertThat(wait.until()).isBeforeOrEqualTo(TERMS.remindAt(LATER));
        }
    }

    @Test
    void charges_stop_at_the_promised_moment_and_before_the_network_is_touched() {
        given(new Scheduled(NEXT_MONDAY, true))
                .when(new StopTimeCame(NEXT_MONDAY))
                .then(new Executing(
                        NetworkStep.STOP_CHARGING, NEXT_MONDAY.plus(TERMS.executeWithin())))
                .orders(new StopCharges(NEXT_MONDAY))
                .asks(new StopCharging(LINE, NEXT_MONDAY));
    }

    /** C14: the network may be left alone at night; the money is not. */
    @Test
    void the_network_is_touched_after_the_blackout_and_charges_end_as_planned() {
        var night = new Blackout(LocalTime.of(16, 0), LocalTime.of(22, 0)); // 17:00 in Shanghai.
        var scheduled = new Scheduled(NEXT_MONDAY, true);
        var file = STOPPING.under(dark(night));
        var wait = ClosureWaits.of(file, scheduled).orElseThrow();
        var after = NEXT_MONDAY.plus(Duration.ofHours(5));
        assertThat(wait.until()).isEqualTo(after);
        given(file.at(Moment.STOP, NEXT_MONDAY), scheduled)
                .when(new StopTimeCame(after))
                .then(new Executing(NetworkStep.STOP_CHARGING, after.plus(TERMS.executeWithin())))
                .orders(new StopCharges(NEXT_MONDAY))
                .asks(new StopCharging(LINE, NEXT_MONDAY));
    }

    @Test
    void until_execution_one_click_takes_it_back() {
        for (var state : List.of(new Received(MONDAY), WAITING)) {
            given(NOTICED, state)
                    .when(new SubscriberWithdrew(TUESDAY))
                    .then(new Withdrawn(TUESDAY))
                    .tells(Notice.CLOSURE_WITHDRAWN)
                    .orders(new EndCase());
        }
        for (var state : List.of(
                new Committed(MONDAY),
                new Approved(NEXT_MONDAY, false),
                USING_UP,
                new Scheduled(NEXT_MONDAY, false))) {
            given(state)
                    .when(new SubscriberWithdrew(TUESDAY))
                    .then(new Withdrawn(TUESDAY))
                    .tells(Notice.CLOSURE_WITHDRAWN)
                    .orders(new KeepLine(), new EndCase());
        }
    }

    @Test
    void a_line_being_ended_can_no_longer_be_kept() {
        given(BARRING).when(new SubscriberWithdrew(FRIDAY)).thenNothingMoves();
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(AskingRules.TABLE, TOLD);
    }

    // The words used above.

    private static Terms dark(Blackout hours) {
        return new Terms(
                TERMS.policyVersion(),
                TERMS.zone(),
                TERMS.mustConfirm(),
                TERMS.confirmWithin(),
                TERMS.codeValid(),
                TERMS.codeTries(),
                TERMS.coolingOff(),
                TERMS.remindBefore(),
                TERMS.executeWithin(),
                hours,
                TERMS.ackWithin(),
                TERMS.drainMost(),
                TERMS.runningWait(),
                TERMS.portWithin(),
                TERMS.lateUsage(),
                TERMS.refundWithin(),
                TERMS.payWithin(),
                TERMS.payGrace(),
                TERMS.quarantine(),
                TERMS.restorable(),
                TERMS.draftKept(),
                TERMS.lookWithin(),
                TERMS.bankAnswersWithin(),
                TERMS.review());
    }

    static final Instant LATER = NEXT_MONDAY.plus(Duration.ofDays(30));
    static final Duration DAY = Duration.ofDays(1);
    static final ClosureFile WHEN_USED =
            STOPPING.answered(null, Set.of(), StopBy.BALANCE_USED, LATER);
    static final UsingUp USING_UP = new UsingUp(NEXT_MONDAY.plus(DAY), LATER);
    static final Instant STOP_MAX = MONDAY.plus(Duration.ofDays(10));
    static final NoticeReceived NOTICE = new NoticeReceived(
            MONDAY,
            null,
            Set.of(),
            StopBy.SOON,
            null,
            null,
            TERMS,
            FRIDAY,
            STOP_MAX,
            null,
            Weighed.NOTHING,
            List.of());
    static final ClosureFile NOTICED = AskingRules.noticed(BLANK, NOTICE);
    static final ClosureFile AT_ONCE = NOTICED.answered(null, Set.of(), StopBy.NOW, null);
    static final AwaitingConfirmation WAITING = new AwaitingConfirmation(
            MONDAY.plus(TERMS.confirmWithin()), MONDAY.plus(TERMS.codeValid()), 1, 0);
    static final Executing BARRING = new Executing(NetworkStep.BAR, NEXT_MONDAY);
}
