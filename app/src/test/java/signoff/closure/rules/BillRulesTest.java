// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.closure.rules.Given.CASE;
import static signoff.closure.rules.Given.CNY_50;
import static signoff.closure.rules.Given.LINE;
import static signoff.closure.rules.Given.NEXT_MONDAY;
import static signoff.closure.rules.Given.STOPPING;
import static signoff.closure.rules.Given.TERMS;
import static signoff.closure.rules.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.rules.ClosureEvent.CollectionHandedOver;
import signoff.closure.rules.ClosureEvent.DebtWasLeft;
import signoff.closure.rules.ClosureEvent.FinalBillPaid;
import signoff.closure.rules.ClosureEvent.FinalPaymentAsked;
import signoff.closure.rules.ClosureEvent.FinalPaymentDeclined;
import signoff.closure.rules.ClosureEvent.FinalPaymentUnclear;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureOrder.BookFinalPayment;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureState.Collecting;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.PaymentInDoubt;
import signoff.closure.rules.ClosureState.Settled;
import signoff.closure.rules.ClosureState.TakingPayment;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.notification.Notice;
import signoff.refund.TakePayment;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;
import signoff.workflow.RowsTold;

/** The final bill: each rule told as one example (SF-44). */
class BillRulesTest {

    @Test
    void a_debt_is_billed_and_the_line_stays_closed() {
        given(new Settled(LOOK_BY))
                .when(new DebtWasLeft(AT, CNY_50))
                .then(DUE)
                .tells(Notice.FINAL_BILL);
        given(DUE).when(new CollectionHandedOver(AT)).then(new Completed(AT));
    }

    @Test
    void a_bill_that_is_paid_ends_the_case_and_says_so() {
        given(DUE)
                .when(new FinalPaymentAsked(AT, "card-4242"))
                .then(TAKING)
                .asks(new TakePayment(LINE, "card-4242", CNY_50, 1));
        given(BILLED, TAKING)
                .when(new FinalBillPaid(AT, "P-9"))
                .then(new Completed(AT))
                .orders(new BookFinalPayment(CNY_50), new SettleLine(), new EndCase())
                .tells(Notice.FINAL_BILL_PAID, Notice.CLOSURE_COMPLETED)
                .remembers(Moment.BILL_PAID, AT);
    }

    @Test
    void a_bill_is_not_paid_twice_while_the_bank_is_asked_I20() {
        var again = new FinalPaymentAsked(AT, "card-1111");
        given(TAKING).when(again).thenNothingMoves();
        given(DOUBT).when(again).thenNothingMoves();
        given(new Completed(AT)).when(again).thenNothingMoves();
    }

    @Test
    void what_was_declined_can_be_paid_in_another_way_as_a_payment_of_its_own_I20() {
        given(BILLED, TAKING)
                .when(new FinalPaymentDeclined(AT, NO))
                .then(DECLINED)
                .tells(Notice.FINAL_BILL_DECLINED);
        given(DECLINED)
                .when(new FinalPaymentAsked(AT, "card-1111"))
                .then(new TakingPayment(CNY_50, PAY_BY, 2, ANSWER_BY))
                .asks(new TakePayment(LINE, "card-1111", CNY_50, 2));
        assertThat(EffectId.of(CASE, TakePayment.legOf(2)))
                .isNotEqualTo(EffectId.of(CASE, TakePayment.legOf(1)));
    }

    @Test
    void a_bank_that_does_not_say_calls_a_person_and_nothing_is_asked_for_anew_I20() {
        given(TAKING).when(new FinalPaymentUnclear(AT)).then(DOUBT).asks();
        given(DOUBT).when(new FinalPaymentUnclear(AT)).then(DOUBT).asks();
        given(DOUBT)
                .when(new NobodyHadLooked(AT))
                .then(new PaymentInDoubt(CNY_50, PAY_BY, 1, AT.plus(Duration.ofDays(2)), 1));
        given(DOUBT).when(new PersonTriedAgain(AT)).then(TAKING).asks();
    }

    @Test
    void what_the_bank_says_late_counts_all_the_same() {
        given(BILLED, DOUBT)
                .when(new FinalBillPaid(AT, "P-9"))
                .then(new Completed(AT))
                .orders(new BookFinalPayment(CNY_50), new SettleLine(), new EndCase());
        given(BILLED, DOUBT).when(new FinalPaymentDeclined(AT, NO)).then(DECLINED);
    }

    @Test
    void a_no_of_the_bank_leaves_time_to_pay_in_another_way_however_late_it_comes() {
        var late = PAY_BY.plus(Duration.ofDays(5));
        var until = late.plus(TERMS.payGrace());
        var declined = new FinalPaymentDeclined(late, NO);
        given(BILLED, TAKING).when(declined).then(new Collecting(CNY_50, until, 1, NO));
        given(BILLED, DOUBT).when(declined).then(new Collecting(CNY_50, until, 1, NO));
        var lastMinute = PAY_BY.minusSeconds(1);
        given(BILLED, TAKING)
                .when(new FinalPaymentDeclined(lastMinute, NO))
                .then(new Collecting(CNY_50, lastMinute.plus(TERMS.payGrace()), 1, NO))
                .tells(Notice.FINAL_BILL_DECLINED);
    }

    @Test
    void a_card_that_is_declined_again_and_again_puts_the_date_off_once() {
        var late = PAY_BY.minusSeconds(1);
        var until = late.plus(TERMS.payGrace());
        var graced = BILLED.at(Moment.GRACE_GIVEN, late);
        given(BILLED, TAKING)
                .when(new FinalPaymentDeclined(late, NO))
                .remembers(Moment.GRACE_GIVEN, late);
        var again = new FinalPaymentDeclined(until.minusSeconds(1), NO);
        given(graced, new TakingPayment(CNY_50, until, 2, ANSWER_BY))
                .when(again)
                .then(new Collecting(CNY_50, until, 2, NO));
        given(graced, new PaymentInDoubt(CNY_50, until, 2, LOOK_BY, 0))
                .when(again)
                .then(new Collecting(CNY_50, until, 2, NO));
    }

    /** Attempts that are used up, or a fault of ours, do not mean that no money was taken. */
    @Test
    void only_the_banks_own_word_says_that_no_money_was_taken() {
        var usedUp = Refusal.of(Code.ATTEMPTS_MUST_NOT_BE_USED_UP, "attempts", 30);
        assertThat(BankFacts.taken(TAKING, PAYMENT, new Outcome.Refused(usedUp), AT))
                .contains(new FinalPaymentUnclear(AT));
        assertThat(BankFacts.taken(DOUBT, PAYMENT, new Outcome.Refused(NO), AT))
                .contains(new FinalPaymentDeclined(AT, NO));
        assertThat(BankFacts.taken(TAKING, PAYMENT, DONE, AT))
                .contains(new FinalBillPaid(AT, "P-9"));
    }

    @Test
    void the_answer_to_an_earlier_round_is_no_answer_to_this_one() {
        var second = new TakingPayment(CNY_50, PAY_BY, 2, ANSWER_BY);
        assertThat(BankFacts.taken(second, PAYMENT, DONE, AT)).isEqualTo(Optional.empty());
        assertThat(BankFacts.taken(DECLINED, PAYMENT, DONE, AT)).isEqualTo(Optional.empty());
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(BillRules.TABLE, Given.TOLD);
    }

    // The words used above.

    static final Instant AT = NEXT_MONDAY.plus(Duration.ofDays(1));
    static final Instant LOOK_BY = AT.plus(Duration.ofDays(1));
    static final Instant ANSWER_BY = AT.plus(TERMS.bankAnswersWithin());
    static final Instant PAY_BY = AT.plus(TERMS.payWithin());
    static final ClosureFile BILLED = STOPPING.struck(null, CNY_50);
    static final Refusal NO = Refusal.of(Code.PAYMENT_MUST_BE_ACCEPTED, "reason", "declined");
    static final Collecting DUE = new Collecting(CNY_50, PAY_BY, 0, null);
    static final Collecting DECLINED = new Collecting(CNY_50, PAY_BY, 1, NO);
    static final TakingPayment TAKING = new TakingPayment(CNY_50, PAY_BY, 1, ANSWER_BY);
    static final PaymentInDoubt DOUBT = new PaymentInDoubt(CNY_50, PAY_BY, 1, LOOK_BY, 0);
    static final TakePayment PAYMENT = new TakePayment(LINE, "card-4242", CNY_50, 1);
    static final Outcome DONE = new Outcome.Done(Map.of("reference", "P-9"));
}
