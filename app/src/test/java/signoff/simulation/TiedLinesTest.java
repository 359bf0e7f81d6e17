// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Previewing;
import signoff.closure.Closures.Stop;
import signoff.closure.Preview;
import signoff.closure.check.Check;
import signoff.closure.check.Check.Code;
import signoff.device.Device;
import signoff.device.Devices;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.notification.Notice;
import signoff.restoration.Restorations;
import signoff.suspension.Suspensions;
import signoff.workflow.Cases;

/** Lines that something ties are closed on the whole application, step by step. */
class TiedLinesTest {

    @Test
    void a_term_costs_what_was_agreed_to_the_cent_and_once_I21() {
        var line = line();
        tie(line, term(100, 123_45));
        var preview = preview(line, null);
        assertThat(preview.earlyFee().minor()).isEqualTo(123_45);
        assertThat(refusal(line, Set.of(BONUS))).isEqualTo(consents("MINIMUM_TERM"));
        assertThat(refusal(line, Set.of(BONUS, "MINIMUM_TERM")))
                .isEqualTo(consents("MINIMUM_TERM"));
        assertThat(refusal(line, Set.of(BONUS, "MINIMUM_TERM:12344:CNY")))
                .isEqualTo(consents("MINIMUM_TERM"));
        var id = close(line, Set.of(BONUS, "MINIMUM_TERM:12345:CNY", "MINIMUM_TERM:999:CNY"));
        assertThat(view(id).answers().consents()).doesNotContain("MINIMUM_TERM:999:CNY");
        assertThat(fees(line)).containsExactly(123_45L);
        var shown = preview.weReturn().minor() - preview.youOwe().minor();
        var came = credit(view(id)) - debt(view(id));
        assertThat(came).as("what was shown is what happened").isEqualTo(shown);
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
    }

    @Test
    void a_term_that_is_over_meanwhile_costs_nothing_I21() {
        var line = line();
        tie(line, term(100, 50_00));
        var id = ask(line, Set.of(BONUS, "MINIMUM_TERM:5000:CNY"));
        tie(line, term(1, 50_00));
        finish(id);
        assertThat(fees(line)).isEmpty();
    }

    /** L9: the contract goes on, so its fee is due once, at the end that lasts. */
    @Test
    void a_line_that_is_had_back_gets_its_fee_back_and_pays_it_once_in_the_end_I21() {
        var line = line();
        lines.carryOver(lines.get(0), 900_00); // No final bill, which would have to be paid first.
        tie(line, term(300, 50_00));
        var consents = Set.of(BONUS, "MINIMUM_TERM:5000:CNY");
        var first = close(line, consents);
        assertThat(sumOfFees(line)).isEqualTo(50_00);
        haveBack(line);
        assertThat(sumOfFees(line)).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        var second = close(line, consents);
        assertThat(second).isNotEqualTo(first);
        assertThat(sumOfFees(line)).isEqualTo(50_00);
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
    }

    /** X-03, 4.2: those who are left pay for no term from the first notice on; proof may follow. */
    @Test
    void who_says_that_the_holder_has_died_is_asked_for_no_fee_and_a_person_looks_at_it() {
        var line = line();
        tie(line, term(100, 50_00));
        var said = preview(line, "HOLDER_DIED");
        assertThat(preview(line, null).earlyFee().isZero()).isFalse();
        assertThat(said.earlyFee().isZero()).isTrue();
        assertThat(check(line, "HOLDER_DIED", Code.MINIMUM_TERM).asksConsent()).isFalse();
        assertThat(said.withdrawUntil()).isEqualTo(preview(line, null).withdrawUntil());
        var answers = new Answers("HOLDER_DIED", null, Set.of(BONUS), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line, answers, ACTOR);
        assertThat(opened.closure().policyVersion()).isEqualTo(said.policyVersion());
    }

    /** SF-31: what the policy has for a lost card holds for who says that it is lost. */
    @Test
    void a_lost_card_makes_another_case_of_it() {
        var line = line();
        bind(line, "490154203237518");
        assertThat(check(line, null, Code.BOUND_DEVICES).asksConsent()).isTrue();
        assertThat(check(line, "LOST_OR_STOLEN", Code.BOUND_DEVICES).asksConsent())
                .isFalse();
        var answers = new Answers("LOST_OR_STOLEN", null, Set.of(BONUS), Stop.SOON);
        var opened = (Opening.Opened) closures.request(line, answers, ACTOR);
        assertThat(opened.closure().policyVersion())
                .isEqualTo(preview(line, "LOST_OR_STOLEN").policyVersion())
                .isNotEqualTo(preview(line, null).policyVersion());
    }

    /** SF-47. */
    @Test
    void the_end_of_service_lets_go_of_all_devices_and_the_journal_tells_it() {
        var line = line();
        bind(line, "490154203237518");
        bind(line, "352099001761481");
        assertThat(refusal(line, Set.of(BONUS))).isEqualTo(consents("BOUND_DEVICES"));
        var id = close(line, Set.of(BONUS, "BOUND_DEVICES"));
        assertThat(operator.part(Devices.class).of(line)).isEmpty();
        assertThat(operator.part(Cases.class).journal(id))
                .filteredOn(entry -> entry.fact().contains("DevicesLetGo"))
                .hasSize(1);
    }

    @Test
    void a_number_that_is_moving_stops_the_closing_until_that_is_decided() {
        var line = line();
        var now = operator.clock.instant();
        tie(line, new Commitment(null, 0, 0, null, now, null, null, null, null));
        assertThat(refusal(line, Set.of(BONUS)))
                .isEqualTo(
                        Refusal.of(Refusal.Code.CHECKS_MUST_NOT_BLOCK, "checks", "PORT_RUNNING"));
        tie(line, Commitment.NONE);
        assertThat(view(ask(line, Set.of(BONUS))).status()).isEqualTo(Status.AWAITING_CONFIRMATION);
    }

    @Test
    void a_number_that_begins_to_move_after_the_request_refuses_the_code_until_it_stays() {
        var line = line();
        var id = ask(line, Set.of(BONUS));
        var now = operator.clock.instant();
        tie(line, new Commitment(null, 0, 0, null, now, null, null, null, null));
        assertThat(closures.confirm(id, lines.codeOf(id), ACTOR))
                .isEqualTo(new Closures.Deciding.Refused(
                        Refusal.of(Refusal.Code.CHECKS_MUST_NOT_BLOCK, "checks", "PORT_RUNNING")));
        tie(line, Commitment.NONE);
        assertThat(closures.confirm(id, lines.codeOf(id), ACTOR))
                .isInstanceOf(Closures.Deciding.Decided.class);
    }

    @Test
    void a_number_that_begins_to_move_in_the_cooling_off_is_waited_for_as_long_as_the_law_lets() {
        var line = line();
        var id = ask(line, Set.of(BONUS));
        var now = operator.clock.instant();
        closures.confirm(id, lines.codeOf(id), ACTOR);
        tie(line, new Commitment(null, 0, 0, null, now, null, null, null, null));
        for (int round = 0; view(id).status() != Status.SCHEDULED; round++) {
            assertThat(round).as("it stays %s", view(id).status()).isLessThan(200);
            work();
            operator.wind(Duration.ofHours(9));
            operator.hand.timers(100);
        }
        assertThat(view(id).serviceStops())
                .as("fifteen working days, and May Day begins")
                .isEqualTo(Instant.parse("2026-04-30T16:00:00Z"));
    }

    /** I34 delays the closing; I5: the block of a lost line waits for nothing. */
    @Test
    void a_fresh_sim_delays_a_closing_and_no_block() {
        var line = line();
        var now = operator.clock.instant();
        tie(line, new Commitment(null, 0, 0, null, null, null, null, now, null));
        assertThat(check(line, null, Code.RECENT_CHANGE).deadline())
                .isEqualTo(now.plus(Duration.ofHours(72)));
        assertThat(refusal(line, Set.of(BONUS)).code())
                .isEqualTo(Refusal.Code.CHECKS_MUST_NOT_BLOCK);
        assertThat(operator.part(Suspensions.class).block(line, ACTOR))
                .isInstanceOf(Suspensions.Deciding.Decided.class);
    }

    @Test
    void a_table_that_does_not_answer_leaves_the_other_checks_as_they_are() {
        var line = line();
        var sql = operator.part(JdbcTemplate.class);
        sql.execute("alter table devices.device rename to away");
        try {
            assertThat(check(line, null, Code.BOUND_DEVICES).unknown()).isTrue();
            assertThat(preview(line, null).checks()).filteredOn(Check::unknown).hasSize(1);
        } finally {
            sql.execute("alter table devices.away rename to device");
        }
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

    static final String BONUS = "PROMOTIONAL_BALANCE";
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "tied-lines-test");

    static SimulatedOperator operator;
    static Closures closures;

    SimulatedLines lines;

    LineId line() {
        lines = new SimulatedLines(operator, new SplittableRandom(3), 1);
        return lines.lineOf(0);
    }

    static void tie(LineId line, Commitment by) {
        operator.part(Commitments.class).keep(line, by);
    }

    static Commitment term(int days, long fee) {
        var until = operator.clock.instant().plus(Duration.ofDays(days));
        return new Commitment(until, fee, 0, null, null, null, null, null, null);
    }

    static void bind(LineId line, String imei) {
        var wanted = new Devices.Wanted(Device.Kind.WATCH, imei, null);
        assertThat(operator.part(Devices.class).bind(line, wanted))
                .isInstanceOf(Devices.Answer.Bound.class);
    }

    static Preview preview(LineId line, String reason) {
        return ((Previewing.Previewed) closures.preview(line, reason)).preview();
    }

    static Check check(LineId line, String reason, Code code) {
        return preview(line, reason).checks().stream()
                .filter(check -> check.code() == code)
                .findFirst()
                .orElseThrow();
    }

    static Refusal refusal(LineId line, Set<String> consents) {
        var answers = new Answers(null, null, consents, Stop.SOON);
        return ((Opening.Refused) closures.request(line, answers, ACTOR)).why();
    }

    static Refusal consents(String missing) {
        return Refusal.of(Refusal.Code.CONSENTS_MUST_BE_GIVEN, "checks", missing);
    }

    static CaseId ask(LineId line, Set<String> consents) {
        var answers = new Answers(null, null, consents, Stop.SOON);
        var opened = (Opening.Opened) closures.request(line, answers, ACTOR);
        work();
        return opened.closure().id();
    }

    CaseId close(LineId line, Set<String> consents) {
        var id = ask(line, consents);
        finish(id);
        return id;
    }

    /** Until the final balance is struck and what follows from it is under way. */
    void finish(CaseId id) {
        closures.confirm(id, lines.codeOf(id), ACTOR);
        var ends = Set.of(Status.REFUNDING, Status.PAYMENT_DUE, Status.COMPLETED);
        for (int round = 0; !ends.contains(view(id).status()); round++) {
            assertThat(round).as("it stays %s", view(id).status()).isLessThan(200);
            work();
            operator.wind(Duration.ofHours(9));
            operator.hand.timers(100);
        }
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }

    static ClosureView view(CaseId id) {
        return closures.find(id).orElseThrow();
    }

    static long credit(ClosureView view) {
        return view.weReturn() == null ? 0 : view.weReturn().minor();
    }

    static long debt(ClosureView view) {
        return view.youOwe() == null ? 0 : view.youOwe().minor();
    }

    void haveBack(LineId line) {
        var restorations = operator.part(Restorations.class);
        var asked = (Restorations.Deciding.Decided) restorations.ask(line, ACTOR);
        work();
        var id = asked.restoration().id();
        restorations.confirm(id, lines.codeOf(id, Notice.RESTORE_CONFIRM), ACTOR);
        work();
        assertThat(restorations.find(id).orElseThrow().status())
                .isEqualTo(Restorations.Status.RESTORED);
    }

    static long sumOfFees(LineId line) {
        return operator.part(Ledger.class).statement(line).stream()
                .filter(one -> one.reason() == Transfer.Reason.EARLY_TERMINATION)
                .mapToLong(one -> one.debit() == AccountKind.UNPAID
                        ? one.amount().minor()
                        : -one.amount().minor())
                .sum();
    }

    static List<Long> fees(LineId line) {
        return operator.part(Ledger.class).statement(line).stream()
                .filter(one -> one.reason() == Transfer.Reason.EARLY_TERMINATION)
                .map(one -> one.amount().minor())
                .toList();
    }
}
