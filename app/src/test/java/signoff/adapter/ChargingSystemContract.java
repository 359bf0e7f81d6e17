// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.NotKnown;
import signoff.workflow.EffectId;

/** What every charging system promises: one subclass for each adapter. */
public abstract class ChargingSystemContract {

    /** The charging system of this test: it charges {@link #KNOWN}. */
    protected abstract ChargingSystem charging();

    /** From here on the far side takes calls and never answers. */
    protected abstract void fallSilent();

    /** Whether a session, a renewal or a fee of the line could start. */
    protected abstract boolean couldCharge(NetworkIdentity line);

    /** Somebody else stops charging the line, past the adapter. */
    protected abstract void stoppedBySomebodyElse(NetworkIdentity line);

    /** Data or a call begins on the line, and goes on for longer than the test. */
    protected abstract void begins(NetworkIdentity line);

    /** So does a call for help. */
    protected abstract void callsForHelp(NetworkIdentity line);

    @Test
    void after_a_stop_nothing_can_start_that_costs_money() {
        assertThat(couldCharge(KNOWN)).isTrue();
        assertThat(charging().stop(KNOWN, FRIDAY, KEY)).isEqualTo(new Accepted());
        assertThat(couldCharge(KNOWN)).isFalse();
    }

    @Test
    void stopping_twice_stops_once_and_is_accepted_twice() {
        assertThat(charging().stop(KNOWN, FRIDAY, KEY)).isEqualTo(new Accepted());
        assertThat(charging().stop(KNOWN, FRIDAY, KEY)).isEqualTo(new Accepted());
        assertThat(charging().chargingOf(KNOWN)).isEqualTo(Charging.STOPPED);
    }

    @Test
    void a_stopped_line_can_be_charged_again_twice_as_once() {
        assertThat(charging().stop(KNOWN, FRIDAY, KEY)).isEqualTo(new Accepted());
        assertThat(charging().resume(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging().resume(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging().chargingOf(KNOWN)).isEqualTo(Charging.CHARGED);
        assertThat(charging().resume(UNKNOWN, KEY)).isEqualTo(new NotKnown());
    }

    @Test
    void starting_a_new_line_makes_it_known_and_what_was_stopped_stays_stopped() {
        assertThat(charging().start(UNKNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging().chargingOf(UNKNOWN)).isEqualTo(Charging.CHARGED);
        assertThat(charging().start(UNKNOWN, KEY)).isEqualTo(new Accepted());
        charging().stop(UNKNOWN, FRIDAY, KEY);
        charging().start(UNKNOWN, KEY);
        assertThat(charging().chargingOf(UNKNOWN)).isEqualTo(Charging.STOPPED);
    }

    @Test
    void what_runs_is_told_and_ended_twice_as_once() {
        assertThat(charging().sessionsOf(KNOWN)).isEqualTo(Sessions.NONE);
        begins(KNOWN);
        assertThat(charging().sessionsOf(KNOWN)).isEqualTo(Sessions.RUNNING);
        assertThat(charging().endSessions(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging().endSessions(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging().sessionsOf(KNOWN)).isEqualTo(Sessions.NONE);
    }

    @Test
    void an_emergency_call_is_never_cut_and_begins_on_a_stopped_line_too() {
        var charging = charging();
        begins(KNOWN);
        charging.stop(KNOWN, FRIDAY, KEY);
        callsForHelp(KNOWN);
        assertThat(charging.sessionsOf(KNOWN)).isEqualTo(Sessions.RUNNING);
        assertThat(charging.endSessions(KNOWN, KEY)).isEqualTo(new Accepted());
        assertThat(charging.sessionsOf(KNOWN)).isEqualTo(Sessions.EMERGENCY);
    }

    @Test
    void on_a_stopped_line_no_session_begins() {
        charging().stop(KNOWN, FRIDAY, KEY);
        begins(KNOWN);
        assertThat(charging().sessionsOf(KNOWN)).isEqualTo(Sessions.NONE);
    }

    @Test
    void a_line_it_does_not_know_is_an_answer_and_not_an_exception() {
        assertThat(charging().stop(UNKNOWN, FRIDAY, KEY)).isEqualTo(new NotKnown());
        assertThat(charging().chargingOf(UNKNOWN)).isEqualTo(Charging.NOT_KNOWN);
        assertThat(charging().endSessions(UNKNOWN, KEY)).isEqualTo(new NotKnown());
        assertThat(charging().sessionsOf(UNKNOWN)).isEqualTo(Sessions.NOT_KNOWN);
    }

    @Test
    void no_answer_in_time_is_an_answer_and_not_an_exception_or_a_guess() {
        var charging = charging();
        fallSilent();
        assertThat(charging.start(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(charging.stop(KNOWN, FRIDAY, KEY)).isEqualTo(new NoAnswer());
        assertThat(charging.chargingOf(KNOWN)).isEqualTo(Charging.CANNOT_TELL);
        assertThat(charging.endSessions(KNOWN, KEY)).isEqualTo(new NoAnswer());
        assertThat(charging.sessionsOf(KNOWN)).isEqualTo(Sessions.CANNOT_TELL);
    }

    @Test
    void charging_is_read_from_the_charging_system_itself() {
        assertThat(charging().chargingOf(KNOWN)).isEqualTo(Charging.CHARGED);
        stoppedBySomebodyElse(KNOWN);
        assertThat(charging().chargingOf(KNOWN)).isEqualTo(Charging.STOPPED);
    }

    protected static final NetworkIdentity KNOWN = SubscriberRegisterContract.KNOWN;
    protected static final NetworkIdentity UNKNOWN = SubscriberRegisterContract.UNKNOWN;
    protected static final Instant FRIDAY = Instant.parse("2026-03-06T09:00:00Z");
    static final EffectId KEY = new EffectId(new UUID(0, 8));
}
