// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.kernel.Refusal.Code.NETWORK_MUST_CONFIRM;
import static signoff.kernel.Refusal.Code.NETWORK_MUST_KNOW_LINE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.Target;
import signoff.adapter.simulated.TestWorld;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.network.Identities;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.Busy;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.Rejected;
import signoff.line.port.SubscriberRegister;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Refused;
import signoff.workflow.Outcome.Unknown;

/** What each answer of the network means, told as one example each. */
class NetworkHandlersTest {

    @Test
    void each_step_is_done_when_the_network_itself_says_so() {
        assertThat(stop(FIRST)).isEqualTo(done("charging", "STOPPED"));
        assertThat(bar(FIRST)).isEqualTo(done("service", "BARRED_ATTACHED"));
        assertThat(detach(FIRST)).isEqualTo(done("service", "BARRED"));
        assertThat(retire(FIRST)).isEqualTo(done("profile", "RETIRED_ON_DEVICE"));
    }

    @Test
    void what_runs_at_the_stop_is_waited_for_and_ended_by_force_when_its_time_is_over() {
        world.seen().beginSession(IDENTITY, NOON.plus(Duration.ofHours(9)));
        assertThat(drain(1, NOON)).isEqualTo(new NotYet(Duration.ofMinutes(2)));
        assertThat(drain(3, NOON)).isEqualTo(new NotYet(Duration.ofMinutes(6)));
        assertThat(drain(8, ONE.minusSeconds(240))).isEqualTo(new NotYet(Duration.ofMinutes(4)));
        assertThat(drain(9, ONE)).isEqualTo(done("sessions", "NONE"));
    }

    @Test
    void what_ends_by_itself_is_waited_for_no_longer() {
        world.seen().beginSession(IDENTITY, NOON);
        assertThat(drain(1, NOON)).isEqualTo(done("sessions", "NONE"));
    }

    @Test
    void an_emergency_call_is_waited_for_however_long_it_takes() {
        world.seen().callForHelp(IDENTITY, NOON.plus(Duration.ofHours(9)));
        world.seen().beginSession(IDENTITY, NOON.plus(Duration.ofHours(9)));
        assertThat(drain(1, ONE)).isInstanceOf(NotYet.class);
        assertThat(world.seen().sessionsOf(IDENTITY, NOON)).isEqualTo(Sessions.EMERGENCY);
    }

    @Test
    void who_cannot_tell_whether_anything_runs_is_asked_again_and_nothing_is_in_doubt() {
        world.seen().setFaults(Target.CHARGING, Faults.NONE.withCannotTell(1));
        assertThat(drain(1, NOON)).isInstanceOf(NotYet.class);
        assertThat(drain(9, ONE)).isEqualTo(new Unknown());
        world.seen().setFaults(Target.CHARGING, Faults.NONE);
        world.seen().forget(Target.CHARGING, IDENTITY);
        assertThat(drain(1, NOON)).isEqualTo(new Refused(Refusal.of(NETWORK_MUST_KNOW_LINE)));
    }

    @Test
    void an_accepted_order_that_changed_nothing_is_not_done() {
        var register = new Says(new Accepted(), Says.SERVED);
        assertThat(bar(register, FIRST)).isInstanceOf(NotYet.class);
    }

    @Test
    void an_accepted_order_that_cannot_be_read_back_is_not_done() {
        var register = new Says(new Accepted(), Says.CANNOT_TELL);
        assertThat(bar(register, FIRST)).isEqualTo(new Unknown());
    }

    @Test
    void after_a_doubt_the_network_is_read_before_it_is_ordered_again() {
        var register = new Says(new Accepted(), Says.BARRED);
        assertThat(bar(register, AFTER_DOUBT)).isEqualTo(done("service", "BARRED"));
        assertThat(register.orders).isEmpty();
    }

    @Test
    void after_a_doubt_that_cannot_be_cleared_nothing_is_ordered() {
        var register = new Says(new Accepted(), Says.CANNOT_TELL);
        assertThat(bar(register, AFTER_DOUBT)).isEqualTo(new Unknown());
        assertThat(register.orders).isEmpty();
    }

    @Test
    void after_a_doubt_what_did_not_happen_is_ordered_with_the_same_key() {
        var register = new Says(new Accepted(), Says.SERVED, Says.BARRED);
        assertThat(bar(register, AFTER_DOUBT)).isEqualTo(done("service", "BARRED"));
        assertThat(register.orders).containsExactly(KEY);
    }

    @Test
    void a_line_that_is_still_attached_after_the_detach_is_detached_again_later() {
        var register = new Says(new Accepted(), Says.BARRED_ATTACHED);
        assertThat(detach(register, FIRST)).isInstanceOf(NotYet.class);
    }

    @Test
    void a_line_that_lost_its_bar_before_the_detach_needs_a_person() {
        var register = new Says(new Accepted(), Says.SERVED);
        assertThat(detach(register, FIRST))
                .isEqualTo(new Refused(Refusal.of(NETWORK_MUST_CONFIRM, "reason", "SERVED")));
    }

    @Test
    void a_line_the_network_does_not_know_needs_a_person() {
        var unknown = new Refused(Refusal.of(NETWORK_MUST_KNOW_LINE));
        List.of(Target.REGISTER, Target.CHARGING, Target.PROFILES)
                .forEach(target -> world.seen().forget(target, IDENTITY));
        assertThat(List.of(stop(FIRST), bar(FIRST), detach(FIRST), retire(FIRST)))
                .containsOnly(unknown);
        assertThat(List.of(stop(AFTER_DOUBT), bar(AFTER_DOUBT), retire(AFTER_DOUBT)))
                .containsOnly(unknown);
    }

    @Test
    void an_order_that_the_network_will_not_carry_out_needs_a_person() {
        var register = new Says(new Rejected("locked"), Says.SERVED);
        assertThat(bar(register, FIRST))
                .isEqualTo(new Refused(Refusal.of(NETWORK_MUST_CONFIRM, "reason", "locked")));
    }

    @Test
    void a_busy_network_is_tried_when_it_says_and_a_silent_one_leaves_a_doubt() {
        var busy = new Says(new Busy(Duration.ofSeconds(9)), Says.SERVED);
        assertThat(bar(busy, FIRST)).isEqualTo(new NotYet(Duration.ofSeconds(9)));
        assertThat(bar(new Says(new NoAnswer(), Says.SERVED), FIRST)).isEqualTo(new Unknown());
    }

    @Test
    void each_far_side_goes_by_its_name() {
        assertThat(new StopChargingHandler(world.charging(), identities).target())
                .isEqualTo("charging");
        assertThat(new BarLineHandler(world.register(), identities).target()).isEqualTo("register");
        assertThat(new DetachLineHandler(world.register(), identities).target())
                .isEqualTo("register");
        assertThat(new RetireProfileHandler(world.profiles(), identities).target())
                .isEqualTo("profiles");
    }

    // The words used above.

    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final CaseId CASE = new CaseId(LINE.account(), new UUID(0, 3));
    static final EffectId KEY = EffectId.of(CASE, "BarLine");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    /** When whatever still runs at noon has to be over. */
    static final Instant ONE = NOON.plus(Duration.ofHours(1));

    static final Attempt FIRST = new Attempt(KEY, CASE, 1, false, NOON);
    static final Attempt AFTER_DOUBT = new Attempt(KEY, CASE, 2, true, NOON);
    static final NetworkIdentity IDENTITY =
            new NetworkIdentity("001010000000001", "85212345678", "8985200000000000001");

    final Identities identities = line -> IDENTITY;
    final TestWorld world = new TestWorld(1, Faults.NONE, Clock.fixed(NOON, ZoneOffset.UTC));

    NetworkHandlersTest() {
        world.seen().addLine(IDENTITY);
    }

    Outcome stop(Attempt attempt) {
        return new StopChargingHandler(world.charging(), identities)
                .handle(new StopCharging(LINE, NOON), attempt);
    }

    Outcome drain(int number, Instant at) {
        return new DrainSessionsHandler(world.charging(), identities)
                .handle(new DrainSessions(LINE, ONE), new Attempt(KEY, CASE, number, false, at));
    }

    Outcome bar(Attempt attempt) {
        return bar(world.register(), attempt);
    }

    Outcome bar(SubscriberRegister register, Attempt attempt) {
        return new BarLineHandler(register, identities).handle(new BarLine(LINE), attempt);
    }

    Outcome detach(Attempt attempt) {
        return detach(world.register(), attempt);
    }

    Outcome detach(SubscriberRegister register, Attempt attempt) {
        return new DetachLineHandler(register, identities).handle(new DetachLine(LINE), attempt);
    }

    Outcome retire(Attempt attempt) {
        return new RetireProfileHandler(world.profiles(), identities)
                .handle(new RetireProfile(LINE), attempt);
    }

    static Done done(String fact, String state) {
        return new Done(Map.of(fact, state));
    }

    /** A register that answers every order alike, and then says of the line what it is told to. */
    static final class Says implements SubscriberRegister {

        static final Service SERVED = Service.SERVED;
        static final Service BARRED = Service.BARRED;
        static final Service BARRED_ATTACHED = Service.BARRED_ATTACHED;
        static final Service CANNOT_TELL = Service.CANNOT_TELL;

        final List<EffectId> orders = new ArrayList<>();
        private final NetworkAnswer answer;
        private final Queue<Service> readings;

        Says(NetworkAnswer answer, Service... readings) {
            this.answer = answer;
            this.readings = new ArrayDeque<>(List.of(readings));
        }

        @Override
        public NetworkAnswer open(NetworkIdentity line, EffectId key) {
            orders.add(key);
            return answer;
        }

        @Override
        public NetworkAnswer bar(NetworkIdentity line, EffectId key) {
            orders.add(key);
            return answer;
        }

        @Override
        public NetworkAnswer unbar(NetworkIdentity line, EffectId key) {
            orders.add(key);
            return answer;
        }

        @Override
        public NetworkAnswer detach(NetworkIdentity line, EffectId key) {
            orders.add(key);
            return answer;
        }

        @Override
        public NetworkAnswer moveNumber(NetworkIdentity from, NetworkIdentity to, EffectId key) {
            orders.add(key);
            return answer;
        }

        @Override
        public NumberAt numberOf(NetworkIdentity line) {
            return NumberAt.CANNOT_TELL;
        }

        @Override
        public Service serviceOf(NetworkIdentity line) {
            return readings.remove();
        }
    }
}
