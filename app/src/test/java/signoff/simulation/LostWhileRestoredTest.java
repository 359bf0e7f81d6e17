// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.adapter.simulated.Faults;
import signoff.kernel.CaseId;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.restoration.Restorations.Status;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Suspended;
import signoff.suspension.Unblocks;

/**
 * Lines that were paused when they were closed, and lines that are reported lost while they are had
 * back: whatever stands keeps the line off, and nothing else does (SF-31, I4, I5, I6).
 */
class LostWhileRestoredTest extends RestoredLines {

    @Test
    void a_line_that_was_paused_when_it_was_closed_is_had_back_and_is_on() {
        var line = fresh();
        var day = LocalDate.ofInstant(operator.clock.instant(), java.time.ZoneOffset.UTC)
                .plusDays(40);
        var pause = ((Deciding.Decided) suspensions().pause(line.line, day, ACTOR)).suspended();
        work();
        closeIt(line);
        var id = restored(line);
        assertThat(status(id)).isEqualTo(Status.RESTORED);
        isOn(line);
        assertThat(suspensions().openOf(line.line)).as("the pause is over").isEmpty();
        var next = decided(suspensions().pause(line.line, day.plusDays(20), ACTOR));
        assertThat(next.id()).isNotEqualTo(pause.id());
        passDays(45);
        assertThat(reasons(line)).as("the day of the first pause ends no other").hasSize(1);
        assertThat(suspensions().find(pause.id()).orElseThrow().status())
                .isEqualTo(Suspensions.Status.ENDED);
        passDays(20);
        isOn(line);
    }

    @Test
    void a_line_that_was_lost_when_it_was_closed_is_had_back_once_its_holder_unblocks_it() {
        var line = fresh();
        var block = decided(suspensions().block(line.line, ACTOR));
        work();
        closeIt(line);
        assertThat(restorations.ask(line.line, ACTOR)).isEqualTo(NOT_RESTORABLE);
        unblock(block);
        work();
        assertThat(reasons(line)).isEmpty();
        restored(line);
        isOn(line);
    }

    static IntStream points() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest(name = "after {0} steps")
    @MethodSource("points")
    void reported_lost_at_any_point_of_a_restore_it_is_never_left_on(int steps) {
        var line = ended();
        var id = ask(line);
        restorations.confirm(id, code(id), ACTOR);
        for (int step = 0; step < steps; step++) operator.hand.work(1);
        decided(suspensions().block(line.line, ACTOR)); // I5
        passDays(1);
        isOff(line, id);
        var block = suspensions().openOf(line.line).getFirst();
        unblock(block);
        passDays(1);
        isOn(line);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("points")
    void nor_when_it_is_reported_while_the_network_is_being_told(int seed) throws Exception {
        var line = ended();
        var id = ask(line);
        restorations.confirm(id, code(id), ACTOR);
        world.setFaults(seed % 2 == 0 ? Faults.NONE : Faults.some(0.2));
        for (int step = 0; step < seed / 2; step++) operator.hand.work(1);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = both.submit(LostWhileRestoredTest::workAWhile);
            var report = both.submit(() -> suspensions().block(line.line, ACTOR));
            assertThat(report.get()).isInstanceOf(Deciding.Decided.class);
            working.get();
        }
        world.setFaults(Faults.NONE);
        for (int round = 0; round < 4; round++) {
            passDays(1);
            suspensions().openOf(line.line).forEach(one -> suspensions().tryAgain(one.id(), ACTOR));
            restorations.tryAgain(id, ACTOR);
        }
        passDays(1);
        isOff(line, id);
    }

    @Test
    void what_was_reported_while_it_is_had_back_is_lifted_once_it_is_back_I6() {
        var line = ended();
        var id = ask(line);
        restorations.confirm(id, code(id), ACTOR);
        operator.hand.work(1);
        var block = decided(suspensions().block(line.line, ACTOR));
        assertThat(operator.part(Unblocks.class).ask(block.id(), ACTOR))
                .isInstanceOf(Unblocks.Asking.Refused.class);
        passDays(1);
        isOff(line, id);
        unblock(block);
        passDays(1);
        isOn(line);
    }

    // The words used above.

    /** Has a code sent, and types it. */
    private void unblock(Suspended block) {
        var unblocking = new Unblocking(operator);
        unblocking.goOn(block.id(), ACTOR);
        work();
        unblocking.goOn(block.id(), ACTOR);
    }

    private static void workAWhile() {
        for (int step = 0; step < 10; step++) operator.hand.work(1);
    }

    private void closeIt(LineModel line) {
        operator.part(org.springframework.jdbc.core.JdbcTemplate.class)
                .update(
                        "update lines.line set kind = 'roaming-app'"
                                + " where account_id = ? and line_id = ?",
                        line.line.account().value(),
                        line.line.value());
        close(line);
    }

    private static Suspensions suspensions() {
        return operator.part(Suspensions.class);
    }

    private static Suspended decided(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Decided.class);
        return ((Deciding.Decided) deciding).suspended();
    }

    private static List<Reason> reasons(LineModel line) {
        return operator.part(Lines.class).suspensions(line.line).stream()
                .map(Suspension::reason)
                .toList();
    }

    private void isOff(LineModel line, CaseId restore) {
        assertThat(status(restore)).isEqualTo(Status.RESTORED);
        assertThat(reasons(line)).containsExactly(Reason.LOST_STOLEN);
        assertThat(line(line).status()).isEqualTo(Line.Status.SUSPENDED);
        assertThat(world.stateOf(line.identity).service()).isEqualTo(Service.BARRED);
    }

    private void isOn(LineModel line) {
        assertThat(reasons(line)).isEmpty();
        assertThat(line(line).status()).isEqualTo(Line.Status.ACTIVE);
        assertThat(world.stateOf(line.identity).service()).isEqualTo(Service.SERVED);
    }
}
