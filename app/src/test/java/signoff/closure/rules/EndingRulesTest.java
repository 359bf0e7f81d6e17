// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.closure.rules.Given.LINE;
import static signoff.closure.rules.Given.NEXT_MONDAY;
import static signoff.closure.rules.Given.TERMS;
import static signoff.closure.rules.Given.TOLD;
import static signoff.closure.rules.Given.given;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.closure.rules.ClosureEvent.ChargingStopped;
import signoff.closure.rules.ClosureEvent.DevicesLetGo;
import signoff.closure.rules.ClosureEvent.ExecutionWasOverdue;
import signoff.closure.rules.ClosureEvent.LineBarred;
import signoff.closure.rules.ClosureEvent.LineDetached;
import signoff.closure.rules.ClosureEvent.LineWasRestored;
import signoff.closure.rules.ClosureEvent.NetworkRefused;
import signoff.closure.rules.ClosureEvent.NobodyHadLooked;
import signoff.closure.rules.ClosureEvent.PersonTriedAgain;
import signoff.closure.rules.ClosureEvent.ProfileRetired;
import signoff.closure.rules.ClosureEvent.SessionsEnded;
import signoff.closure.rules.ClosureEvent.SettlingBegan;
import signoff.closure.rules.ClosureOrder.EndCase;
import signoff.closure.rules.ClosureOrder.EndLine;
import signoff.closure.rules.ClosureState.Executing;
import signoff.closure.rules.ClosureState.NetworkStep;
import signoff.closure.rules.ClosureState.Reversed;
import signoff.closure.rules.ClosureState.ServiceEnded;
import signoff.closure.rules.ClosureState.Settling;
import signoff.closure.rules.ClosureState.Stuck;
import signoff.kernel.Refusal;
import signoff.line.BarLine;
import signoff.line.DetachLine;
import signoff.line.DrainSessions;
import signoff.line.RetireProfile;
import signoff.notification.Notice;
import signoff.workflow.RowsTold;

/** Ending the service of a line: each rule told as one example. */
class EndingRulesTest {

    @Test
    void a_line_that_is_had_back_ends_its_closing_and_stays_as_it_is_C24() {
        given(new ServiceEnded(NEXT_MONDAY))
                .when(new LineWasRestored(NEXT_MONDAY))
                .then(new Reversed(NEXT_MONDAY))
                .tells()
                .orders(new EndCase());
    }

    @Test
    void the_network_is_told_step_by_step_in_a_fixed_order_I37() {
        for (var state : List.of(executing(NetworkStep.STOP_CHARGING), STUCK)) {
            given(state)
                    .when(new ChargingStopped(AT))
                    .then(new Executing(NetworkStep.DRAIN, DRAINED.plus(TERMS.executeWithin())))
                    .asks(new DrainSessions(LINE, DRAINED))
                    .remembers(Moment.CHARGES_STOPPED, AT);
            given(state)
                    .when(new SessionsEnded(AT))
                    .then(executing(NetworkStep.BAR))
                    .asks(new BarLine(LINE));
            given(state)
                    .when(new LineBarred(AT))
                    .then(executing(NetworkStep.DETACH))
                    .asks(new DetachLine(LINE));
            given(state)
                    .when(new LineDetached(AT))
                    .then(executing(NetworkStep.RETIRE_PROFILE))
                    .asks(new RetireProfile(LINE));
        }
    }

    @Test
    void service_has_ended_only_when_the_last_step_was_read_back_I29() {
        for (var state : List.of(executing(NetworkStep.RETIRE_PROFILE), STUCK)) {
            given(state)
                    .when(new ProfileRetired(AT))
                    .then(new ServiceEnded(AT))
                    .orders(new EndLine(NEXT_MONDAY))
                    .tells(Notice.SERVICE_ENDED);
        }
    }

    @Test
    void what_the_network_refuses_waits_for_a_person() {
        given(executing(NetworkStep.BAR))
                .when(new NetworkRefused(AT, WHY))
                .then(STUCK)
                .asks();
        given(STUCK).when(new NetworkRefused(AT, WHY)).then(STUCK).asks();
    }

    @Test
    void a_network_that_takes_too_long_calls_a_person() {
        var why = new Refusal(Refusal.Code.NETWORK_MUST_CONFIRM, Map.of("reason", "BAR"));
        given(executing(NetworkStep.BAR))
                .when(new ExecutionWasOverdue(AT))
                .then(new Stuck(NetworkStep.BAR, why, AT.plus(Duration.ofDays(1)), 0));
    }

    @Test
    void a_case_that_nobody_looks_at_is_reported_again_after_twice_as_long() {
        given(STUCK)
                .when(new NobodyHadLooked(AT))
                .then(new Stuck(NetworkStep.BAR, WHY, AT.plus(Duration.ofDays(2)), 1));
    }

    @Test
    void a_person_who_tries_again_gives_the_network_no_new_order_I36() {
        given(STUCK)
                .when(new PersonTriedAgain(AT))
                .then(executing(NetworkStep.BAR))
                .asks();
    }

    @Test
    void usage_from_before_the_stop_may_arrive_until_the_window_is_over() {
        given(new ServiceEnded(AT))
                .when(new SettlingBegan(AT))
                .then(new Settling(NEXT_MONDAY.plus(TERMS.lateUsage())));
    }

    @Test
    void a_service_that_ended_after_that_window_is_settled_no_earlier_than_it_ended() {
        var late = NEXT_MONDAY.plus(TERMS.lateUsage()).plus(Duration.ofDays(3));
        given(new ServiceEnded(late)).when(new SettlingBegan(late)).then(new Settling(late));
    }

    /** SF-47: the case's own evidence tells how many there were. */
    @Test
    void devices_that_were_let_go_of_move_nothing_else() {
        given(new ServiceEnded(AT))
                .when(new DevicesLetGo(AT, 2))
                .then(new ServiceEnded(AT))
                .asks();
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(EndingRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant AT = NEXT_MONDAY.plus(Duration.ofMinutes(1));
    static final Instant DRAINED = AT.plus(TERMS.drainMost());
    static final Refusal WHY = Refusal.of(Refusal.Code.NETWORK_MUST_KNOW_LINE);
    static final Stuck STUCK = new Stuck(NetworkStep.BAR, WHY, AT.plus(Duration.ofDays(1)), 0);

    static Executing executing(NetworkStep awaited) {
        return new Executing(awaited, AT.plus(TERMS.executeWithin()));
    }
}
