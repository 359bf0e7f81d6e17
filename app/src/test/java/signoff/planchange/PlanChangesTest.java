// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.PAID;
import static signoff.planchange.PlanChanges.When.AT_ONCE;
import static signoff.planchange.PlanChanges.When.PERIOD_END;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.catalog.Offering;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.Buckets.Spent;
import signoff.line.allowance.UsageKind;
import signoff.line.commitment.Commitments;
import signoff.order.Orders;
import signoff.planchange.PlanChanges.Request;
import signoff.planchange.PlanChanges.Status;
import signoff.renewal.Mandates;
import signoff.usage.Usage;
import signoff.usage.UsageRecord;

/** Changes of plan as people ask for them, on PostgreSQL (SF-11, SF-10). */
class PlanChangesTest extends ChangedPlans {

    @Test
    void at_once_the_unused_part_comes_back_and_the_new_fee_goes_in_one_commit() {
        var line = newLine("esim-8gb", 100_00);
        clock.set(days(10));
        var quote = quote(line, "esim-30gb");
        assertThat(quote.returned()).isEqualTo(cny(39_00 * 21 / 31));
        assertThat(quote.due()).isEqualTo(cny(89_00 - 26_41));
        assertThat(quote.after()).isEqualTo(cny(37_41));

        var change = changed(line, "esim-30gb", AT_ONCE);
        assertThat(change.status()).isEqualTo(Status.CHANGED);
        assertThat(plan(line)).isEqualTo("esim-30gb");
        assertThat(balance(line, PAID)).isEqualTo(37_41);
        assertThat(posted(line, Reason.FEE_RETURNED)).containsExactly(26_41L);
        assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(89_00L);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-04-12");
        assertThat(now(line).nextCharge()).isEqualTo(cny(89_00));
        assertThat(left(line)).containsExactly("DATA 30720", "SMS 100", "VOICE 30000");
        work();
        assertThat(told(line)).singleElement().asString().contains("on its new plan");
    }

    @Test
    void the_same_request_again_is_the_same_change_I36() {
        var line = newLine("esim-8gb", 200_00);
        var request = request(line, "esim-30gb", AT_ONCE);
        var first = decided(changes.change(request, ACTOR));
        assertThat(decided(changes.change(request, ACTOR))).isEqualTo(first);
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(1);
        var other = new Request(
                request.request(), line, "esim-8gb", request.version(), AT_ONCE, cny(0));
        assertThat(refused(changes.change(other, ACTOR)).code())
                .isEqualTo(Code.KEY_MUST_MEAN_SAME_REQUEST);
    }

    @Test
    void what_the_balance_does_not_cover_is_refused_with_the_sum_and_changes_nothing() {
        var line = newLine("esim-8gb", 62_58);
        clock.set(days(10));
        assertThat(refused(ask(line, "esim-30gb", AT_ONCE)))
                .isEqualTo(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", cny(62_59)));
        assertThat(balance(line, PAID)).isEqualTo(62_58);
        assertThat(plan(line)).isEqualTo("esim-8gb");
        payIn(line, 1);
        changed(line, "esim-30gb", AT_ONCE);
        assertThat(balance(line, PAID)).isZero();
    }

    @Test
    void whoever_has_seen_another_sum_has_agreed_to_nothing() {
        var line = newLine("esim-8gb", 100_00);
        var request = request(line, "esim-30gb", AT_ONCE);
        clock.set(days(1));
        assertThat(refused(changes.change(request, ACTOR)))
                .isEqualTo(Refusal.of(Code.SUM_MUST_BE_AS_SHOWN, "returned", cny(39_00 * 30 / 31)));
        assertThat(balance(line, PAID)).isEqualTo(100_00);
    }

    @Test
    void what_was_used_of_the_old_plan_is_not_given_back_and_packs_stay() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        order(line, "pack-5gb");
        use(line, 8192, 8192 * 9 / 10);
        assertThat(quote(line, "esim-30gb").returned()).isEqualTo(cny(39_00 * 10 / 100));
        changed(line, "esim-30gb", AT_ONCE);
        assertThat(left(line)).containsExactly("DATA 30720", "DATA 5120", "SMS 100", "VOICE 30000");
    }

    /** What was given for a period goes on as long as the period: SF-67 takes nobody anything. */
    @Test
    void a_pause_makes_no_money_of_what_was_used_up_and_takes_nothing_that_is_left() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        use(line, 8192, 8192 * 9 / 10);
        var before = left(line);
        suspend(line);
        clock.set(DUE_AT.plus(Duration.ofDays(40)));
        lift(line);
        assertThat(left(line)).isEqualTo(before);
        assertThat(quote(line, "esim-30gb").returned()).isEqualTo(cny(3_90));
    }

    @Test
    void at_the_end_of_the_period_nothing_is_paid_now_and_the_renewal_takes_the_new_fee() {
        var line = newLine("esim-8gb", 100_00, Mandate.AUTO_RENEW);
        var change = changed(line, "esim-30gb", PERIOD_END);
        assertThat(change.status()).isEqualTo(Status.AGREED);
        assertThat(changes.awaited(line)).contains(change);
        assertThat(mandates.next(line))
                .contains(new Mandates.NextCharge(cny(89_00), DUE, true, null));
        goOn(24 * 3);
        assertThat(balance(line, PAID)).isEqualTo(100_00);
        assertThat(plan(line)).isEqualTo("esim-8gb");

        clock.set(DUE_AT);
        renew();
        renew();
        assertThat(plan(line)).isEqualTo("esim-30gb");
        assertThat(balance(line, PAID)).isEqualTo(11_00);
        assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(89_00L);
        assertThat(left(line)).containsExactly("DATA 30720", "SMS 100", "VOICE 30000");
        assertThat(status(change)).isEqualTo(Status.CHANGED);
        assertThat(changes.awaited(line)).isEmpty();
        work();
        assertThat(told(line)).hasSize(2);
    }

    @Test
    void whoever_agrees_to_a_plan_from_the_next_period_on_agrees_to_its_renewal() {
        var line = newLine("data-as-you-go", 40_00);
        changed(line, "data-10gb", PERIOD_END);
        assertThat(now(line).mandates()).isEmpty();
        clock.set(DUE_AT);
        renew();
        assertThat(balance(line, PAID)).isEqualTo(11_00);
        assertThat(now(line).mandates()).containsExactly(Mandate.AUTO_RENEW);
    }

    @Test
    void a_pack_becomes_pay_as_you_go_and_nothing_renews_on_it_any_more() {
        var line = newLine("data-10gb", 10_00, Mandate.AUTO_RENEW);
        clock.set(days(10));
        changed(line, "data-as-you-go", AT_ONCE);
        assertThat(balance(line, PAID)).isEqualTo(10_00 + 29_00 * 21 / 31);
        assertThat(now(line).mandates()).isEmpty();
        assertThat(now(line).nextCharge()).isNull();
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-04-12");

        changed(line, "data-10gb", AT_ONCE);
        assertThat(balance(line, PAID)).isEqualTo(10_00 + 29_00 * 21 / 31 - 29_00);
        assertThat(left(line)).containsExactly("DATA 10240");
    }

    @Test
    void a_renewal_that_lacks_money_gives_way_to_the_plan_that_was_agreed() {
        var line = newLine("data-10gb", 8_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        changed(line, "data-as-you-go", PERIOD_END);
        goOn(80);
        assertThat(plan(line)).isEqualTo("data-as-you-go");
        assertThat(balance(line, PAID)).isEqualTo(3_00); // The keep of a month.
        assertThat(told(line)).noneMatch(told -> told.contains("has ended"));
    }

    @Test
    void a_later_change_replaces_an_earlier_one_and_either_can_be_taken_back() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        var first = changed(line, "esim-30gb", PERIOD_END);
        var second = changed(line, "esim-30gb", PERIOD_END);
        assertThat(status(first)).isEqualTo(Status.REPLACED);
        assertThat(refused(changes.cancel(first.id(), ACTOR)).code())
                .isEqualTo(Code.CHANGE_MUST_BE_AWAITED);
        assertThat(decided(changes.cancel(second.id(), ACTOR)).status())
                .isEqualTo(Status.CANCELLED);
        var third = changed(line, "esim-30gb", PERIOD_END);
        changed(line, "esim-30gb", AT_ONCE);
        assertThat(status(third)).isEqualTo(Status.REPLACED);
        assertThat(changes.awaited(line)).isEmpty();
    }

    @Test
    void a_closing_drops_what_was_agreed_for_good_and_takes_no_more_I18() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        var change = changed(line, "esim-30gb", PERIOD_END);
        var closing = beginClosing(line);
        assertThat(status(change)).isEqualTo(Status.DROPPED);
        work();
        assertThat(told(line)).anyMatch(told -> told.contains("does not change"));
        for (var when : PlanChanges.When.values()) {
            assertThat(refused(ask(line, "esim-30gb", when)))
                    .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
        }
        keep(line);
        clock.set(DUE_AT.plus(Duration.ofDays(1)));
        renew();
        work();
        assertThat(plan(line)).isEqualTo("esim-8gb");
        assertThat(status(change)).isEqualTo(Status.DROPPED);
        assertThat(posted(line, Reason.RECURRING_FEE)).doesNotContain(89_00L);
        assertThat(told(line))
                .filteredOn(told -> told.contains("does not change"))
                .hasSize(1);
    }

    /** What was given back in money is not used as well, however late the network tells of it. */
    @Test
    void an_allowance_whose_worth_came_back_covers_nothing_that_is_told_later() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        clock.set(DUE_AT);
        renew();
        clock.set(DUE_AT.plus(Duration.ofDays(15)));
        changed(line, "esim-30gb", AT_ONCE);
        assertThat(posted(line, Reason.FEE_RETURNED)).containsExactly(19_50L);
        var before = balance(line, PAID);
        var used = DUE_AT.plus(Duration.ofDays(14));
        var late = new UsageRecord("late", line.value(), UsageKind.DATA, "CN", 4196, used);
        part(Usage.class).take(now(line).brand(), List.of(late));
        assertThat(balance(line, PAID)).isEqualTo(before - (4196 - 8192 / 2) * 5);
    }

    /** Its case would stay in the account without a person when the line is claimed. */
    @Test
    void a_line_that_nobody_has_claimed_is_put_on_no_other_plan() {
        var line = newLine("esim-8gb", 0);
        inTransaction(() -> {
            for (var table : List.of("account", "line_book")) {
                part(JdbcTemplate.class)
                        .update("delete from ledger." + table + " where line_id = ?", line.value());
            }
            return true;
        });
        for (var when : PlanChanges.When.values()) {
            assertThat(refused(ask(line, "esim-30gb", when)).code())
                    .isEqualTo(Code.LINE_MUST_BE_CLAIMED);
        }
    }

    @Test
    void while_a_line_is_off_it_changes_at_the_end_of_the_period_alone_which_moves() {
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        suspend(line);
        assertThat(refused(ask(line, "esim-30gb", AT_ONCE)).code())
                .isEqualTo(Code.LINE_MUST_NOT_BE_SUSPENDED);
        var change = changed(line, "esim-30gb", PERIOD_END);
        clock.set(DUE_AT);
        renew();
        assertThat(status(change)).isEqualTo(Status.AGREED);
        lift(line);
        renew();
        assertThat(plan(line)).isEqualTo("esim-8gb");
        clock.set(days(70));
        renew();
        renew();
        assertThat(plan(line)).isEqualTo("esim-30gb");
        assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(89_00L);
    }

    @Test
    void a_line_without_a_period_changes_at_once_alone() {
        var line = newLine("data-as-you-go", 40_00);
        inTransaction(() -> part(JdbcTemplate.class)
                .update(
                        "update lines.line set next_charge_on = null where line_id = ?",
                        line.value()));
        assertThat(refused(ask(line, "data-10gb", PERIOD_END)).code())
                .isEqualTo(Code.LINE_MUST_HAVE_A_PERIOD);
        changed(line, "data-10gb", AT_ONCE);
        assertThat(now(line).nextChargeOn()).isEqualTo("2026-04-02");
    }

    @Test
    void only_another_plan_of_the_same_kind_is_offered_and_taken_in_the_version_that_was_seen() {
        var line = newLine("esim-8gb", 300_00);
        assertThat(changes.choices(now(line)))
                .extracting(Offering::code)
                .containsExactly("esim-30gb");
        assertThat(refused(ask(line, "talk-100", AT_ONCE)).code())
                .isEqualTo(Code.PLAN_MUST_FIT_LINE);
        assertThat(refused(ask(line, "esim-8gb", AT_ONCE)).code())
                .isEqualTo(Code.PLAN_MUST_BE_ANOTHER);
        var old = new Request(UUID.randomUUID(), line, "esim-30gb", "old", AT_ONCE, cny(0));
        assertThat(refused(changes.change(old, ACTOR)).code())
                .isEqualTo(Code.OFFERING_MUST_BE_SOLD);
    }

    @Test
    void a_new_minimum_term_begins_with_the_change_and_no_change_ends_it_early() {
        var line = newLine("hotspot-50gb", 999_00);
        changed(line, "hotspot-year", AT_ONCE);
        var over = LocalDate.parse("2027-03-02");
        assertThat(part(Commitments.class).of(line).termFeeMinor()).isEqualTo(100_00);
        assertThat(refused(ask(line, "hotspot-50gb", AT_ONCE)))
                .isEqualTo(Refusal.of(Code.TERM_MUST_BE_OVER, "until", over));
        assertThat(now(line).nextChargeOn()).isEqualTo(over);
        changed(line, "hotspot-50gb", PERIOD_END);
    }

    @Test
    void a_plan_that_cannot_hold_the_devices_is_refused_with_both_numbers() {
        var line = newLine("esim-30gb", 300_00);
        inTransaction(() -> {
            var commitments = part(Commitments.class);
            commitments.keep(line, commitments.of(line).onPlan(null, 0, 5));
            return true;
        });
        for (var imei : List.of("490154203237518", "356938035643809", "352099001761481")) {
            var wanted = new Devices.Wanted(Device.Kind.PHONE, imei, null);
            assertThat(part(Devices.class).bind(line, wanted))
                    .isInstanceOf(Devices.Answer.Bound.class);
        }
        assertThat(refused(ask(line, "esim-8gb", PERIOD_END)))
                .isEqualTo(new Refusal(Code.PLAN_MUST_HOLD_DEVICES, Map.of("most", 2, "bound", 3)));
    }

    /** SF-07: no more are bound than the plan holds that was agreed to. */
    @Test
    void until_a_smaller_plan_comes_no_more_devices_are_bound_than_it_holds() {
        var line = newLine("esim-30gb", 300_00, Mandate.AUTO_RENEW);
        inTransaction(() -> {
            var commitments = part(Commitments.class);
            commitments.keep(line, commitments.of(line).onPlan(null, 0, 5));
            return true;
        });
        assertThat(bind(line, "490154203237518")).isInstanceOf(Devices.Answer.Bound.class);
        var change = changed(line, "esim-8gb", PERIOD_END);
        assertThat(bind(line, "356938035643809")).isInstanceOf(Devices.Answer.Bound.class);
        assertThat(bind(line, "352099001761481"))
                .isEqualTo(new Devices.Answer.Refused(
                        Refusal.of(Code.DEVICES_MUST_BE_WITHIN_LIMIT, "most", 2)));
        changes.cancel(change.id(), ACTOR);
        assertThat(bind(line, "352099001761481")).isInstanceOf(Devices.Answer.Bound.class);
    }

    // The words used above.

    private Devices.Answer bind(LineId line, String imei) {
        return part(Devices.class).bind(line, new Devices.Wanted(Device.Kind.PHONE, imei, null));
    }

    private void keep(LineId line) {
        inTransaction(() -> {
            lines.keep(List.of(line));
            return true;
        });
    }

    private void order(LineId line, String pack) {
        var orders = part(Orders.class);
        var placed = (Orders.Placing.Placed)
                orders.dataPack(UUID.randomUUID(), line, pack, cny(35_00), Actor.system());
        orders.deliver(placed.order().id(), Actor.system());
    }

    private void use(LineId line, long of, long amount) {
        var buckets = part(Buckets.class);
        var bucket = buckets.of(line, clock.instant()).stream()
                .filter(one -> one.amount() == of)
                .findFirst()
                .orElseThrow();
        inTransaction(() -> {
            buckets.use(List.of(new Spent(line, bucket.id(), amount)));
            return true;
        });
    }
}
