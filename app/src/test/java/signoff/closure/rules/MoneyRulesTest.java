// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static signoff.closure.rules.Given.CNY;
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
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.quote.Compared;
import signoff.closure.rules.ClosureEvent.CreditHadNoWayBack;
import signoff.closure.rules.ClosureEvent.CreditWasLeft;
import signoff.closure.rules.ClosureEvent.LastRefundLegPaid;
import signoff.closure.rules.ClosureEvent.LateUsageEnded;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.NothingWasOwed;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.QuoteWasCompared;
import signoff.closure.rules.ClosureEvent.RefundFellShort;
import signoff.closure.rules.ClosureEvent.RefundLegPaid;
import signoff.closure.rules.ClosureEvent.RefundRefused;
import signoff.closure.rules.ClosureEvent.RefundWasOverdue;
import signoff.closure.rules.ClosureEvent.SettlementWasOverdue;
import signoff.closure.rules.ClosureOrder.BookRefund;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureOrder.StrikeBalance;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.Settling;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.ledger.Transfer.Reason;
import signoff.notification.Notice;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.RowsTold;

/** The money at the end: each rule told as one example (SF-42, SF-80, SF-81). */
class MoneyRulesTest {

    @Test
    void before_the_balance_is_struck_a_restored_line_keeps_all_of_it_C24() {
        for (var state : List.of(new Settling(NEXT_MONDAY), new Settled(NEXT_MONDAY))) {
            given(state)
                    .when(new LineWasRestored(NEXT_MONDAY))
                    .then(new Reversed(NEXT_MONDAY))
                    .orders(new EndCase());
        }
    }

    @Test
    void what_was_struck_is_paid_as_promised_and_the_line_may_be_closed_again() {
        var refund = Refund.of(CNY_50, List.of());
        var paying = new Paying(refund, NEXT_MONDAY);
        given(paying)
                .when(new LineWasRestored(NEXT_MONDAY))
                .then(paying)
                .asks()
                .orders(new EndCase());
        var failed = new PayoutFailed(refund, MoneyRules.NO_WAY_BACK, NEXT_MONDAY, 0, null);
        given(failed).when(new LineWasRestored(NEXT_MONDAY)).then(failed).orders(new EndCase());
    }

    @Test
    void what_became_of_the_quote_is_kept_with_the_final_balance() {
        var found = new Compared(
                "CNY",
                50_00,
                List.of(new Compared.Line(Reason.USAGE, -20_00)),
                30_00,
                0,
                AT,
                NEXT_MONDAY);
        var step = ClosureRules.TABLE
                .decide(
                        STOPPING,
                        new Settled(NEXT_MONDAY),
                        new QuoteWasCompared(NEXT_MONDAY, found))
                .orElseThrow();
        assertThat(step.file().compared()).isEqualTo(found);
        given(new Settled(NEXT_MONDAY))
                .when(new QuoteWasCompared(NEXT_MONDAY, found))
                .then(new Settled(NEXT_MONDAY))
                .tells()
                .orders();
    }

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
                .then(new Paying(ALL.paid(1), REFUND_BY))
                .orders(new BookRefund(FIRST))
                .tells(Notice.REFUND_SENT);
        given(new Paying(ALL.paid(1), REFUND_BY))
                .when(new LastRefundLegPaid(AT, 2))
                .then(new Completed(AT))
                .orders(new BookRefund(SECOND), new SettleLine(), new EndCase())
                .tells(Notice.REFUND_SENT, Notice.CLOSURE_COMPLETED);
    }

    @Test
    void credit_that_no_payment_takes_back_stays_owed_and_calls_a_person() {
        given(SETTLED)
                .when(new CreditHadNoWayBack(AT, CNY_80, List.of(FIRST)))
                .then(without(PART, NO_WAY, 0))
                .asks(new PayRefund(LINE, FIRST))
                .tells(Notice.REFUND_DELAYED);
    }

    @Test
    void a_case_does_not_end_while_credit_has_no_way_back_however_it_went_I14_I20() {
        var owed = story(SETTLED, state -> new CreditHadNoWayBack(AT, CNY_80, List.of(FIRST)));
        assertThat(story(owed, state -> BankFacts.paid(state, 1, AT)))
                .isNotInstanceOf(Completed.class);
        assertThat(story(
                        owed,
                        state -> new RefundRefused(AT, 1, WHY),
                        state -> BankFacts.paid(state, 1, AT)))
                .isNotInstanceOf(Completed.class);
        assertThat(story(
                        owed,
                        state -> new PersonTriedAgain(AT),
                        state -> BankFacts.paid(state, 1, AT)))
                .isNotInstanceOf(Completed.class);
    }

    @SafeVarargs
    private static ClosureState story(
            ClosureState first, Function<ClosureState, ClosureEvent>... facts) {
        var state = first;
        for (var fact : facts) {
            state = MoneyRules.TABLE
                    .decide(STOPPING, state, fact.apply(state))
                    .orElseThrow()
                    .state();
        }
        return state;
    }

    @Test
    void what_has_no_way_back_is_known_in_every_state_of_the_refund_I14() {
        var trying = new Paying(PART, AT.plus(TERMS.refundWithin()));
        given(without(PART, NO_WAY, 0))
                .when(new PersonTriedAgain(AT))
                .then(trying)
                .asks();
        given(without(PART, NO_WAY, 0))
                .when(new RefundRefused(AT, 1, WHY))
                .then(without(PART.refused(1), WHY, 0));
        given(without(PART, WHY, 0)).when(new NobodyHadLooked(AT)).then(without(PART, WHY, 1));
        given(STOPPING.struck(CNY_80, null), trying)
                .when(new RefundRefused(AT, 1, WHY))
                .then(without(PART.refused(1), WHY, 0));
    }

    @Test
    void when_all_that_can_go_back_has_gone_a_person_is_still_waited_for_I14_I20() {
        var trying = new Paying(PART, REFUND_BY);
        given(trying)
                .when(new RefundFellShort(AT, 1))
                .then(without(PART.paid(1), NO_WAY, 0))
                .orders(new BookRefund(FIRST))
                .tells(Notice.REFUND_SENT);
        given(without(PART, WHY, 0))
                .when(new RefundFellShort(AT, 1))
                .then(without(PART.paid(1), NO_WAY, 0))
                .orders(new BookRefund(FIRST));
    }

    @Test
    void the_rules_refuse_to_end_a_case_that_still_owes_I14() {
        var last = new LastRefundLegPaid(AT, 1);
        for (var state : List.of(new Paying(PART, REFUND_BY), without(PART, WHY, 0))) {
            assertThatThrownBy(() -> MoneyRules.TABLE.decide(STOPPING, state, last))
                    .hasMessageContaining("I14");
        }
    }

    @Test
    void a_refused_or_late_payout_calls_a_person_and_the_money_stays_owed() {
        var late = new Refusal(Refusal.Code.PAYEE_MUST_BE_REACHABLE, Map.of("reason", "OVERDUE"));
        given(STOPPING.struck(CNY_50, null), PAYING)
                .when(new RefundRefused(AT, 1, WHY))
                .then(new PayoutFailed(ALL.refused(1), WHY, LOOK_BY, 0, null))
                .tells(Notice.REFUND_DELAYED);
        given(STOPPING.struck(CNY_50, null), PAYING)
                .when(new RefundWasOverdue(AT))
                .then(failed(late, LOOK_BY, 0))
                .tells(Notice.REFUND_DELAYED);
        given(FAILED)
                .when(new RefundRefused(AT, 2, WHY))
                .then(new PayoutFailed(ALL.refused(2), WHY, LOOK_BY, 0, null));
        given(FAILED)
                .when(new NobodyHadLooked(AT))
                .then(failed(WHY, AT.plus(Duration.ofDays(2)), 1));
    }

    /** Attempts that are used up leave open whether it was paid: no other way may be taken. */
    @Test
    void only_the_banks_own_no_means_that_nothing_was_paid_I20() {
        var doubt = Refusal.of(Refusal.Code.ATTEMPTS_MUST_NOT_BE_USED_UP, "attempts", 12);
        given(STOPPING.struck(CNY_50, null), PAYING)
                .when(new RefundRefused(AT, 1, doubt))
                .then(failed(doubt, LOOK_BY, 0));
        assertThat(ALL.homeless().isZero()).isTrue();
        assertThat(ALL.refused(1).homeless()).isEqualTo(CNY_50);
        assertThat(ALL.paid(1).refused(1).homeless().isZero()).isTrue();
    }

    @Test
    void a_payout_that_arrives_late_counts_all_the_same() {
        given(FAILED)
                .when(new RefundLegPaid(AT, 1))
                .then(new PayoutFailed(ALL.paid(1), WHY, LOOK_BY, 0, null))
                .orders(new BookRefund(FIRST));
        given(FAILED).when(new LastRefundLegPaid(AT, 2)).then(new Completed(AT));
    }

    @Test
    void a_person_who_tries_again_makes_no_new_payout_I20() {
        given(FAILED)
                .when(new PersonTriedAgain(AT))
                .then(new Paying(ALL, AT.plus(TERMS.refundWithin())))
                .asks();
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(MoneyRules.TABLE, Given.TOLD);
    }

    // The words used above.

    static final Instant AT = NEXT_MONDAY.plus(Duration.ofDays(1));
    static final Instant LOOK_BY = AT.plus(Duration.ofDays(1));
    static final Instant REFUND_BY = TERMS.refundBy(STOPPING.stopAt());
    static final Money CNY_80 = new Money(80_00, CNY);
    static final Settled SETTLED = new Settled(LOOK_BY);
    static final RefundLeg FIRST = new RefundLeg(1, "P-2", "card-4242", CNY_50);
    static final RefundLeg SECOND = new RefundLeg(2, "P-1", "card-1111", CNY_50);
    static final List<RefundLeg> LEGS = List.of(FIRST, SECOND);
    static final Refund ALL = Refund.of(new Money(100_00, CNY), LEGS);
    static final Refund PART = Refund.of(CNY_80, List.of(FIRST));
    static final Paying PAYING = new Paying(ALL, REFUND_BY);
    static final Refusal WHY = Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "closed");
    static final Refusal NO_WAY =
            Refusal.of(Refusal.Code.PAYEE_MUST_BE_REACHABLE, "reason", "NO_WAY_BACK");
    static final PayoutFailed FAILED = failed(WHY, LOOK_BY, 0);

    static PayoutFailed failed(Refusal why, Instant lookBy, int looks) {
        return new PayoutFailed(ALL, why, lookBy, looks, null);
    }

    /** A refund of 80 of which 50 can go back to a payment. */
    static PayoutFailed without(Refund refund, Refusal why, int looks) {
        var lookBy = Given.TERMS.lookBy(AT, looks);
        return new PayoutFailed(refund, why, lookBy, looks, null);
    }
}
