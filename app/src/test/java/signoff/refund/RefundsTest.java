// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.TestBooks;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.Refunds.Due;
import signoff.refund.Refunds.Plan;

/** Where money goes back to, each rule told as one example, on PostgreSQL. */
class RefundsTest {

    @Test
    void the_newest_payment_is_paid_back_first_and_none_beyond_what_it_brought_in() {
        var line = lineWith(paid("old", 1_000, 1), paid("new", 300, 3), paid("mid", 500, 2));
        assertThat(refunds.plan(line, hkd(1_000)))
                .isEqualTo(new Plan(
                        List.of(
                                new RefundLeg(1, "new", "card-4242", hkd(300)),
                                new RefundLeg(2, "mid", "card-4242", hkd(500)),
                                new RefundLeg(3, "old", "card-4242", hkd(200))),
                        hkd(0)));
    }

    @Test
    void what_no_payment_covers_is_named_and_not_lost() {
        var line = lineWith(paid("only", 300, 1));
        assertThat(refunds.plan(line, hkd(1_000)).without()).isEqualTo(hkd(700));
    }

    @Test
    void a_promise_is_the_plan_and_promising_again_is_the_same_promise() {
        var line = lineWith(paid("old", 1_000, 1), paid("new", 300, 3));
        var owner = caseOf(line);
        var plan = refunds.plan(line, hkd(500));
        assertThat(promise(owner, line, 500)).isEqualTo(plan);
        assertThat(promise(owner, line, 500)).isEqualTo(plan);
        assertThat(promise(owner, line, 900)).isEqualTo(plan);
        assertThat(refunds.promised(owner)).isEqualTo(plan.legs());
        assertThat(refunds.payments(line))
                .extracting(PaymentSource::refunded)
                .containsExactly(hkd(300), hkd(200));
    }

    /** A line that was had back is closed by another case, which owes what came in since. */
    @Test
    void another_case_of_a_line_promises_anew_and_counts_what_went_back_before_I15_I20() {
        var line = lineWith(paid("old", 1_000, 1));
        var first = caseOf(line);
        promise(first, line, 800);
        remember(line, paid("new", 300, 3));
        var second = caseOf(line);
        var plan = refunds.plan(line, hkd(600));
        assertThat(promise(second, line, 600)).isEqualTo(plan);
        assertThat(plan)
                .isEqualTo(new Plan(
                        List.of(
                                new RefundLeg(1, "new", "card-4242", hkd(300)),
                                new RefundLeg(2, "old", "card-4242", hkd(200))),
                        hkd(100)));
        assertThat(promise(first, line, 600).legs())
                .containsExactly(new RefundLeg(1, "old", "card-4242", hkd(800)));
    }

    @Test
    void legs_that_one_case_takes_back_leave_those_of_another() {
        var line = lineWith(paid("old", 1_000, 1));
        var first = caseOf(line);
        var second = caseOf(line);
        promise(first, line, 300);
        var kept = promise(second, line, 200).legs();
        var gone = refunds.promised(first);
        books.together(() -> refunds.release(first, gone));
        books.together(() -> refunds.release(first, gone));
        assertThat(refunds.promised(first)).isEmpty();
        assertThat(refunds.promised(second)).isEqualTo(kept);
        assertThat(refunds.payments(line))
                .extracting(PaymentSource::refunded)
                .containsExactly(hkd(200));
    }

    @Test
    void two_cases_of_one_line_are_not_promised_in_one_go() {
        var line = lineWith(paid("old", 1_000, 1));
        var dues = List.of(
                new Due(caseOf(line), line, hkd(800)), new Due(caseOf(line), line, hkd(800)));
        assertThatThrownBy(() -> refunds.promise(dues))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_promised_is_not_promised_to_another_plan() {
        var line = lineWith(paid("old", 1_000, 1));
        promise(caseOf(line), line, 800);
        assertThat(refunds.plan(line, hkd(500)).without()).isEqualTo(hkd(300));
    }

    @Test
    void a_line_without_payments_gets_a_promise_without_legs() {
        var line = lineWith();
        var owner = caseOf(line);
        assertThat(promise(owner, line, 500)).isEqualTo(new Plan(List.of(), hkd(500)));
        assertThat(promise(owner, line, 500)).isEqualTo(new Plan(List.of(), hkd(500)));
    }

    @Test
    void a_payment_told_again_is_one_payment() {
        var line = lineWith(paid("only", 300, 1), paid("only", 300, 1));
        assertThat(refunds.payments(line)).hasSize(1);
    }

    // The words used above.

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Currency HKD = Currency.getInstance("HKD");
    static final TestBooks books = new TestBooks();
    static final Refunds refunds =
            new RefundDesk(new RefundStore(books.sql()), Clock.fixed(NOON, UTC));

    @AfterAll
    static void close() {
        books.close();
    }

    record Payment(String reference, long minor, int day) {}

    static Payment paid(String reference, long minor, int day) {
        return new Payment(reference, minor, day);
    }

    static LineId lineWith(Payment... payments) {
        var line = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        remember(line, payments);
        return line;
    }

    static CaseId caseOf(LineId line) {
        return new CaseId(line.account(), UUID.randomUUID());
    }

    static void remember(LineId line, Payment... payments) {
        refunds.remember(List.of(payments).stream()
                .map(payment -> new PaymentSource(
                        line,
                        payment.reference(),
                        "card-4242",
                        hkd(payment.minor()),
                        hkd(0),
                        NOON.plusSeconds(86_400L * payment.day())))
                .toList());
    }

    static Plan promise(CaseId owner, LineId line, long minor) {
        var dues = List.of(new Due(owner, line, hkd(minor)));
        return books.together(() -> refunds.promise(dues)).get(owner);
    }

    static Money hkd(long minor) {
        return new Money(minor, HKD);
    }
}
