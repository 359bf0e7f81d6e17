// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.Target;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.closure.rules.StopBy;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.order.Orders;

/** Service stops when the subscriber wants it to: on a day, before a charge, or without credit. */
class StopTest {

    @Test
    void service_stops_before_the_charge_that_ends_the_period() {
        var line = lineWith(0);
        chargedOn(line, "2026-03-25");
        var id = closing(line, PERIOD_END);
        // The first moment of that day in Shanghai.
        assertThat(view(id).serviceStops()).isEqualTo(Instant.parse("2026-03-24T16:00:00Z"));
        passUntil(id, Status.COMPLETED);
        assertThat(stoppedAt(line)).isEqualTo(Instant.parse("2026-03-24T16:00:00Z"));
    }

    @Test
    void a_line_without_a_next_charge_has_no_period_to_end() {
        assertThat(closures.request(lineWith(0).line, wanting(PERIOD_END), ACTOR))
                .isEqualTo(new Opening.Refused(Refusal.of(Code.LINE_MUST_HAVE_A_PERIOD)));
    }

    @Test
    void a_day_is_chosen_within_the_bounds_of_the_policy() {
        var line = lineWith(0);
        var tooLate = Stop.on(operator.clock.instant().plus(Duration.ofDays(91)));
        assertThat(closures.request(line.line, wanting(tooLate), ACTOR))
                .isEqualTo(
                        new Opening.Refused(Refusal.of(Code.STOP_MUST_BE_IN_BOUNDS, "days", 90L)));
        var day = operator.clock.instant().plus(Duration.ofDays(20));
        assertThat(view(closing(line, Stop.on(day))).serviceStops()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"FR, 6", "IN, 6", "CN, 6"})
    void the_law_counts_from_the_notice_however_late_the_code_comes_back_I10(
            String country, int daysLater) {
        var line = lineIn(country);
        var notice = operator.clock.instant();
        var id = asked(line, Stop.SOON);
        for (int day = 0; day < daysLater; day++) operator.wind(DAY);
        closures.sendCodeAgain(id, ACTOR);
        work();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        var promised = view(id).serviceStops();
        assertThat(promised).isBeforeOrEqualTo(LegalStop.latest(country, notice));
        passUntil(id, Status.COMPLETED);
        assertThat(stoppedAt(line)).isEqualTo(promised);
    }

    /** C6: where the law lets nobody ask for a code, the button is the notice. */
    @Test
    void a_german_line_is_closed_by_the_notice_alone() {
        var line = lineIn("DE");
        var shown = (Closures.Previewing.Previewed) closures.preview(line.line, null);
        assertThat(shown.preview().confirmBy()).isNull();
        assertThat(closures.request(line.line, wanting(NOW), ACTOR))
                .isEqualTo(new Opening.Refused(Refusal.of(Code.CLOSING_NOW_MUST_BE_OFFERED)));
        var id = asked(line, Stop.SOON);
        passUntil(id, Status.COMPLETED);
        assertThat(stoppedAt(line)).isEqualTo(shown.preview().serviceStops());
    }

    /** SF-45: no cooling-off would be over before the bank can answer. */
    @Test
    void a_payment_that_the_bank_has_not_answered_is_waited_for_and_said_so() {
        var line = roaming();
        paying(line);
        operator.wind(Duration.ofHours(1));
        var until = SimulatedOperator.START.plus(DAY);
        var shown = (Closures.Previewing.Previewed) closures.preview(line.line, null);
        assertThat(shown.preview().serviceStops()).isEqualTo(until);
        var id = closing(line, Stop.SOON);
        assertThat(view(id).serviceStops()).isEqualTo(until);
        operator.part(SimulatedWorld.class).setFaults(Faults.NONE);
        passUntil(id, Status.COMPLETED);
        assertThat(stoppedAt(line)).isEqualTo(until);
    }

    /** SF-45: nothing is ordered after the confirmation, so it is looked at once more. */
    @Test
    void a_payment_that_was_begun_before_the_code_came_back_is_waited_for_too() {
        var line = roaming();
        var id = asked(line, Stop.SOON);
        paying(line);
        closures.confirm(id, lines.codeOf(id), ACTOR);
        operator.hand.timers(100);
        assertThat(view(id).serviceStops()).isEqualTo(SimulatedOperator.START.plus(DAY));
        operator.part(SimulatedWorld.class).setFaults(Faults.NONE);
        passUntil(id, Status.COMPLETED);
        assertThat(stoppedAt(line)).isEqualTo(SimulatedOperator.START.plus(DAY));
    }

    @Test
    void who_wants_to_stay_for_longer_than_the_law_makes_anybody_may_I10() {
        var line = lineIn("FR");
        var day = operator.clock.instant().plus(Duration.ofDays(40));
        assertThat(view(closing(line, Stop.on(day))).serviceStops()).isEqualTo(day);
    }

    @Test
    void preview_and_closing_say_the_same_stop_I10() {
        var line = lineIn("IN");
        var shown = (Closures.Previewing.Previewed) closures.preview(line.line, null);
        assertThat(view(closing(line, Stop.SOON)).serviceStops())
                .isEqualTo(shown.preview().serviceStops());
    }

    /** No file knows the business days of that year. */
    @Test
    void a_year_that_no_calendar_knows_stops_no_closing_I12() {
        var line = lineIn("CN");
        operator.clock.set(Instant.parse("2027-12-30T09:00:00Z"));
        assertThat(closures.preview(line.line, null))
                .isInstanceOf(Closures.Previewing.Previewed.class);
        var id = closing(line, Stop.SOON);
        passUntil(id, Status.COMPLETED);
    }

    /** C8: cooling-off is nothing if the subscriber asks for it and the identity is strong. */
    @Test
    void who_wants_it_now_is_let_go_of_with_the_code_and_can_have_the_line_back() {
        var line = lineWith(10_00);
        var id = closing(line, NOW);
        assertThat(view(id).serviceStops()).isEqualTo(operator.clock.instant());
        work();
        operator.hand.timers(100);
        passUntil(id, Status.REFUNDING);
        assertThat(stoppedAt(line)).isEqualTo(SimulatedOperator.START);
        assertThat(view(id).withdrawable()).isFalse();
        assertThat(view(id).restorableUntil()).isAfter(operator.clock.instant());
    }

    /** I34: a SIM that was swapped a moment ago must not end the line in the next. */
    @Test
    void nobody_wants_it_now_with_a_sim_that_was_just_changed() {
        var line = lineWith(0);
        operator.part(JdbcTemplate.class)
                .update(
                        "insert into lines.commitment (account_id, line_id, sim_changed_at)"
                                + " values (?, ?, ?)",
                        line.line.account().value(),
                        line.line.value(),
                        java.sql.Timestamp.from(operator.clock.instant()));
        assertThat(closures.request(line.line, wanting(NOW), ACTOR))
                .isInstanceOf(Opening.Refused.class);
    }

    @Test
    void service_stops_soon_after_the_balance_is_used_up() {
        var line = lineWith(10_00);
        var id = closing(line, BALANCE_USED);
        passUntil(id, Status.USING_UP);
        for (int day = 0; day < 6; day++) pass();
        assertThat(view(id).status()).isEqualTo(Status.USING_UP);
        use(line, 10_00);
        passUntil(id, Status.SCHEDULED);
        assertThat(view(id).serviceStops()).isBefore(latest());
        passUntil(id, Status.COMPLETED);
        assertThat(view(id).weReturn()).isNull();
    }

    @Test
    void what_is_not_used_up_by_the_latest_day_is_paid_back() {
        var line = lineWith(10_00);
        var id = closing(line, BALANCE_USED);
        var latest = view(id).serviceStops();
        passUntil(id, Status.REFUNDING);
        assertThat(stoppedAt(line)).isEqualTo(latest);
        assertThat(Objects.requireNonNull(view(id).weReturn()).minor()).isEqualTo(10_00);
    }

    @Test
    void a_closing_that_waits_for_a_condition_is_taken_back_with_one_click_C9() {
        var id = closing(lineWith(10_00), BALANCE_USED);
        passUntil(id, Status.USING_UP);
        assertThat(view(id).withdrawable()).isTrue();
        assertThat(closures.withdraw(id, ACTOR)).isInstanceOf(Deciding.Decided.class);
        assertThat(view(id).status()).isEqualTo(Status.WITHDRAWN);
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    // The words used above.

    static final Duration DAY = Duration.ofDays(1);
    static final Stop PERIOD_END = new Stop(StopBy.PERIOD_END, null);
    static final Stop BALANCE_USED = new Stop(StopBy.BALANCE_USED, null);
    static final Stop NOW = new Stop(StopBy.NOW, null);
    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "stop-test");

    static SimulatedOperator operator;
    static Closures closures;

    SimulatedLines lines;

    /** A line with so much credit and nothing else. */
    LineModel lineWith(long minor) {
        operator.clock.set(SimulatedOperator.START);
        lines = new SimulatedLines(operator, new SplittableRandom(3), 0);
        var line = lines.bare();
        if (minor > 0) lines.carryOver(line, minor);
        return line;
    }

    static void chargedOn(LineModel line, String day) {
        operator.part(JdbcTemplate.class)
                .update(
                        "update lines.line set next_charge_on = ?::date, next_charge_minor = 900"
                                + " where account_id = ? and line_id = ?",
                        day,
                        line.line.account().value(),
                        line.line.value());
    }

    void use(LineModel line, long minor) {
        operator.part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        line.line,
                        AccountKind.PAID,
                        AccountKind.REVENUE,
                        new Money(minor, lines.currency()),
                        Transfer.Reason.USAGE,
                        operator.clock.instant())));
    }

    LineModel roaming() {
        operator.clock.set(SimulatedOperator.START);
        lines = new SimulatedLines(operator, new SplittableRandom(3), 0);
        var line = lines.bareOf("roaming-app");
        lines.paidFrom(line, lines.instrumentOf(line));
        return line;
    }

    /** The bank takes the money, and its answers are lost. */
    void paying(LineModel line) {
        operator.part(SimulatedWorld.class)
                .setFaults(Target.PAYMENT, Faults.NONE.withLostBack(1).withCannotTell(1));
        assertThat(lines.topUp(line, 10_00)).isInstanceOf(Orders.Placing.Placed.class);
    }

    static Answers wanting(Stop stop) {
        return new Answers(null, null, Set.of(), stop);
    }

    LineModel lineIn(String country) {
        operator.clock.set(SimulatedOperator.START);
        lines = new SimulatedLines(operator, new SplittableRandom(3), 0);
        return lines.bareIn(country);
    }

    CaseId asked(LineModel line, Stop stop) {
        var opened = (Opening.Opened) closures.request(line.line, wanting(stop), ACTOR);
        work();
        return opened.closure().id();
    }

    CaseId closing(LineModel line, Stop stop) {
        var id = asked(line, stop);
        closures.confirm(id, lines.codeOf(id), ACTOR);
        return id;
    }

    static Instant latest() {
        return SimulatedOperator.START.plus(Duration.ofDays(7 + 60));
    }

    Instant stoppedAt(LineModel line) {
        var at = operator.part(JdbcTemplate.class)
                .queryForObject(
                        "select charges_stop_at from ledger.line_book"
                                + " where account_id = ? and line_id = ?",
                        java.sql.Timestamp.class,
                        line.line.account().value(),
                        line.line.value());
        return Objects.requireNonNull(at).toInstant();
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    static void passUntil(CaseId id, Status status) {
        for (int round = 0; view(id).status() != status; round++) {
            assertThat(round).as("it stays %s", view(id).state()).isLessThan(300);
            pass();
        }
    }

    static void pass() {
        work();
        operator.wind(Duration.ofHours(9));
        operator.hand.timers(100);
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
