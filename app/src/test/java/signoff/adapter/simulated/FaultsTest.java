// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import signoff.line.NetworkIdentity;
import signoff.line.port.NetworkAnswer;
import signoff.line.port.NetworkAnswer.Accepted;
import signoff.line.port.NetworkAnswer.Busy;
import signoff.line.port.NetworkAnswer.NoAnswer;
import signoff.line.port.NetworkAnswer.Rejected;
import signoff.line.port.SubscriberRegister;
import signoff.line.port.SubscriberRegister.Service;
import signoff.workflow.EffectId;

/** Each fault does what it says, and nothing else. */
class FaultsTest {

    final List<Duration> pauses = new ArrayList<>();
    final MemoryWorldStore store = new MemoryWorldStore();
    SimulatedWorld world;
    SubscriberRegister register;

    @BeforeEach
    void makeTheWorld() {
        makeTheWorld(1);
        world.addLine(LINE);
    }

    private void makeTheWorld(int seed) {
        var weather = new Weather(new SplittableRandom(seed), pauses::add);
        register = new SimulatedRegister(store, weather);
        world = new SimulatedWorld(store, weather);
    }

    @Test
    void a_busy_target_does_nothing_and_says_when_to_come_back() {
        set(Faults.NONE.withBusy(1));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new Busy(Link.BUSY_FOR));
        assertThat(service()).isEqualTo(Service.SERVED);
    }

    @Test
    void a_refusal_does_nothing() {
        set(Faults.NONE.withRefused(1));
        assertThat(register.bar(LINE, KEY)).isInstanceOf(Rejected.class);
        assertThat(service()).isEqualTo(Service.SERVED);
    }

    @Test
    void an_order_lost_on_the_way_there_was_never_carried_out() {
        set(Faults.NONE.withLostThere(1));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new NoAnswer());
        assertThat(service()).isEqualTo(Service.SERVED);
    }

    @Test
    void an_order_whose_answer_is_lost_was_carried_out() {
        set(Faults.NONE.withLostBack(1));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new NoAnswer());
        assertThat(service()).isEqualTo(Service.BARRED_ATTACHED);
    }

    @Test
    void an_answer_that_comes_later_than_anybody_waits_is_none_and_the_order_was_carried_out() {
        set(Faults.NONE.withDelay(Duration.ofHours(1)));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new NoAnswer());
        assertThat(service()).isEqualTo(Service.BARRED_ATTACHED);
        assertThat(pauses).containsExactly(Faults.PATIENCE);
    }

    @Test
    void a_slow_answer_is_waited_for() {
        set(Faults.NONE.withDelay(Duration.ofSeconds(2)));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new Accepted());
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void a_question_that_gets_no_answer_leaves_us_in_doubt() {
        set(Faults.NONE.withCannotTell(1));
        assertThat(register.serviceOf(LINE)).isEqualTo(Service.CANNOT_TELL);
        assertThat(register.bar(LINE, KEY)).isEqualTo(new Accepted());
    }

    @Test
    void one_target_can_be_down_while_the_others_work() {
        world.setFaults(Target.CHARGING, Faults.NONE.withBusy(1));
        assertThat(register.bar(LINE, KEY)).isEqualTo(new Accepted());
        world.setFaults(Faults.NONE.withBusy(1));
        assertThat(register.bar(LINE, KEY)).isInstanceOf(Busy.class);
    }

    @Test
    void the_same_seed_brings_the_same_faults() {
        assertThat(answersWithSeed(5)).isEqualTo(answersWithSeed(5));
        assertThat(answersWithSeed(5)).isNotEqualTo(answersWithSeed(6));
        assertThat(answersWithSeed(5)).hasAtLeastOneElementOfType(Accepted.class);
        assertThat(answersWithSeed(5)).hasAtLeastOneElementOfType(Busy.class);
        assertThat(answersWithSeed(5)).hasAtLeastOneElementOfType(NoAnswer.class);
    }

    @Test
    void a_chance_is_from_0_to_1() {
        assertThatThrownBy(() -> Faults.NONE.withBusy(1.1)).hasMessageContaining("busy is 1.1");
        assertThatThrownBy(() -> Faults.NONE.withLostBack(Double.NaN))
                .hasMessageContaining("lostBack is NaN");
        assertThatThrownBy(() -> Faults.NONE.withDelay(Duration.ofMillis(-1)))
                .hasMessageContaining("delay");
    }

    private List<NetworkAnswer> answersWithSeed(int seed) {
        makeTheWorld(seed);
        set(Faults.some(0.3));
        var answers = new ArrayList<NetworkAnswer>();
        for (int time = 0; time < 50; time++) answers.add(register.bar(LINE, KEY));
        return answers;
    }

    private void set(Faults faults) {
        world.setFaults(Target.REGISTER, faults);
        assertThat(world.faultsOf(Target.REGISTER)).isEqualTo(faults);
    }

    private Service service() {
        return world.stateOf(LINE).service();
    }

    static final NetworkIdentity LINE = WorldTests.LINE;
    static final EffectId KEY = new EffectId(new UUID(0, 1));
}
