// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.addon.AddOns.When.AT_ONCE;
import static signoff.addon.AddOns.When.PERIOD_END;
import static signoff.ledger.AccountKind.PAID;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import signoff.addon.AddOns.Deciding;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Status;
import signoff.addon.AddOns.Taking;
import signoff.catalog.AddOn;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line.Mandate;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.order.Orders;
import signoff.workflow.Cases;
import signoff.workflow.Evidence;

/** Add-ons of a line, and ending one while the line stays, on PostgreSQL (X-13, SF-52). */
class AddOnsTest extends LinesWithAddOns {

    @Test
    void an_add_on_is_paid_at_once_and_then_each_month_until_it_is_ended() {
        var line = newLine("esim-8gb", 100_00);
        assertThat(addOns.choices(line)).extracting(AddOn::code).containsExactly(DATA, TEXTS);
        var addOn = taken(line, DATA);
        assertThat(addOn.status()).isEqualTo(Status.RUNNING);
        assertThat(balance(line, PAID)).isEqualTo(88_00);
        assertThat(left(line)).containsExactly("DATA 2048");
        assertThat(now(line).mandates()).containsExactly(Mandate.ADD_ONS);
        assertThat(addOns.choices(line)).extracting(AddOn::code).containsExactly(TEXTS);

        days(31);
        days(31);
        assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(12_00L, 12_00L, 12_00L);
        assertThat(left(line)).contains("DATA 2048");
        assertThat(decided(end(addOn, AT_ONCE)).status()).isEqualTo(Status.ENDED);
        days(90);
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(3);
        assertThat(now(line).mandates()).isEmpty();
    }

    @Test
    void at_once_what_was_not_used_comes_back_by_days_and_the_rest_ends() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        var other = taken(line, TEXTS);
        days(10);
        var quote = addOns.quote(now(addOn));
        assertThat(quote.returned()).isEqualTo(cny(12_00 * 21 / 31));
        assertThat(quote.left()).hasSize(1);

        var ended = decided(end(addOn, AT_ONCE));
        assertThat(ended.returned()).isEqualTo(cny(8_12));
        assertThat(balance(line, PAID)).isEqualTo(100_00 - 12_00 - 5_00 + 8_12);
        assertThat(posted(line, Reason.FEE_RETURNED)).containsExactly(8_12L);
        assertThat(left(line)).containsExactly("SMS 100");
        assertThat(status(other)).isEqualTo(Status.RUNNING);
        assertThat(now(line).mandates()).containsExactly(Mandate.ADD_ONS);
        assertThat(now(line).status().name()).isEqualTo("ACTIVE");
        work();
        assertThat(told(line)).singleElement().asString().contains("has ended");
    }

    @Test
    void what_was_used_is_not_given_back_however_late_the_network_tells_of_it() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        use(line, 2048 * 9 / 10, clock.instant());
        assertThat(addOns.quote(now(addOn)).returned()).isEqualTo(cny(1_20));
        end(addOn, AT_ONCE);
        var before = balance(line, PAID);
        // So much of it was kept and paid for as was used: what is told now is beyond it.
        use(line, 100, addOn.from());
        assertThat(balance(line, PAID)).isLessThanOrEqualTo(before - 99 * 5);
    }

    @Test
    void with_the_month_nothing_comes_back_nothing_is_lost_and_it_can_be_kept_after_all() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        assertThat(decided(end(addOn, PERIOD_END)).status()).isEqualTo(Status.ENDING);
        assertThat(decided(addOns.keep(line, addOn.id().value(), ACTOR)).status())
                .isEqualTo(Status.RUNNING);
        assertThat(refused(addOns.keep(line, addOn.id().value(), ACTOR)).code())
                .isEqualTo(Code.ADD_ON_MUST_BE_ENDING);
        end(addOn, PERIOD_END);
        assertThat(left(line)).containsExactly("DATA 2048");
        days(31);
        assertThat(status(addOn)).isEqualTo(Status.ENDED);
        assertThat(addOns.of(line)).isEmpty();
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(1);
        assertThat(posted(line, Reason.FEE_RETURNED)).isEmpty();
        assertThat(told(line)).hasSize(4);
    }

    @Test
    void what_is_left_is_lost_by_consent_alone_and_another_sum_was_not_agreed_to() {
        var addOn = taken(newLine("esim-8gb", 100_00), DATA);
        var asked = ending(addOn, AT_ONCE);
        var silent = new Ending(asked.line(), asked.addOn(), AT_ONCE, asked.returned(), false);
        assertThat(refused(addOns.end(silent, ACTOR)).code()).isEqualTo(Code.LOSS_MUST_BE_ACCEPTED);
        clock.wind(Duration.ofDays(1));
        assertThat(refused(addOns.end(asked, ACTOR)))
                .isEqualTo(Refusal.of(Code.SUM_MUST_BE_AS_SHOWN, "returned", cny(11_61)));
        assertThat(status(addOn)).isEqualTo(Status.RUNNING);
    }

    @Test
    void a_pack_with_something_left_is_ended_at_once_alone() {
        var line = newLine("esim-8gb", 100_00);
        var pack = pack(line);
        use(line, 5120 / 2, clock.instant());
        assertThat(refused(end(pack, PERIOD_END)).code()).isEqualTo(Code.ADD_ON_MUST_RENEW);
        var ended = decided(end(pack, AT_ONCE));
        assertThat(ended.returned()).isEqualTo(cny(17_50));
        assertThat(decided(end(pack, AT_ONCE))).isEqualTo(ended);
        assertThat(posted(line, Reason.FEE_RETURNED)).containsExactly(17_50L);
        assertThat(left(line)).isEmpty();
        assertThat(addOns.of(line)).isEmpty();
        var itsEnd = HeldAddOns.endOf(pack.id()).value(); // A case, and none to end once more.
        assertThat(refused(addOns.end(new Ending(line, itsEnd, AT_ONCE, cny(0), true), ACTOR))
                        .code())
                .isEqualTo(Code.ADD_ON_MUST_BE_KNOWN);
    }

    @Test
    void a_pack_that_is_used_up_or_over_is_none_to_end() {
        var line = newLine("esim-8gb", 100_00);
        var pack = pack(line);
        use(line, 5120, clock.instant());
        assertThat(addOns.of(line)).isEmpty();
        var over = pack(line);
        days(31);
        assertThat(addOns.of(line)).isEmpty();
        for (var one : List.of(pack, over)) {
            var asked = new Ending(line, one.id().value(), AT_ONCE, cny(0), true);
            assertThat(refused(addOns.end(asked, ACTOR)).code())
                    .isEqualTo(Code.ADD_ON_MUST_BE_KNOWN);
        }
    }

    @Test
    void what_renews_is_not_bought_once_and_each_is_had_once_at_its_price() {
        var line = newLine("esim-8gb", 20_00);
        var orders = part(Orders.class);
        assertThat(orders.dataPack(UUID.randomUUID(), line, DATA, cny(12_00), Actor.system()))
                .isInstanceOf(Orders.Placing.Refused.class);
        var asked = new Taking(UUID.randomUUID(), line, DATA, cny(12_00));
        var first = decided(addOns.take(asked, ACTOR));
        assertThat(decided(addOns.take(asked, ACTOR))).isEqualTo(first); // I36
        assertThat(refused(take(line, DATA)).code()).isEqualTo(Code.ADD_ON_MUST_NOT_RUN);
        var cheap = new Taking(UUID.randomUUID(), line, TEXTS, cny(1));
        assertThat(refused(addOns.take(cheap, ACTOR)).code())
                .isEqualTo(Code.AMOUNT_MUST_BE_IN_RANGE);
        taken(line, TEXTS);
        assertThat(balance(line, PAID)).isEqualTo(3_00);
        var poor = newLine("esim-8gb", 0);
        assertThat(refused(take(poor, DATA)).code()).isEqualTo(Code.BALANCE_MUST_COVER_PRICE);
        assertThat(addOns.of(poor)).isEmpty();
    }

    @Test
    void too_little_paid_in_is_no_debt_and_the_add_on_is_not_renewed() {
        var line = newLine("esim-8gb", 15_00);
        var addOn = taken(line, DATA);
        days(31);
        assertThat(status(addOn)).isEqualTo(Status.LAPSED);
        assertThat(balance(line, PAID)).isEqualTo(3_00);
        assertThat(told(line)).singleElement().asString().contains("was not renewed");
        assertThat(now(line).mandates()).isEmpty();
    }

    @Test
    void while_the_line_is_off_nothing_is_charged_and_then_a_month_begins() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        suspend(line);
        days(40);
        assertThat(status(addOn)).isEqualTo(Status.RESTING);
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(1);
        assertThat(addOns.quote(now(addOn)).returned()).isEqualTo(cny(0));
        lift(line);
        days(1);
        assertThat(status(addOn)).isEqualTo(Status.RUNNING);
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(2);
        assertThat(addOns.quote(now(addOn)).returned()).isEqualTo(cny(12_00));
    }

    @Test
    void a_closing_comes_before_and_ends_the_leave_to_renew_for_good_I18() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        var closing = beginClosing(line);
        for (var when : AddOns.When.values()) {
            assertThat(refused(end(addOn, when)))
                    .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
        }
        assertThat(refused(take(line, TEXTS)).code()).isEqualTo(Code.LINE_MUST_NOT_BE_CLOSING);
        days(40);
        assertThat(posted(line, Reason.RECURRING_FEE)).hasSize(1);
        inTransaction(() -> {
            lines.keep(List.of(line));
            return true;
        });
        taken(line, TEXTS); // Leave for this one, and not for that one.
        days(1);
        assertThat(status(addOn)).isEqualTo(Status.LAPSED);
        assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(12_00L, 5_00L);
    }

    @Test
    void clicks_at_one_moment_end_it_once_and_give_back_once_I36() throws Exception {
        for (int each = 0; each < 10; each++) {
            var line = newLine("esim-8gb", 100_00);
            var addOn = each % 2 == 0 ? taken(line, DATA) : pack(line);
            var before = balance(line, PAID);
            var asked = ending(addOn, AT_ONCE);
            var click = (Callable<Deciding>) () -> addOns.end(asked, ACTOR);
            var answers = together(List.of(click, click, click));
            assertThat(answers).allMatch(answers.getFirst()::equals);
            assertThat(posted(line, Reason.FEE_RETURNED)).hasSize(1);
            assertThat(balance(line, PAID)).isEqualTo(before + addOn.price().minor());
        }
    }

    @Test
    void an_end_that_meets_the_renewal_comes_before_it_or_gives_all_of_it_back() throws Exception {
        for (int each = 0; each < 12; each++) {
            clock.set(START);
            var line = newLine("esim-8gb", 100_00);
            var addOn = taken(line, DATA);
            clock.wind(Duration.ofDays(31));
            var work = List.<Callable<Object>>of(
                    () -> end(addOn, AT_ONCE), () -> hand.timers(100), () -> end(addOn, AT_ONCE));
            together(work);
            end(addOn, AT_ONCE);
            assertThat(status(addOn)).isEqualTo(Status.ENDED);
            assertThat(balance(line, PAID)).isEqualTo(88_00);
        }
    }

    /** Its month was paid and came back while the closing waited for the line (I14, I16). */
    @Test
    void a_month_that_came_back_does_not_come_back_once_more_with_the_stop() {
        var line = newLine("esim-8gb", 100_00);
        var stop = clock.instant();
        end(taken(line, DATA), AT_ONCE);
        assertThat(posted(line, Reason.FEE_RETURNED)).containsExactly(12_00L);
        inTransaction(() -> {
            part(Ledger.class).stopCharges(Map.of(line, new Ledger.Stop(stop, null)));
            return true;
        });
        assertThat(balance(line, PAID)).isEqualTo(100_00);
    }

    @Test
    void an_end_that_meets_a_closing_comes_before_it_or_not_at_all() throws Exception {
        for (int each = 0; each < 12; each++) {
            var line = newLine("esim-8gb", 100_00);
            var addOn = taken(line, DATA);
            var asked = ending(addOn, AT_ONCE);
            var answers = together(List.<Callable<Object>>of(
                    () -> addOns.end(asked, ACTOR), () -> beginClosing(line)));
            var ended = answers.getFirst() instanceof Deciding.Decided;
            assertThat(balance(line, PAID)).isEqualTo(ended ? 100_00 : 88_00);
            assertThat(status(addOn)).isEqualTo(ended ? Status.ENDED : Status.RUNNING);
        }
    }

    @Test
    void use_that_meets_the_end_is_in_what_comes_back_or_is_paid_by_itself() throws Exception {
        for (int each = 0; each < 12; each++) {
            var line = newLine("esim-8gb", 100_00);
            var addOn = taken(line, DATA);
            var at = clock.instant();
            together(List.<Callable<Object>>of(() -> end(addOn, AT_ONCE), () -> {
                use(line, 1024, at);
                return true;
            }));
            if (status(addOn) == Status.RUNNING) end(addOn, AT_ONCE);
            var half = 100_00 - 6_00;
            var paid = 100_00 - 1024 * 5;
            assertThat(balance(line, PAID)).isIn((long) half, (long) paid);
        }
    }

    @Test
    void what_happened_to_it_is_in_its_evidence() {
        var line = newLine("esim-8gb", 100_00);
        var addOn = taken(line, DATA);
        end(addOn, PERIOD_END);
        end(addOn, AT_ONCE);
        assertThat(part(Cases.class).journal(addOn.id()))
                .extracting(Cases.Entry::fact)
                .containsExactly("AddOnTaken", "EndAgreed", "EndedAtOnce");
        assertThat(part(Evidence.class).verifyAll().broken()).isEmpty();
    }

    // The words used above.

    private void suspend(LineId line) {
        var why = new Suspension(
                Suspension.Reason.VOLUNTARY, Owner.SUBSCRIBER, clock.instant(), null);
        inTransaction(() -> {
            lines.suspend(line, why);
            return true;
        });
    }

    private void lift(LineId line) {
        inTransaction(() -> {
            lines.lift(line, Suspension.Reason.VOLUNTARY, Actor.Role.SYSTEM);
            return true;
        });
    }
}
