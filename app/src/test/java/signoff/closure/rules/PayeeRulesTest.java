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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.rules.ClosureEvent.PaidOtherwise;
import signoff.closure.rules.ClosureEvent.PayeeConfirmed;
import signoff.closure.rules.ClosureEvent.PayeeNamed;
import signoff.closure.rules.ClosureEvent.WrongPayeeCodeGiven;
import signoff.closure.rules.ClosureOrder.BookOtherwise;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.ReleaseLegs;
import signoff.closure.rules.ClosureOrder.SettleLine;
import signoff.closure.rules.ClosureState.AskedPayee;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Paying;
import signoff.closure.rules.ClosureState.PayoutFailed;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.refund.PayPayee;
import signoff.refund.RefundLeg;
import signoff.workflow.RowsTold;

/** The ways out for credit that has no way back: each rule told as one example (SF-83). */
class PayeeRulesTest {

    @Test
    void an_account_that_is_named_is_confirmed_by_a_code_before_money_moves_I6_I22() {
        given(failed(SHORT, null))
                .when(new PayeeNamed(AT, "P"))
                .then(failed(SHORT.codeSent(), ASKED))
                .asks()
                .orders()
                .tells(Notice.REFUND_CONFIRM);
    }

    @Test
    void another_account_needs_another_code_I33() {
        var other = new AskedPayee("Q", AT.plus(TERMS.codeValid()), 0);
        var wrong = new AskedPayee("P", ASKED.codeUntil(), 4);
        given(failed(SHORT.codeSent(), wrong))
                .when(new PayeeNamed(AT, "Q"))
                .then(failed(SHORT.codeSent().codeSent(), other));
    }

    @Test
    void a_wrong_code_is_counted() {
        given(failed(SHORT, ASKED))
                .when(new WrongPayeeCodeGiven(AT))
                .then(failed(SHORT, new AskedPayee("P", ASKED.codeUntil(), 1)));
    }

    @Test
    void what_had_no_way_goes_to_the_account_in_one_new_leg_I14_I20() {
        var third = RefundLeg.toPayee(2, "P", CNY_30);
        given(failed(SHORT, ASKED))
                .when(new PayeeConfirmed(AT))
                .then(new Paying(SHORT.to("P"), AT.plus(TERMS.refundWithin())))
                .asks(new PayPayee(LINE, third))
                .orders(new ReleaseLegs(List.of()));
        assertThat(SHORT.to("P").legs()).containsExactly(FIRST, third);
        assertThat(SHORT.to("P").without().isZero()).isTrue();
    }

    @Test
    void a_leg_that_was_refused_is_replaced_and_its_number_is_never_used_again_I20() {
        var refused = SHORT.refused(1);
        var moved = refused.to("P");
        given(failed(refused, ASKED))
                .when(new PayeeConfirmed(AT))
                .then(new Paying(moved, AT.plus(TERMS.refundWithin())))
                .asks(new PayPayee(LINE, RefundLeg.toPayee(2, "P", CNY_80)))
                .orders(new ReleaseLegs(List.of(FIRST)));
        assertThat(moved.unpaid()).containsExactly(RefundLeg.toPayee(2, "P", CNY_80));
        assertThat(moved.refused(2).to("Q").unpaid())
                .containsExactly(RefundLeg.toPayee(3, "Q", CNY_80));
    }

    @Test
    void what_was_paid_by_other_means_ends_the_case_in_the_book_too_I14() {
        given(failed(SHORT.paid(1), null))
                .when(new PaidOtherwise(AT, "bank slip 7", true))
                .then(new Completed(AT))
                .orders(
                        new ReleaseLegs(List.of()),
                        new BookOtherwise(CNY_30),
                        new SettleLine(),
                        new EndCase())
                .tells(Notice.REFUND_SENT, Notice.CLOSURE_COMPLETED);
    }

    @Test
    void what_may_still_leave_is_not_paid_in_another_way_as_well_I20() {
        for (var refund : List.of(SHORT, Refund.of(CNY_50, List.of(FIRST)).paid(1))) {
            var said = new PaidOtherwise(AT, "bank slip 7", false);
            assertThatThrownBy(() -> decide(failed(refund, null), said))
                    .hasMessageContaining("I20");
        }
        var all = Refund.of(CNY_50, List.of(FIRST));
        assertThatThrownBy(() -> decide(failed(all, ASKED), new PayeeConfirmed(AT)))
                .hasMessageContaining("I14");
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(PayeeRules.TABLE, Given.TOLD);
    }

    // The words used above.

    static final Instant AT = NEXT_MONDAY.plus(Duration.ofDays(1));
    static final Instant LOOK_BY = AT.plus(Duration.ofDays(1));
    static final Money CNY_30 = new Money(30_00, CNY);
    static final Money CNY_80 = new Money(80_00, CNY);
    static final RefundLeg FIRST = new RefundLeg(1, "P-2", "card-4242", CNY_50);
    static final AskedPayee ASKED = new AskedPayee("P", AT.plus(TERMS.codeValid()), 0);

    /** A refund of 80 of which 50 can go back to a payment. */
    static final Refund SHORT = Refund.of(CNY_80, List.of(FIRST));

    static PayoutFailed failed(Refund refund, @Nullable AskedPayee asked) {
        return new PayoutFailed(refund, MoneyRules.NO_WAY_BACK, LOOK_BY, 0, asked);
    }

    static void decide(ClosureState state, ClosureEvent event) {
        PayeeRules.TABLE.decide(STOPPING, state, event);
    }
}
