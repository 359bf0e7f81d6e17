// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.adapter.simulated.Faults;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.SimForm;
import signoff.replacement.Replacements.Deciding;
import signoff.replacement.Replacements.Status;
import signoff.suspension.Suspensions;

/**
 * SIMs are replaced, lines blocked, turned on and closed, in any sequence, against a network that
 * fails and nodes that die. When all is quiet, no SIM but the line's own serves, and that one only
 * if nothing keeps the line off (I4, I5, I26). A failure names its seed.
 */
class ReplacementPropertyTest extends ReplacedLines {

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_network_agrees_with_the_books_after_any_sequence(int seed) {
        chance = new SplittableRandom(seed);
        for (int number = 0; number < 40; number++) newSim(SimForm.ESIM);
        var mine = IntStream.range(0, 3).mapToObj(number -> esimLine()).toList();
        mine.forEach(this::remember);
        for (int step = 0; step < 60; step++) {
            var line = mine.get(chance.nextInt(mine.size()));
            anyStep(line);
            mine.forEach(this::remember);
        }
        comeToRest(mine);
        mine.forEach(this::agrees);
    }

    // The words used above.

    private SplittableRandom chance = new SplittableRandom(0);
    private final Map<LineId, CaseId> asked = new HashMap<>();
    private final Map<LineId, List<NetworkIdentity>> had = new HashMap<>();
    private final List<CaseId> blocks = new ArrayList<>();

    private void remember(LineId line) {
        var all = had.computeIfAbsent(line, any -> new ArrayList<>());
        if (!all.contains(identity(line))) all.add(identity(line));
    }

    private void anyStep(LineId line) {
        switch (chance.nextInt(12)) {
            case 0, 1 -> replace(line);
            case 2, 3 -> block(line);
            case 4 -> {
                var one = asked.get(line);
                if (one != null && chance.nextInt(3) == 0) replacements.cancel(one, ACTOR);
            }
            case 5 -> suspensions.openOf(line).forEach(one -> suspensions.resume(one.id(), ACTOR));
            case 6 -> world.setFaults(chance.nextBoolean() ? Faults.NONE : Faults.some(0.2));
            case 7 -> hand.dieBeforeStoring(5);
            case 8 -> hand.dieBeforeTrying(5);
            default -> {
                clock.wind(Duration.ofMinutes(1));
                hand.work(1 + chance.nextInt(6));
                hand.timers(10);
            }
        }
    }

    @Override
    void block(LineId line) {
        super.block(line); // I5: never refused while there is service.
        suspensions.openOf(line).forEach(one -> blocks.add(one.id()));
        assertThat(reasons(line)).contains(Reason.LOST_STOLEN);
    }

    private void replace(LineId line) {
        if (!(replacements.ask(line, SimForm.ESIM, null, ACTOR)
                instanceof Deciding.Decided(var one))) {
            return;
        }
        asked.put(line, one.id());
        world.setFaults(Faults.NONE);
        work();
        for (int round = 1; round <= 5; round++) {
            var key = signoff.workflow.EffectId.of(one.id(), "Tell-SIM_CONFIRM-" + round);
            if (!world.messagesOf(key).isEmpty()) {
                replacements.confirm(one.id(), code(one.id(), round), ACTOR);
            }
        }
    }

    private void comeToRest(List<LineId> mine) {
        world.setFaults(Faults.NONE);
        for (int round = 0; round < 10; round++) {
            clock.wind(Duration.ofMinutes(20));
            work();
            blocks.forEach(one -> suspensions.tryAgain(one, ACTOR));
            asked.values().forEach(one -> replacements.tryAgain(one, ACTOR));
        }
        work();
        for (var line : mine) {
            var one = asked.get(line);
            if (one == null) continue;
            assertThat(replacements.find(one).orElseThrow().status())
                    .isIn(Status.REPLACED, Status.ENDED, Status.AWAITING_CODE);
        }
    }

    private void agrees(LineId line) {
        var expected = reasons(line).isEmpty() ? Service.SERVED : Service.BARRED;
        assertThat(service(identity(line)))
                .as("%s", suspensions.openOf(line))
                .isEqualTo(expected); // I4
        for (var other : had.get(line)) {
            if (other.equals(identity(line))) continue;
            assertThat(service(other)).isEqualTo(Service.BARRED);
            assertThat(stateOf(other.iccid())).isIn("LOST", "SCRAPPED"); // I26
        }
        assertThat(suspensions.openOf(line))
                .allMatch(one -> one.status() != Suspensions.Status.RESUMING);
    }
}
