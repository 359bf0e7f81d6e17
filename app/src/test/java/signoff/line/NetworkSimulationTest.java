// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.TestWorld;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.network.Identities;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.SubscriberRegister.Service;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;
import signoff.workflow.Outcome.Done;
import signoff.workflow.Outcome.NotYet;
import signoff.workflow.Outcome.Unknown;

/**
 * Takes a line out of a network that loses orders, loses answers and cannot always be asked, from a
 * node that crashes after some calls. Safety: a step that is done shows in the network (I29), and
 * the steps come in their order (I37). Liveness: all are done.
 */
class NetworkSimulationTest {

    static final int ATTEMPTS_MAX = 400;

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_line_is_off_when_its_steps_are_done_whatever_is_lost_on_the_way(int seed) {
        var world = new TestWorld(seed, Faults.some(0.3));
        var crashes = new SplittableRandom(~seed);
        world.seen().addLine(IDENTITY);
        world.seen().beginSession(IDENTITY, NOON.plus(Duration.ofDays(9999)));
        Identities identities = line -> IDENTITY;

        var stop = new StopChargingHandler(world.charging(), identities);
        carryOut(crashes, "StopCharging", at -> stop.handle(new StopCharging(LINE, NOON), at));
        assertThat(world.seen().stateOf(IDENTITY).charging()).isEqualTo(Charging.STOPPED);

        var drain = new DrainSessionsHandler(world.charging(), identities);
        carryOut(crashes, "DrainSessions", at -> drain.handle(new DrainSessions(LINE, NOON), at));
        assertThat(world.seen().sessionsOf(IDENTITY, NOON)).isEqualTo(Sessions.NONE);

        var bar = new BarLineHandler(world.register(), identities);
        carryOut(crashes, "BarLine", at -> bar.handle(new BarLine(LINE), at));
        assertThat(world.seen().stateOf(IDENTITY).service()).isNotEqualTo(Service.SERVED);

        var detach = new DetachLineHandler(world.register(), identities);
        carryOut(crashes, "DetachLine", at -> detach.handle(new DetachLine(LINE), at));
        assertThat(world.seen().stateOf(IDENTITY).service()).isEqualTo(Service.BARRED);

        var retire = new RetireProfileHandler(world.profiles(), identities);
        carryOut(crashes, "RetireProfile", at -> retire.handle(new RetireProfile(LINE), at));
        assertThat(world.seen().stateOf(IDENTITY).deeds()).isEqualTo(IN_ORDER);
    }

    // The words used above.

    static final List<Deed> IN_ORDER =
            List.of(Deed.CHARGING_STOPPED, Deed.BARRED, Deed.DETACHED, Deed.PROFILE_RETIRED);
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final CaseId CASE = new CaseId(LINE.account(), new UUID(0, 3));
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final NetworkIdentity IDENTITY =
            new NetworkIdentity("001010000000001", "85212345678", "8985200000000000001");

    /** Tries as the runner does: what a crash swallowed, and what is unknown, leaves a doubt. */
    static void carryOut(SplittableRandom crashes, String leg, Function<Attempt, Outcome> step) {
        var doubt = false;
        for (int number = 1; number <= ATTEMPTS_MAX; number++) {
            var attempt = new Attempt(EffectId.of(CASE, leg), CASE, number, doubt, NOON);
            var outcome = step.apply(attempt);
            if (crashes.nextInt(5) == 0) {
                doubt = true; // The node died before it could write the outcome down.
            } else if (outcome instanceof Done) {
                return;
            } else {
                assertThat(outcome).isInstanceOfAny(NotYet.class, Unknown.class);
                doubt |= outcome instanceof Unknown;
            }
        }
        fail("%s not done after %d attempts", leg, ATTEMPTS_MAX);
    }
}
