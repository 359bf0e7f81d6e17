// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Target;
import signoff.closure.ClosureView;
import signoff.closure.Closures.Opening;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal.Code;
import signoff.ledger.BookCheck;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NumberResource;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.Service;
import signoff.restoration.Restorations.Deciding;
import signoff.restoration.Restorations.Status;

/** Lines that are closed, and had back with their number while the window is open (L9, C24). */
class RestoreTest extends RestoredLines {

    @Test
    void a_line_is_had_back_with_its_number_and_all_that_was_on_it() {
        var line = ended();
        var paid = paid(line);
        var id = restored(line);
        var now = line(line);
        assertThat(now.status()).isEqualTo(Line.Status.ACTIVE);
        assertThat(now.closing()).isNull();
        assertThat(now.mandates()).as("nothing renews without consent").isEmpty();
        assertThat(number(line).state()).isEqualTo(NumberResource.State.ASSIGNED);
        var there = world.stateOf(line.identity);
        assertThat(there.service()).isEqualTo(Service.SERVED);
        assertThat(there.charging()).isEqualTo(Charging.CHARGED);
        assertThat(there.profile()).isEqualTo(Profile.IN_USE);
        assertThat(paid(line)).isEqualTo(paid);
        assertThat(view(line).status()).isEqualTo(ClosureView.Status.REVERSED);
        assertThat(status(id)).isEqualTo(Status.RESTORED);
        passDays(60);
        assertThat(line(line).status()).as("nothing closes it later").isEqualTo(Line.Status.ACTIVE);
        assertThat(paid(line)).as("the late window strikes nothing").isEqualTo(paid);
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
    }

    @Test
    void a_line_that_was_had_back_can_be_closed_again_by_another_case_I3() {
        var line = ended();
        var first = Objects.requireNonNull(line.closing);
        restored(line);
        close(line);
        assertThat(line.closing).isNotEqualTo(first);
        assertThat(line(line).status()).isEqualTo(Line.Status.DEACTIVATED);
        assertThat(closures.find(first).orElseThrow().status())
                .isEqualTo(ClosureView.Status.REVERSED);
    }

    @Test
    void after_the_window_nothing_brings_it_back() {
        var line = ended();
        var open = ask(line);
        var code = code(open);
        passDays(31);
        assertThat(restorations.confirm(open, code, ACTOR)).isInstanceOf(Deciding.Refused.class);
        assertThat(restorations.ask(line.line, ACTOR)).isEqualTo(NOT_RESTORABLE);
        assertThat(line(line).status()).isNotEqualTo(Line.Status.ACTIVE);
    }

    @Test
    void a_line_in_service_is_not_restored() {
        assertThat(restorations.ask(fresh().line, ACTOR)).isEqualTo(NOT_RESTORABLE);
    }

    @Test
    void a_wrong_code_restores_nothing_and_runs_out_of_tries_I33() {
        var id = ask(ended());
        for (int number = 0; number < 5; number++) {
            assertThat(restorations.confirm(id, "00000000", ACTOR))
                    .isInstanceOf(Deciding.Refused.class);
        }
        assertThat(((Deciding.Refused) restorations.confirm(id, code(id), ACTOR))
                        .why()
                        .code())
                .isEqualTo(Code.CODE_TRIES_MUST_NOT_BE_USED_UP);
        assertThat(status(id)).isEqualTo(Status.AWAITING_CODE);
    }

    @Test
    void many_who_ask_and_confirm_at_once_restore_once() throws Exception {
        var line = ended();
        var asking = (Callable<CaseId>) () -> ask(line);
        try (var tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = Set.copyOf(tabs.invokeAll(List.of(asking, asking, asking)).stream()
                    .map(RestoreTest::result)
                    .toList());
            assertThat(ids).hasSize(1);
            var id = ids.iterator().next();
            work();
            var code = code(id);
            var click = (Callable<Deciding>) () -> restorations.confirm(id, code, ACTOR);
            for (var answer : tabs.invokeAll(List.of(click, click, click))) {
                assertThat(answer.get()).isInstanceOf(Deciding.Decided.class);
            }
            passDays(1);
            assertThat(status(id)).isEqualTo(Status.RESTORED);
        }
        assertThat(line(line).status()).isEqualTo(Line.Status.ACTIVE);
    }

    /** The number is released by the clock, the line is had back by a person: one of them wins. */
    @Test
    void the_end_of_the_window_and_a_confirmation_do_not_both_happen_I24() throws Exception {
        for (int round = 0; round < 4; round++) {
            var line = ended();
            var until = Objects.requireNonNull(line(line).restorableUntil());
            operator.clock.set(until.minus(Duration.ofHours(1)));
            var id = ask(line);
            var code = code(id);
            operator.clock.set(until.minusMillis(round < 2 ? 1 : 0));
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                var tick = both.submit(() -> operator.part(Lines.class).tick());
                var click = both.submit(() -> restorations.confirm(id, code, ACTOR));
                tick.get();
                click.get();
            }
            passDays(120);
            var isBack = line(line).status() == Line.Status.ACTIVE;
            assertThat(isBack).isEqualTo(status(id) == Status.RESTORED);
            assertThat(number(line).state() == NumberResource.State.ASSIGNED).isEqualTo(isBack);
            assertThat(isBack).isEqualTo(round < 2);
        }
    }

    @Test
    void a_network_that_fails_makes_it_late_and_a_person_gets_it_done() {
        var line = ended();
        var id = ask(line);
        world.forget(Target.PROFILES, line.identity);
        restorations.confirm(id, code(id), ACTOR);
        passDays(1);
        assertThat(status(id)).isEqualTo(Status.RESTORING);
        assertThat(closures.request(line.line, NOTHING, ACTOR))
                .as("not in service, and not free")
                .isNotInstanceOf(Opening.Opened.class);
        world.addLine(line.identity);
        restorations.tryAgain(id, ACTOR);
        passDays(1);
        assertThat(status(id)).isEqualTo(Status.RESTORED);
    }

    // The words used above.

    static <T> T result(java.util.concurrent.Future<T> future) {
        return future.resultNow();
    }
}
