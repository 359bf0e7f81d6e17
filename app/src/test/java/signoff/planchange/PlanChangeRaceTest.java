// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.PAID;
import static signoff.planchange.PlanChanges.When.AT_ONCE;
import static signoff.planchange.PlanChanges.When.PERIOD_END;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.kernel.LineId;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line.Mandate;
import signoff.line.Line.Status;
import signoff.line.commitment.Commitment;
import signoff.line.commitment.Commitments;
import signoff.planchange.PlanChanges.Deciding;
import signoff.planchange.PlanChanges.Request;

/** Who acts on a plan at one moment with somebody else: each ends in one right state (SF-11). */
class PlanChangeRaceTest extends ChangedPlans {

    @Test
    void a_change_while_the_line_is_suspended_comes_before_it_or_not_at_all() throws Exception {
        for (int each = 0; each < 20; each++) {
            var line = newLine("esim-8gb", 100_00);
            var request = request(line, "esim-30gb", AT_ONCE);
            var answers =
                    together(List.<Callable<Object>>of(() -> changes.change(request, ACTOR), () -> {
                        suspend(line);
                        return true;
                    }));
            assertThat(now(line).status()).isEqualTo(Status.SUSPENDED);
            wholeOrNothing(line, (Deciding) answers.getFirst(), Code.LINE_MUST_NOT_BE_SUSPENDED);
        }
    }

    @Test
    void a_change_that_meets_a_closing_comes_before_it_or_not_at_all_I18() throws Exception {
        for (int each = 0; each < 20; each++) {
            var line = newLine("esim-8gb", 100_00);
            var request = request(line, "esim-30gb", AT_ONCE);
            var answers = together(List.<Callable<Object>>of(
                    () -> changes.change(request, ACTOR), () -> beginClosing(line)));
            assertThat(now(line).status()).isEqualTo(Status.CLOSING);
            wholeOrNothing(line, (Deciding) answers.getFirst(), Code.LINE_MUST_NOT_BE_CLOSING);
        }
    }

    @Test
    void a_change_that_cannot_be_moved_stops_no_closing_and_tells_of_it_once_it_is_mended_I8() {
        var sql = part(JdbcTemplate.class);
        var line = newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW);
        var change = changed(line, "esim-30gb", PERIOD_END);
        var file = sql.queryForObject(
                "select file::text from workflow.case_file where case_id = ?",
                String.class,
                change.id().value());
        var write = "update workflow.case_file set file = ?::json where case_id = ?";
        sql.update(write, "[]", change.id().value());
        beginClosing(line);
        assertThat(now(line).status()).isEqualTo(Status.CLOSING);
        assertThat(changes.awaited(line)).isEmpty();
        sql.update(write, file, change.id().value());
        clock.wind(Duration.ofDays(2));
        work();
        assertThat(status(change)).isEqualTo(PlanChanges.Status.DROPPED);
        assertThat(told(line))
                .filteredOn(told -> told.contains("does not change"))
                .hasSize(1);
    }

    @Test
    void the_same_request_at_one_moment_is_one_change_I36() throws Exception {
        for (int each = 0; each < 10; each++) {
            var line = newLine("esim-8gb", 300_00);
            var request = request(line, "esim-30gb", AT_ONCE);
            var ask = (Callable<Deciding>) () -> changes.change(request, ACTOR);
            var answers = together(List.of(ask, ask, ask));
            assertThat(answers).allMatch(answers.getFirst()::equals);
            assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(89_00L);
        }
    }

    @Test
    void whoever_changes_on_the_day_of_the_renewal_pays_for_one_period() throws Exception {
        var racing = new ArrayList<LineId>();
        for (int each = 0; each < 15; each++) {
            racing.add(newLine("esim-8gb", 300_00, Mandate.AUTO_RENEW));
        }
        clock.set(DUE_AT);
        var work = new ArrayList<Callable<Object>>();
        for (var line : racing) {
            Request request = request(line, "esim-30gb", AT_ONCE);
            work.add(() -> changes.change(request, ACTOR));
        }
        for (int node = 0; node < 3; node++) work.add(5 * node, this::renewed);
        together(work);
        renew();
        for (var line : racing) {
            var fee = plan(line).equals("esim-30gb") ? 89_00L : 39_00L;
            assertThat(posted(line, Reason.RECURRING_FEE)).containsExactly(fee);
            assertThat(balance(line, PAID)).isEqualTo(300_00 - fee);
            assertThat(now(line).nextChargeOn()).isEqualTo(DUE.plusMonths(1));
        }
    }

    @Test
    void what_others_say_of_a_line_while_its_plan_changes_is_kept_with_the_plan() throws Exception {
        var commitments = part(Commitments.class);
        for (int each = 0; each < 20; each++) {
            var line = newLine("esim-8gb", 100_00);
            var request = request(line, "esim-30gb", AT_ONCE);
            together(List.<Callable<Object>>of(
                    () -> changes.change(request, ACTOR),
                    () -> commitments.change(line, now -> held(now, START)),
                    () -> commitments.change(line, now -> porting(now, START))));
            var tied = commitments.of(line);
            assertThat(tied.heldSince()).isEqualTo(START);
            assertThat(tied.portSince()).isEqualTo(START);
            assertThat(tied.devicesMost()).isNotNull();
        }
    }

    // The words used above.

    private static Commitment held(Commitment now, Instant since) {
        return new Commitment(
                now.termUntil(),
                now.termFeeMinor(),
                now.instalmentsMinor(),
                now.leasedDevice(),
                now.portSince(),
                now.lockedUntil(),
                since,
                now.simChangedAt(),
                now.devicesMost());
    }

    private static Commitment porting(Commitment now, Instant since) {
        return new Commitment(
                now.termUntil(),
                now.termFeeMinor(),
                now.instalmentsMinor(),
                now.leasedDevice(),
                since,
                now.lockedUntil(),
                now.heldSince(),
                now.simChangedAt(),
                now.devicesMost());
    }

    private boolean renewed() {
        renew();
        return true;
    }

    private void wholeOrNothing(LineId line, Deciding answer, Code why) {
        if (answer instanceof Deciding.Refused) {
            assertThat(refused(answer).code()).isEqualTo(why);
            assertThat(plan(line)).isEqualTo("esim-8gb");
            assertThat(balance(line, PAID)).isEqualTo(100_00);
        } else {
            assertThat(plan(line)).isEqualTo("esim-30gb");
            assertThat(balance(line, PAID)).isEqualTo(100_00 + 39_00 - 89_00);
        }
    }
}
