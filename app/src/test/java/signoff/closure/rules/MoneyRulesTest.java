// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.closure.rules.Given.CNY_50;
import static signoff.closure.rules.Given.LINE;
import static signoff.closure.rules.Given.NEXT_MONDAY;
import static signoff.closure.rules.Given.STOPPING;
import static signoff.closure.rules.Given.TERMS;
import static signoff.closure.rules.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.rules.ClosureEvent.CollectionHandedOver;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.DebtWasLeft;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.LateUsageEnded;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.RefundLegPaid;
import signoff.closure.rules.ClosureEvent.RefundRefused;
import signoff.closure.rules.ClosureEvent.RefundWasOverdue;
import signoff.closure.rules.ClosureEvent.SettlementWasOverdue;
import signoff.closure.rules.ClosureOrder.BookRefund;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureOrder.StrikeBalance;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.kernel.Refusal;
import signoff.notification.Notice;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;

/** The money at the end: each rule told as one example. */
class MoneyRulesTest {

    @Test
    void the_balance_is_struck_when_no_usage_can_arrive_any_more_I17() {
        given(new Settling(AT))
                .when(new LateUsageEnded(AT))
                .then(SETTLED)
                .orders(new StrikeBalance());
        given(SETTLED).when(new SettlementWasOverdue(AT)).then(SETTLED).orders(new StrikeBalance());
    }

    @Test
    void a_case_that_owes_nothing_is_over_at_once() {
        given(SETTLED)
                .when(new NothingWasOwed(AT))
                .then(new Completed(AT))
                .orders(new SettleLine(), new EndCase())
                .tells(Notice.CLOSURE_COMPLETED);
    }

    @Test
    void credit_goes_back_leg_by_leg_to_where_it_came_from() {
        given(SETTLED)
                .when(new CreditWasLeft(AT, CNY_50, LEGS))
                .then(PAYING)
                .asks(new PayRefund(LINE, FIRST), new PayRefund(LINE, SECOND));
        given(PAYING)
                .when(new RefundLegPaid(AT, 1))
                .then(new Paying(LEGS, Set.of(1), REFUND_BY))
                .orders(new BookRefund(FIRST))
                .tells(Notice.REFUND_SENT);
        given(new Paying(LEGS, Set.of(1), REFUND_BY))
                .when(new LastRefundLegPaid(AT, 2))
                .then(new Completed(AT))
                .orders(new BookRefund(SECOND), new SettleLine(), new EndCase())
                .tells(Notice.REFUND_SENT, Notice.CLOSURE_COMPLETED);
    }

    @Test
    void credit_that_no_payment_takes_back_stays_owed_and_calls_a_person() {
        given(SETTLED)
                .when(new CreditHadNoWayBack(AT, CNY_50, List.of(FIRST)))
                .then(new PayoutFailed(List.of(FIRST), Set.of(), NO_WAY, LOOK_BY, 0))
                .asks(new PayRefund(LINE, FIRST))
                .tells(Notice.REFUND_DELAYED);
    }

    @Test
    void a_refused_or_late_payout_calls_a_person_and_the_money_stays_owed() {
        var late = new Refusal(Refusal.Code.PAYEE_MUST_BE_REACHABLE, Map.of("reason", "OVERDUE"));
        given(STOPPING.struck(CNY_50, null), PAYING)
                .when(new RefundRefused(AT, 1, WHY))
                .then(failed(WHY, LOOK_BY, 0))
                .tells(Notice.REFUND_DELAYED);
        given(STOPPING.struck(CNY_50, null), PAYING)
                .when(new RefundWasOverdue(AT))
                .then(failed(late, LOOK_BY, 0))
                .tells(Notice.REFUND_DELAYED);
        given(FAILED).when(new RefundRefused(AT, 2, WHY)).then(FAILED);
        given(FAILED)
                .when(new NobodyHadLooked(AT))
                .then(failed(WHY, AT.plus(Duration.ofDays(2)), 1));
    }

    @Test
    void a_payout_that_arrives_late_counts_all_the_same() {
        given(FAILED)
                .when(new RefundLegPaid(AT, 1))
                .then(new PayoutFailed(LEGS, Set.of(1), WHY, LOOK_BY, 0))
                .orders(new BookRefund(FIRST));
        given(FAILED).when(new LastRefundLegPaid(AT, 2)).then(new Completed(AT));
    }

    @Test
    void a_person_who_tries_again_makes_no_new_payout_I20() {
        given(FAILED)
                .when(new PersonTriedAgain(AT))
                .then(new Paying(LEGS, Set.of(), AT.plus(TERMS.refundWithin())))
                .asks();
    }

    @Test
    void a_debt_is_billed_and_the_line_stays_closed() {
        given(SETTLED).when(new DebtWasLeft(AT, CNY_50)).then(COLLECTING).tells(Notice.FINAL_BILL);
        given(COLLECTING).when(new CollectionHandedOver(AT)).then(new Completed(AT));
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(MoneyRules.TABLE, Given.TOLD);
    }

    // The words used above.

    static final Instant AT = NEXT_MONDAY.plus(Duration.ofDays(1));
    static final Instant LOOK_BY = AT.plus(Duration.ofDays(1));
    static final Instant REFUND_BY = TERMS.refundBy(STOPPING.stopAt());
    static final Settled SETTLED = new Settled(LOOK_BY);
    static final Collecting COLLECTING = new Collecting(CNY_50, AT.plus(TERMS.payWithin()));
    static final RefundLeg FIRST = new RefundLeg(1, "P-2", "card-4242", CNY_50);
    static final RefundLeg SECOND = new RefundLeg(2, "P-1", "card-1111", CNY_50);
    static final List<RefundLeg> LEGS = List.of(FIRST, SECOND);
    static final Paying PAYING = new Paying(LEGS, Set.of(), REFUND_BY);
    static final Refusal WHY = Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "closed");
    static final Refusal NO_WAY =
            Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "NO_WAY_BACK");
    static final PayoutFailed FAILED = failed(WHY, LOOK_BY, 0);

    static PayoutFailed failed(Refusal why, Instant lookBy, int looks) {
        return new PayoutFailed(LEGS, Set.of(), why, lookBy, looks);
    }
}
