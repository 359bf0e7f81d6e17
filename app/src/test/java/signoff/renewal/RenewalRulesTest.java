// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Status;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.UsageKind;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLine;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.renewal.RenewalRules.Fee;
import signoff.renewal.RenewalRules.Terms;
import signoff.renewal.RenewalRules.Turn;
import signoff.renewal.UnpaidRenewal.Fact;
import signoff.renewal.UnpaidRenewal.State;
import signoff.workflow.RowsTold;

/** What a line comes to when it is looked at: each rule told as one example (SF-13). */
class RenewalRulesTest {

    @Test
    void a_plan_renews_on_its_day_and_not_before_midnight_there() {
        var line = line(Status.ACTIVE, TODAY, RENEWS);
        var midnight = TODAY.atStartOfDay(ZONE).toInstant();
        assertThat(RenewalRules.turn(line, MONTHLY, midnight.minusSeconds(1)))
                .isEqualTo(new Turn.Rest(midnight));
        assertThat(RenewalRules.turn(line, MONTHLY, midnight))
                .isEqualTo(new Turn.Charge(Fee.PLAN, cny(39_00), TODAY.plusMonths(1)));
    }

    @Test
    void nothing_renews_that_the_subscriber_has_not_asked_for_and_the_month_costs_its_keep() {
        assertThat(RenewalRules.turn(line(Status.ACTIVE, TODAY), MONTHLY, NOW))
                .isEqualTo(new Turn.Charge(Fee.MAINTENANCE, cny(5_00), TODAY.plusMonths(1)));
        var free = new Terms(cny(39_00), 1, cny(0), List.of(), ZONE);
        assertThat(RenewalRules.turn(line(Status.ACTIVE, TODAY), free, NOW))
                .isEqualTo(new Turn.Free(TODAY.plusMonths(1)));
    }

    @Test
    void as_you_go_there_is_no_fee_to_renew() {
        var asYouGo = new Terms(cny(0), 1, cny(5_00), List.of(), ZONE);
        assertThat(RenewalRules.turn(line(Status.ACTIVE, TODAY, RENEWS), asYouGo, NOW))
                .isInstanceOfSatisfying(
                        Turn.Charge.class,
                        charge -> assertThat(charge.fee()).isEqualTo(Fee.MAINTENANCE));
    }

    @Test
    void a_line_that_is_off_or_closing_or_closed_is_never_charged_I18() {
        for (var status : List.of(Status.SUSPENDED, Status.CLOSING, Status.DEACTIVATED)) {
            assertThat(RenewalRules.turn(line(status, TODAY, RENEWS), MONTHLY, NOW))
                    .isInstanceOf(Turn.Rest.class);
        }
        assertThat(RenewalRules.turn(line(Status.CLOSED, TODAY, RENEWS), MONTHLY, NOW))
                .isEqualTo(new Turn.Gone());
    }

    @Test
    void periods_that_went_by_without_service_are_not_paid_for() {
        var line = line(Status.ACTIVE, TODAY.minusMonths(5), RENEWS);
        assertThat(RenewalRules.turn(line, MONTHLY, NOW))
                .isEqualTo(new Turn.Charge(Fee.PLAN, cny(39_00), TODAY.plusMonths(1)));
    }

    @Test
    void a_long_term_renews_for_all_of_its_months() {
        var year = new Terms(cny(499_00), 12, cny(0), List.of(), ZONE);
        assertThat(RenewalRules.turn(line(Status.ACTIVE, TODAY, RENEWS), year, NOW))
                .isEqualTo(new Turn.Charge(Fee.PLAN, cny(499_00), TODAY.plusMonths(12)));
    }

    @Test
    void what_comes_next_is_told_with_what_pays() {
        var byCard = line(Status.ACTIVE, TODAY, GivenMandate.renewal("card-4242"));
        assertThat(RenewalRules.nextCharge(byCard, MONTHLY))
                .isEqualTo(new Mandates.NextCharge(cny(39_00), TODAY, true, "card-4242"));
        assertThat(RenewalRules.nextCharge(line(Status.ACTIVE, TODAY), MONTHLY))
                .isEqualTo(new Mandates.NextCharge(cny(5_00), TODAY, false, null));
        assertThat(RenewalRules.nextCharge(line(Status.ACTIVE, null, RENEWS), MONTHLY))
                .isNull();
    }

    @Test
    void what_is_unused_of_a_fee_goes_by_days_or_by_allowances_whichever_is_less() {
        var line = line(Status.ACTIVE, TODAY.plusDays(21)); // Of the 28 of February.
        assertThat(RenewalRules.unused(line, MONTHLY, List.of(), TODAY))
                .isEqualTo(cny(39_00 * 21 / 28));
        assertThat(RenewalRules.unused(line, MONTHLY, List.of(bucket(0)), TODAY))
                .isEqualTo(cny(39_00 * 21 / 28));
        assertThat(RenewalRules.unused(line, MONTHLY, List.of(bucket(0), bucket(901)), TODAY))
                .isEqualTo(cny(39_00 * 9 / 100));
        assertThat(RenewalRules.unused(line, MONTHLY, List.of(bucket(1000)), TODAY))
                .isEqualTo(cny(0));
    }

    @Test
    void nothing_is_unused_of_a_period_that_is_over_or_was_not_paid_for() {
        assertThat(RenewalRules.unused(line(Status.ACTIVE, TODAY), MONTHLY, List.of(), TODAY))
                .isEqualTo(cny(0));
        var over = line(Status.ACTIVE, TODAY.minusDays(2));
        assertThat(RenewalRules.unused(over, MONTHLY, List.of(), TODAY)).isEqualTo(cny(0));
        var none = line(Status.ACTIVE, null);
        assertThat(RenewalRules.unused(none, MONTHLY, List.of(), TODAY)).isEqualTo(cny(0));
        var unpaid = new RecurringLine(
                LINE,
                over.brand(),
                Status.ACTIVE,
                over.kind(),
                over.country(),
                over.currency(),
                over.msisdn(),
                null,
                TODAY.plusDays(9),
                false,
                null,
                null,
                List.of());
        assertThat(RenewalRules.unused(unpaid, MONTHLY, List.of(), TODAY)).isEqualTo(cny(0));
    }

    @Test
    void an_unpaid_renewal_ends_as_paid_or_lapsed_or_dropped_and_says_so_when_it_lapsed() {
        when(new Fact.FeePaid(NOW), new State.Renewed(NOW));
        when(new Fact.TriedLongEnough(NOW), new State.Lapsed(NOW), Notice.RENEWAL_LAPSED);
        when(new Fact.RenewalDropped(NOW), new State.Dropped(NOW));
        when(new Fact.StillLacking(NOW), new State.Lacking(NOW.plus(UnpaidRenewal.LOOK_WITHIN)));
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(UnpaidRenewal.TABLE, TOLD);
    }

    // The words used above.

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Terms MONTHLY = new Terms(cny(39_00), 1, cny(5_00), List.of(), ZONE);
    private static final GivenMandate RENEWS = GivenMandate.renewal(null);
    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    private static final UnpaidRenewal.File FILE =
            new UnpaidRenewal.File(LINE, "0009", cny(39_00), NOW, "Asia/Shanghai");
    private static final Set<List<Class<?>>> TOLD = new HashSet<>();

    private static void when(Fact fact, State then, Notice... notices) {
        var state = new State.Lacking(NOW);
        TOLD.add(List.of(state.getClass(), fact.getClass()));
        var step = UnpaidRenewal.TABLE.decide(FILE, state, fact).orElseThrow();
        assertThat(step.state()).isEqualTo(then);
        assertThat(step.effects())
                .extracting(effect -> ((TellSubscriber) effect).notice())
                .containsExactly(notices);
    }

    private static RecurringLine line(
            Status status, @Nullable LocalDate on, GivenMandate... mandates) {
        return new RecurringLine(
                LINE,
                new BrandId("demo"),
                status,
                "phone-esim",
                "CN",
                Currency.getInstance("CNY"),
                "8613800000009",
                null,
                on,
                true,
                null,
                null,
                List.of(mandates));
    }

    private static Bucket bucket(long used) {
        return new Bucket(
                LINE, new UUID(0, used), UsageKind.DATA, "home", 1000, used, NOW, null, true);
    }

    private static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }
}
