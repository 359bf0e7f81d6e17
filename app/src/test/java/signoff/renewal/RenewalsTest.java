// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.REVENUE;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.BookCheck;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Buckets;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.recurring.GivenMandate;
import signoff.order.Orders;
import signoff.renewal.Mandates.Answer;

/**
 * What recurs on lines, on PostgreSQL and with the simulated bank (SF-13, I18, SF-10, SF-12,
 * SF-14).
 */
class RenewalsTest extends RenewedLines {

    @Test
    void a_plan_is_paid_from_the_balance_on_its_day_once_whoever_looks_and_however_often()
            throws Exception {
        var line = newLine("esim-8gb", 100_00, Mandate.AUTO_RENEW);
        renew();
        assertThat(fees(line)).isEmpty();

        clock.set(DUE_AT);
        var look = (Callable<Boolean>) desk::run;
        together(List.of(look, look, look, look));
        renew();
        assertThat(fees(line)).hasSize(1);
        assertThat(balance(line, PAID)).isEqualTo(61_00);
        assertThat(balance(line, REVENUE)).isEqualTo(39_00);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-05-02");
        assertThat(mandates.next(line))
                .contains(new Mandates.NextCharge(cny(39_00), DUE.plusMonths(1), true, null));
    }

    @Test
    void a_period_that_is_paid_for_brings_its_allowances_and_they_lapse_with_their_days() {
        var line = newLine("talk-100", 30_00, Mandate.AUTO_RENEW);
        assertThat(now(line).allowanceMegabytes()).isZero();
        clock.set(DUE_AT);
        renew();
        renew();
        assertThat(now(line).allowanceMegabytes()).isEqualTo(2048);
        assertThat(left(line)).containsExactlyInAnyOrder("VOICE 6000", "DATA 2048", "SMS 50");

        clock.wind(Duration.ofDays(30).plusHours(23));
        assertThat(now(line).allowanceMegabytes()).isEqualTo(2048);
        renew(); // The second period is not paid for.
        clock.wind(Duration.ofHours(2));
        assertThat(now(line).allowanceMegabytes()).isZero();
        assertThat(left(line)).isEmpty();
    }

    @Test
    void a_data_pack_fills_a_bucket_of_its_own_when_it_is_delivered_SF_14() {
        var line = newLine("talk-100", 50_00);
        var orders = part(Orders.class);
        var pack = (Orders.Placing.Placed)
                orders.dataPack(UUID.randomUUID(), line, "pack-5gb", cny(35_00), Actor.system());
        assertThat(left(line)).isEmpty();
        orders.deliver(pack.order().id(), Actor.system());
        assertThat(left(line)).containsExactly("DATA 5120");
        assertThat(now(line).allowanceMegabytes()).isEqualTo(5120);
    }

    @Test
    void a_month_without_a_plan_costs_its_keep_and_a_balance_that_is_too_small_owes_nothing() {
        var line = newLine("data-10gb", 7_00);
        clock.set(DUE_AT);
        renew();
        assertThat(balance(line, PAID)).isEqualTo(2_00);
        clock.wind(Duration.ofDays(31));
        renew();
        assertThat(balance(line, PAID)).isEqualTo(2_00);
        assertThat(fees(line)).hasSize(1);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-06-02");
    }

    @Test
    void a_balance_that_is_too_small_is_told_of_waited_for_and_then_renewed() {
        var line = newLine("esim-8gb", 1_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        work();
        assertThat(told(line)).singleElement().asString().contains("could not be renewed yet");
        goOn(5);
        payIn(line, 50_00);
        goOn(2);
        assertThat(balance(line, PAID)).isEqualTo(12_00);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-05-02");
        assertThat(told(line)).hasSize(1);
    }

    @Test
    void what_nobody_pays_for_lapses_without_a_debt_and_begins_again_when_it_is_wanted() {
        var line = newLine("esim-8gb", 1_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        goOn(73);
        assertThat(now(line).mandates()).isEmpty();
        assertThat(told(line)).hasSize(2).first().asString().contains("has ended");
        assertThat(balance(line, PAID)).isEqualTo(1_00);
        assertThat(fees(line)).isEmpty();

        payIn(line, 50_00);
        kept(mandates.give(line, GivenMandate.renewal(null)));
        renew();
        assertThat(balance(line, PAID)).isEqualTo(12_00);
        assertThat(now(line).nextChargeOn()).isEqualTo(LocalDate.parse("2026-05-05"));
    }

    /** As a line is that was closed and had back: nothing is left of the period it had. */
    @Test
    void a_plan_of_which_no_day_is_left_begins_on_the_day_on_which_it_may_renew() {
        var line = newLine("esim-8gb", 50_00);
        part(JdbcTemplate.class)
                .update(
                        "update lines.line set next_charge_on = null where line_id = ?",
                        line.value());
        clock.set(DUE_AT);
        kept(mandates.give(line, GivenMandate.renewal(null)));
        renew();
        assertThat(balance(line, PAID)).isEqualTo(11_00);
        assertThat(fees(line)).hasSize(1);
        assertThat(now(line).nextChargeOn()).isNotNull();
    }

    @Test
    void the_card_of_the_mandate_pays_what_the_balance_is_short_of_and_once() {
        var line = newLine("esim-8gb", 9_00);
        kept(mandates.give(line, GivenMandate.renewal(CARD)));
        clock.set(DUE_AT);
        renew();
        goOn(3);
        assertThat(balance(line, PAID)).isZero();
        assertThat(fees(line)).hasSize(1);
        assertThat(part(Orders.class).of(line))
                .extracting(Orders.Order::amount)
                .containsExactly(cny(30_00));
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-05-02");
    }

    @Test
    void a_balance_below_the_threshold_is_topped_up_once_a_day_at_most() {
        var line = newLine("roam-as-you-go", 8_00);
        kept(mandates.give(line, GivenMandate.topUp(CARD, cny(10_00), cny(5_00))));
        goOn(3);
        assertThat(balance(line, PAID)).isEqualTo(13_00);
        goOn(30);
        assertThat(balance(line, PAID)).isEqualTo(13_00);
    }

    /** A pack may be open for as long as a renewal is tried: the card pays all the same. */
    @Test
    void a_pack_that_is_not_delivered_yet_keeps_no_card_from_paying() {
        var line = newLine("esim-8gb", 44_00);
        kept(mandates.give(line, GivenMandate.renewal(CARD)));
        clock.set(DUE_AT.minusSeconds(60));
        var pack = part(Orders.class)
                .dataPack(UUID.randomUUID(), line, "pack-5gb", cny(35_00), Actor.system());
        assertThat(pack).isInstanceOf(Orders.Placing.Placed.class);
        clock.set(DUE_AT);
        renew();
        goOn(3);
        assertThat(fees(line)).hasSize(1);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-05-02");
    }

    @Test
    void what_a_renewal_lacks_and_a_low_balance_are_topped_up_on_one_day() {
        var line = newLine("esim-8gb", 9_00);
        kept(mandates.give(line, GivenMandate.renewal(CARD)));
        kept(mandates.give(line, GivenMandate.topUp(CARD, cny(10_00), cny(5_00))));
        clock.set(DUE_AT);
        renew();
        goOn(5);
        assertThat(fees(line)).hasSize(1);
        assertThat(part(Orders.class).of(line))
                .extracting(Orders.Order::amount)
                .containsExactlyInAnyOrder(cny(30_00), cny(5_00));
        assertThat(balance(line, PAID)).isEqualTo(5_00);
    }

    @Test
    void a_paused_line_is_not_charged_and_its_day_moves() {
        var line = newLine("esim-8gb", 100_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT.minus(Duration.ofDays(2)));
        suspend(line);
        clock.set(DUE_AT.plus(Duration.ofDays(8)));
        renew();
        assertThat(fees(line)).isEmpty();
        lift(line);
        goOn(25);
        assertThat(fees(line)).isEmpty();
        assertThat(now(line).nextChargeOn()).isEqualTo(DUE.plusDays(10));
        clock.set(DUE_AT.plus(Duration.ofDays(11)));
        renew();
        assertThat(fees(line)).hasSize(1);
    }

    @Test
    void whoever_finds_a_line_in_the_hands_of_a_closing_leaves_it_alone_I18() throws Exception {
        var line = newLine("esim-8gb", 100_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        var begun = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var closing = threads.submit(() -> inTransaction(() -> {
                var id = beginClosing(line);
                begun.countDown();
                looked.await();
                return id;
            }));
            begun.await();
            renew(); // The closing holds the line, and has not committed.
            assertThat(fees(line)).isEmpty();
            looked.countDown();
            closing.get();
        }
        renew();
        goOn(30);
        assertThat(fees(line)).isEmpty();
        assertThat(now(line).mandates()).isEmpty();
    }

    @Test
    void a_renewal_comes_before_the_closing_or_not_at_all_I18() throws Exception {
        var racing = new ArrayList<LineId>();
        for (int each = 0; each < 25; each++) {
            racing.add(newLine("esim-8gb", 100_00, Mandate.AUTO_RENEW));
        }
        clock.set(DUE_AT);
        var work = new ArrayList<Callable<Object>>();
        for (var line : racing) work.add(() -> beginClosing(line));
        for (int node = 0; node < 4; node++) work.add(6 * node, desk::run);
        together(work);
        var before = racing.stream().map(line -> fees(line).size()).toList();
        assertThat(before).allMatch(times -> times <= 1);

        renew();
        goOn(30);
        assertThat(racing.stream().map(line -> fees(line).size()).toList()).isEqualTo(before);
        for (var line : racing) {
            assertThat(balance(line, PAID) + balance(line, REVENUE)).isEqualTo(100_00); // I14
        }
        assertThat(part(BookCheck.class).findings()).isEmpty();
    }

    @Test
    void a_mandate_is_not_taken_for_a_line_that_is_being_closed_nor_for_what_is_not_theirs() {
        var line = newLine("esim-8gb", 10_00);
        assertThat(refused(mandates.give(line, GivenMandate.renewal("card-1234"))))
                .isEqualTo(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"));
        assertThat(refused(mandates.give(line, GivenMandate.topUp(CARD, cny(1), cny(2_000_00)))))
                .isEqualTo(new Refusal(
                        Code.AMOUNT_MUST_BE_IN_RANGE,
                        Map.of("least", cny(1_00), "most", cny(1_000_00))));
        var asYouGo = newLine("roam-as-you-go", 10_00);
        assertThat(refused(mandates.give(asYouGo, GivenMandate.renewal(null))))
                .isEqualTo(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "mandate"));
        var closing = beginClosing(line);
        assertThat(refused(mandates.give(line, GivenMandate.renewal(CARD))))
                .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
    }

    @Test
    void what_was_taken_back_pays_nothing_any_more() {
        var line = newLine("esim-8gb", 100_00);
        kept(mandates.give(line, GivenMandate.renewal(CARD)));
        assertThat(now(line).mandates()).containsExactly(Mandate.AUTO_RENEW);
        assertThat(kept(mandates.takeBack(line, Mandate.AUTO_RENEW))).isEmpty();
        clock.set(DUE_AT);
        renew();
        assertThat(balance(line, PAID)).isEqualTo(95_00); // The keep of a month, and no fee.
    }

    @AfterEach
    void the_book_balances() {
        assertThat(part(BookCheck.class).findings()).isEmpty();
    }

    // The words used above.

    private List<String> left(LineId line) {
        return part(Buckets.class).of(line, clock.instant()).stream()
                .map(bucket -> bucket.kind() + " " + bucket.left())
                .toList();
    }

    private void suspend(LineId line) {
        var why = new Suspension(Reason.VOLUNTARY, Owner.SUBSCRIBER, clock.instant(), null);
        inTransaction(() -> {
            lines.suspend(line, why);
            return true;
        });
    }

    private void lift(LineId line) {
        inTransaction(() -> {
            lines.lift(line, Reason.VOLUNTARY, Actor.Role.SYSTEM);
            return true;
        });
    }

    private static List<GivenMandate> kept(Answer answer) {
        return ((Answer.Kept) answer).mandates();
    }

    private static Refusal refused(Answer answer) {
        return ((Answer.Refused) answer).why();
    }
}
