// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Refusal.Code.PAYEE_MUST_BE_REACHABLE;
import static signoff.kernel.Refusal.Code.PAYMENT_MUST_BE_ACCEPTED;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.TestWorld;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.instrument.Tokens;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.Outcome.Unknown;

/** What each answer of a payment company means, told as one example each. */
class PaymentOrderTest {

    final TestWorld world = new TestWorld(1, Faults.NONE);

    @Test
    void an_accepted_order_is_done_and_names_the_payment() {
        assertThat(pay(FIRST)).isEqualTo(new Done(Map.of("reference", "P-1")));
    }

    @Test
    void after_a_doubt_what_was_paid_is_not_paid_again() {
        pay(FIRST);
        assertThat(pay(AFTER_DOUBT)).isEqualTo(new Done(Map.of("reference", "P-1")));
        assertThat(world.seen().paymentsOf(KEY)).hasSize(1);
    }

    @Test
    void after_a_doubt_what_was_never_seen_is_paid() {
        assertThat(pay(AFTER_DOUBT)).isEqualTo(new Done(Map.of("reference", "P-1")));
    }

    @Test
    void while_the_gateway_cannot_tell_the_doubt_stays_and_nothing_is_paid() {
        world.seen().setFaults(Faults.NONE.withCannotTell(1));
        assertThat(pay(AFTER_DOUBT)).isEqualTo(new Unknown());
        assertThat(world.seen().paymentsOf(KEY)).isEmpty();
    }

    @Test
    void a_busy_gateway_is_tried_later() {
        world.seen().setFaults(Faults.NONE.withBusy(1));
        assertThat(pay(FIRST)).isEqualTo(new NotYet(Duration.ofSeconds(1)));
    }

    @Test
    void an_answer_that_does_not_come_leaves_a_doubt() {
        world.seen().setFaults(Faults.NONE.withLostBack(1));
        assertThat(pay(FIRST)).isEqualTo(new Unknown());
    }

    @Test
    void a_payee_who_is_declined_needs_a_person() {
        world.seen().refuse("P-77");
        assertThat(pay(FIRST))
                .isEqualTo(new Refused(Refusal.of(PAYEE_MUST_BE_REACHABLE, "reason", "closed")));
    }

    @Test
    void a_card_that_is_declined_needs_another_card() {
        world.seen().refuse("card-4242");
        var taking = new TakePayment(LINE, "card-4242", HKD_50, 1);
        assertThat(new TakePaymentHandler(world.gateway(), AS_NAMED).handle(taking, FIRST))
                .isEqualTo(new Refused(Refusal.of(PAYMENT_MUST_BE_ACCEPTED, "reason", "closed")));
    }

    // The words used above.

    static final Money HKD_50 = new Money(50_00, Currency.getInstance("HKD"));
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final CaseId CASE = new CaseId(LINE.account(), new UUID(0, 3));
    static final EffectId KEY = EffectId.of(CASE, "PayRefund-1");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Attempt FIRST = new Attempt(KEY, CASE, 1, false, NOON);
    static final Attempt AFTER_DOUBT = new Attempt(KEY, CASE, 2, true, NOON);

    Outcome pay(Attempt attempt) {
        var refund = new PayRefund(LINE, new RefundLeg(1, "P-77", "card-4242", HKD_50));
        return new PayRefundHandler(world.gateway()).handle(refund, attempt);
    }

    static final Tokens AS_NAMED = (account, name) -> Optional.of(name);
}
