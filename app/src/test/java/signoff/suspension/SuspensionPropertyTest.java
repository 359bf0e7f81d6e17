// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.adapter.simulated.Faults;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Suspended;
import signoff.suspension.Unblocks.Asking;

/**
 * Pauses, blocks, resumes, closes and keeps lines in any sequence, against a network that fails and
 * nodes that die. When all is quiet, the network is as our books say. A failure names its seed.
 */
class SuspensionPropertyTest extends PausedLines {

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_network_agrees_with_the_reasons_after_any_sequence(int seed) {
        chance = new SplittableRandom(seed);
        mine = IntStream.range(0, 4).mapToObj(number -> newLine()).toList();
        for (int step = 0; step < 60; step++) {
            anyStep();
            mine.forEach(this::agreesWithItself);
        }
        comeToRest();
        mine.forEach(this::agreesWithTheNetwork);
    }

    // The words used above.

    private SplittableRandom chance = new SplittableRandom(0);
    private List<LineId> mine = List.of();
    private final Set<CaseId> asked = new HashSet<>();
    private final Map<CaseId, UUID> proofs = new HashMap<>();
    private final Set<CaseId> proven = new HashSet<>();
    private final Map<LineId, Set<CaseId>> blocked = new HashMap<>();

    private void anyStep() {
        var line = mine.get(chance.nextInt(mine.size()));
        switch (chance.nextInt(15)) {
            case 0, 1 -> pause(line);
            case 2 -> block(line);
            case 3, 4 -> suspensions.openOf(line).forEach(this::resume);
            case 5 -> {
                if (inService(line)) beginClosing(line);
            }
            case 6 -> {
                if (now(line).status() == Line.Status.CLOSING) keep(line);
            }
            case 7 -> world.setFaults(chance.nextBoolean() ? Faults.NONE : Faults.some(0.2));
            case 8 -> hand.dieBeforeStoring(5);
            case 9 -> hand.dieBeforeTrying(5);
            case 13 -> bar(line);
            case 14 -> suspensions.openOf(line).forEach(one -> suspensions.lift(one.id(), ACTOR));
            case 10 -> clock.wind(Duration.ofHours(chance.nextInt(400)));
            default -> {
                clock.wind(Duration.ofMinutes(1));
                hand.work(1 + chance.nextInt(10));
                hand.timers(10);
            }
        }
    }

    private java.time.LocalDate day() {
        var today = clock.instant().atZone(java.time.ZoneId.of("Asia/Shanghai")).toLocalDate();
        return today.plusDays(1 + chance.nextInt(90));
    }

    private void pause(LineId line) {
        if (suspensions.pause(line, day(), ACTOR) instanceof Deciding.Decided(var one)) {
            asked.add(one.id());
        }
    }

    private void bar(LineId line) {
        var why = chance.nextBoolean() ? Reason.FRAUD : Reason.NON_PAYMENT;
        asked.add(decided(suspensions.bar(line, why, ACTOR)).id());
        assertThat(reasons(line)).contains(why);
    }

    private void block(LineId line) {
        asked.add(decided(suspensions.block(line, ACTOR))
                .id()); // I5: never refused while there is service.
        assertThat(reasons(line)).contains(Reason.LOST_STOLEN);
    }

    /** By a session alone, by a guess, or by the code that was sent last, if any came. */
    private void resume(Suspended one) {
        var resumed = suspensions.resume(one.id(), ACTOR);
        if (one.reason() != Reason.LOST_STOLEN) return;
        assertThat(refused(resumed).code()).isEqualTo(Code.UNBLOCKING_MUST_BE_PROVEN); // I6
        var asked = proofs.get(one.id());
        if (asked == null || chance.nextInt(4) == 0) {
            if (part(Unblocks.class).ask(one.id(), ACTOR) instanceof Asking.Asked(var proof)) {
                proofs.put(one.id(), proof);
            }
            return;
        }
        var typed = chance.nextInt(3) == 0 ? "00000000" : null;
        if (!(unblock(one, asked, typed) instanceof Deciding.Decided)) return;
        assertThat(typed).as("a guess that unblocks").isNull();
        proven.add(one.id());
    }

    private boolean inService(LineId line) {
        var status = now(line).status();
        return status == Line.Status.ACTIVE || status == Line.Status.SUSPENDED;
    }

    private void agreesWithItself(LineId line) {
        var blocks = suspensions.openOf(line).stream()
                .filter(one -> one.reason() == Reason.LOST_STOLEN)
                .map(Suspended::id)
                .collect(toSet());
        var before = blocked.put(line, blocks);
        if (before != null) {
            before.removeAll(blocks);
            assertThat(proven).as("unblocked by a code").containsAll(before); // I6
        }
        var off = now(line).status() == Line.Status.SUSPENDED;
        if (inService(line)) assertThat(off).isEqualTo(!reasons(line).isEmpty()); // I4
    }

    /** The faults end, closings are withdrawn, and a person looks at whatever is stuck. */
    private void comeToRest() {
        world.setFaults(Faults.NONE);
        for (var line : mine) if (now(line).status() == Line.Status.CLOSING) keep(line);
        for (int round = 0; round < 8; round++) {
            clock.wind(Duration.ofMinutes(20));
            work();
            asked.forEach(one -> suspensions.tryAgain(one, ACTOR));
        }
        work();
    }

    private void agreesWithTheNetwork(LineId line) {
        var expected = reasons(line).isEmpty() ? Service.SERVED : Service.BARRED;
        assertThat(service(line)).as("%s", suspensions.openOf(line)).isEqualTo(expected); // I2, I4
    }
}
