// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Status;
import signoff.suspension.Suspensions.Suspended;
import signoff.workflow.Cases;

/**
 * Pauses and blocks as people ask for them, on PostgreSQL and against the simulated network (SF-31,
 * SF-67).
 */
class SuspensionsTest extends PausedLines {

    @Test
    void a_pause_turns_the_line_off_and_on_its_day_on_again_and_the_charge_has_moved() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        assertThat(now(line).status()).isEqualTo(Line.Status.SUSPENDED);
        assertThat(pause.status()).isEqualTo(Status.STARTING);
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);
        assertThat(statusOf(pause)).isEqualTo(Status.SUSPENDED);

        clock.wind(Duration.ofDays(31));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(statusOf(pause)).isEqualTo(Status.ENDED);
        assertThat(now(line).status()).isEqualTo(Line.Status.ACTIVE);
        assertThat(now(line).mandates()).containsExactly(Line.Mandate.AUTO_RENEW);
        assertThat(now(line).nextChargeOn()).isEqualTo(CHARGED_ON.plusDays(31));
    }

    @Test
    void asking_again_leads_to_the_pause_that_runs() {
        var line = newLine();
        var first = decided(suspensions.pause(line, DAY_30, ACTOR));
        var second = decided(suspensions.pause(line, DAY_30.plusDays(1), ACTOR));
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.until()).isEqualTo(first.until());
        assertThat(suspensions.openOf(line)).hasSize(1);
    }

    @Test
    void a_day_out_of_range_is_refused_and_the_last_one_is_named() {
        var line = newLine();
        var last = suspensions.lastResumeDay(now(line)).orElseThrow();
        assertThat(last).isEqualTo(TODAY.plusDays(90));
        for (var day : List.of(TODAY, last.plusDays(1))) {
            assertThat(refused(suspensions.pause(line, day, ACTOR)))
                    .isEqualTo(Refusal.of(Code.RESUME_DATE_MUST_BE_IN_RANGE, "last", last));
        }
        decided(suspensions.pause(line, last, ACTOR));
    }

    @Test
    void a_line_is_resumed_by_hand_but_not_before_it_is_off() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        assertThat(refused(suspensions.resume(pause.id(), ACTOR)).code())
                .isEqualTo(Code.LINE_MUST_BE_SUSPENDED);
        work();
        decided(suspensions.resume(pause.id(), ACTOR));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(refused(suspensions.resume(pause.id(), ACTOR)).code())
                .isEqualTo(Code.LINE_MUST_BE_SUSPENDED);
    }

    @Test
    void a_pause_is_refused_with_the_case_number_while_the_line_is_being_closed() {
        var line = newLine();
        var closing = beginClosing(line);
        assertThat(refused(suspensions.pause(line, DAY_30, ACTOR)))
                .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
    }

    @Test
    void a_block_waits_for_nothing_not_even_for_a_closing() {
        var line = newLine();
        suspend(line, Reason.FRAUD);
        beginClosing(line);
        decided(suspensions.block(line, ACTOR)); // I5
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);

        keep(line);
        assertThat(now(line).status()).isEqualTo(Line.Status.SUSPENDED); // I4
        assertThat(reasons(line)).containsExactly(Reason.FRAUD, Reason.LOST_STOLEN);
    }

    @Test
    void whoever_resumes_lifts_nothing_of_others() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        var block = decided(suspensions.block(line, ACTOR));
        work();
        decided(suspensions.resume(pause.id(), ACTOR));
        work();
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN); // I4
        assertThat(service(line)).isEqualTo(Service.BARRED);

        decided(unblock(block));
        work();
        assertThat(reasons(line)).isEmpty();
        assertThat(service(line)).isEqualTo(Service.SERVED);
    }

    @Test
    void what_the_operator_has_barred_only_the_operator_lifts_I4() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        var unpaid = decided(suspensions.bar(line, Reason.NON_PAYMENT, BILLING));
        assertThat(decided(suspensions.bar(line, Reason.NON_PAYMENT, BILLING)).id())
                .isEqualTo(unpaid.id());
        var fraud = decided(suspensions.bar(line, Reason.FRAUD, BILLING));
        work();
        assertThat(refused(suspensions.resume(unpaid.id(), ACTOR)).code())
                .isEqualTo(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER);
        assertThat(refused(suspensions.lift(pause.id(), BILLING)).code())
                .isEqualTo(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER);
        assertThat(refused(suspensions.bar(line, Reason.VOLUNTARY, BILLING)).code())
                .isEqualTo(Code.REASON_MUST_BE_LIFTED_BY_ITS_OWNER);

        decided(suspensions.lift(unpaid.id(), BILLING));
        decided(suspensions.resume(pause.id(), ACTOR));
        work();
        assertThat(reasons(line)).containsExactly(Reason.FRAUD);
        assertThat(service(line)).isEqualTo(Service.BARRED);
        decided(suspensions.lift(fraud.id(), BILLING));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
    }

    @Test
    void a_bar_of_the_operator_stays_however_long_and_nobody_is_told_of_it_again() {
        var line = newLine();
        decided(suspensions.bar(line, Reason.REGULATORY, BILLING));
        work();
        var told = told(line);
        clock.wind(Duration.ofDays(400));
        work();
        assertThat(reasons(line)).containsExactly(Reason.REGULATORY);
        assertThat(told(line)).isEqualTo(told);
    }

    @Test
    void who_is_in_danger_is_protected_without_a_message() {
        var line = newLine();
        var told = told(line);
        var safety = decided(suspensions.bar(line, Reason.SAFETY, BILLING));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);
        decided(suspensions.lift(safety.id(), BILLING));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(told(line)).isEqualTo(told);
    }

    @Test
    void a_stolen_line_stays_blocked_however_long_nobody_says_anything() {
        var line = newLine();
        var block = decided(suspensions.block(line, ACTOR));
        for (int month = 0; month < 12; month++) {
            work();
            clock.wind(Duration.ofDays(31));
        }
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED); // I8
        assertThat(statusOf(block)).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void while_a_line_is_being_closed_it_stays_off_and_when_it_is_kept_its_day_counts_again() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        work();
        var closing = beginClosing(line);
        assertThat(refused(suspensions.resume(pause.id(), ACTOR)))
                .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
        clock.wind(Duration.ofDays(40));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);

        keep(line);
        assertThat(now(line).status()).isEqualTo(Line.Status.SUSPENDED); // I4
        clock.wind(Duration.ofDays(1));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(now(line).status()).isEqualTo(Line.Status.ACTIVE);
    }

    @Test
    void a_closing_that_ends_the_line_ends_its_pause_and_the_line_stays_off() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        work();
        beginClosing(line);
        endService(line);
        clock.wind(Duration.ofDays(31));
        work();
        assertThat(statusOf(pause)).isEqualTo(Status.ENDED);
        assertThat(service(line)).isEqualTo(Service.BARRED); // I2
    }

    @Test
    void a_closing_that_begins_while_a_line_is_turned_on_finds_it_off() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        work();
        decided(suspensions.resume(pause.id(), ACTOR));
        hand.dieBeforeStoring(10); // The network has turned it on, and nobody knows yet.
        assertThat(service(line)).isEqualTo(Service.SERVED);
        beginClosing(line);
        clock.wind(Duration.ofMinutes(2));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED); // I2
        assertThat(now(line).status()).isEqualTo(Line.Status.CLOSING);
        keep(line);
        assertThat(reasons(line)).containsExactly(Reason.VOLUNTARY); // I4
    }

    @Test
    void a_theft_reported_while_a_line_is_turned_on_wins() {
        var line = newLine();
        var pause = decided(suspensions.pause(line, DAY_30, ACTOR));
        work();
        decided(suspensions.resume(pause.id(), ACTOR));
        hand.dieBeforeStoring(10);
        decided(suspensions.block(line, ACTOR));
        clock.wind(Duration.ofMinutes(2));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED); // I4
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
        assertThat(statusOf(pause)).isEqualTo(Status.ENDED);
    }

    @Test
    void what_the_network_refuses_waits_for_a_person_who_tries_again() {
        var line = newLine();
        world.setFaults(Faults.NONE.withRefused(1));
        var block = decided(suspensions.block(line, ACTOR));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
        assertThat(statusOf(block)).isEqualTo(Status.STARTING);
        world.setFaults(Faults.NONE);
        decided(suspensions.tryAgain(block.id(), ACTOR));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);

        var proof = ask(block);
        world.setFaults(Faults.NONE.withRefused(1));
        decided(unblock(block, proof, null));
        work();
        assertThat(statusOf(block)).isEqualTo(Status.RESUMING);
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
        world.setFaults(Faults.NONE);
        decided(suspensions.tryAgain(block.id(), ACTOR));
        work();
        assertThat(service(line)).isEqualTo(Service.SERVED);
    }

    @Test
    void a_loss_that_is_reported_again_before_the_line_is_off_is_written_down_too_I28() {
        var line = newLine();
        world.setFaults(Faults.NONE.withRefused(1));
        var block = decided(suspensions.block(line, ACTOR));
        assertThat(decided(suspensions.block(line, ACTOR)).id()).isEqualTo(block.id());
        assertThat(reports(block)).isEqualTo(2);
        work();
        assertThat(decided(suspensions.block(line, ACTOR)).status()).isEqualTo(Status.STARTING);
        assertThat(reports(block)).isEqualTo(3);
        world.setFaults(Faults.NONE);
        decided(suspensions.tryAgain(block.id(), ACTOR));
        work();
        assertThat(service(line)).isEqualTo(Service.BARRED);
    }

    private static long reports(Suspended block) {
        return part(Cases.class).journal(block.id()).stream()
                .filter(entry -> entry.fact().equals("LossReported"))
                .count();
    }

    @Test
    void a_pause_and_a_closing_at_the_same_moment_leave_one_right_state() throws Exception {
        for (int round = 0; round < 20; round++) {
            var line = newLine();
            var answers = together(List.of(
                    () -> suspensions.pause(line, DAY_30, ACTOR), () -> beginClosing(line)));
            work();
            assertThat(now(line).status()).isEqualTo(Line.Status.CLOSING);
            var paused = answers.getFirst() instanceof Deciding.Decided;
            assertThat(reasons(line)).hasSize(paused ? 1 : 0);
            assertThat(service(line)).isEqualTo(paused ? Service.BARRED : Service.SERVED);
            keep(line);
            var status = paused ? Line.Status.SUSPENDED : Line.Status.ACTIVE;
            assertThat(now(line).status()).isEqualTo(status); // I4
        }
    }

    @Test
    void two_who_ask_at_the_same_moment_have_one_block() throws Exception {
        var line = newLine();
        Callable<Deciding> ask = () -> suspensions.block(line, ACTOR);
        var answers = together(List.of(ask, ask, ask));
        assertThat(answers)
                .extracting(one -> decided(one).id())
                .containsOnly(answers.stream()
                        .map(one -> decided(one).id())
                        .findFirst()
                        .orElseThrow());
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
    }

    // The words used above.

    static final Actor BILLING =
            new Actor(Actor.Role.INTEGRATOR, Actor.Channel.API, "the billing system");
    static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    void suspend(signoff.kernel.LineId line, Reason reason) {
        var why = new Suspension(reason, Owner.OPERATOR, clock.instant(), null);
        transaction.executeWithoutResult(status -> lines.suspend(line, why));
    }

    static <T> List<T> together(List<Callable<? extends T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = work.stream().<Future<? extends T>>map(threads::submit).toList();
            var answers = new java.util.ArrayList<T>();
            for (var answer : asked) answers.add(answer.get());
            return answers;
        }
    }
}
