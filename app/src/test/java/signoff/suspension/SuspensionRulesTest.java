// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.suspension.SuspensionOrder.LIFT_IN_DOUBT;
import static signoff.suspension.SuspensionOrder.LIFT_WHILE_OFF;
import static signoff.suspension.SuspensionOrder.LIFT_WHILE_ON;
import static signoff.suspension.SuspensionOrder.LOOK;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.bar.BlockLine;
import signoff.line.bar.Suspension.Reason;
import signoff.line.bar.UnblockLine;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.suspension.SuspensionFact.*;
import signoff.suspension.SuspensionFile.Limits;
import signoff.suspension.SuspensionOrder.Ask;
import signoff.suspension.SuspensionOrder.Hold;
import signoff.suspension.SuspensionOrder.Release;
import signoff.suspension.SuspensionOrder.Show;
import signoff.suspension.SuspensionState.*;
import signoff.suspension.Suspensions.Status;
import signoff.workflow.CaseType;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.Outcome;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable.Row;

/** Turning lines off for a time: each rule told as one example (SF-67). */
class SuspensionRulesTest {

    @Test
    void a_line_is_off_when_the_network_shows_it_and_the_subscriber_is_told() {
        pause(new Barring(SOON))
                .when(new LineBlocked(NOW))
                .then(new Suspended(RESUME_DAY), new Show(Status.SUSPENDED))
                .tells(Notice.LINE_PAUSED);
        block(new Barring(SOON))
                .when(new LineBlocked(NOW))
                .then(new Suspended(NOW.plus(LIMITS.remindedAfter())), new Show(Status.SUSPENDED))
                .tells(Notice.LINE_BLOCKED);
    }

    @Test
    void a_network_that_does_not_turn_the_line_off_is_a_matter_for_a_person() {
        block(new Barring(SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new BarStuck(DECLINED, TOMORROW));
        block(new Barring(SOON)).when(new NetworkWasLate(NOW)).then(new BarStuck(null, TOMORROW));
        block(new BarStuck(DECLINED, SOON))
                .when(new NetworkWasLate(NOW))
                .then(new BarStuck(DECLINED, TOMORROW));
        block(new BarStuck(null, SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new BarStuck(DECLINED, TOMORROW));
        block(new BarStuck(DECLINED, SOON)).when(new PersonTriedAgain(NOW)).then(new Barring(SOON));
        block(new BarStuck(null, SOON))
                .when(new LineBlocked(NOW))
                .then(new Suspended(NOW.plus(LIMITS.remindedAfter())), new Show(Status.SUSPENDED))
                .tells(Notice.LINE_BLOCKED);
    }

    @Test
    void a_pause_ends_by_wish_or_on_its_day_once_our_books_say_what_else_bars() {
        for (var fact : List.of(new ResumeAsked(NOW), new ResumeDateCame(NOW))) {
            pause(new Suspended(RESUME_DAY))
                    .when(fact)
                    .then(
                            new Lifting(LIFT_WHILE_OFF, NOW),
                            new Show(Status.RESUMING),
                            new Ask(LIFT_WHILE_OFF));
        }
        pause(new Lifting(LIFT_WHILE_OFF, NOW))
                .when(new LineWasFree(NOW))
                .then(new Resuming(SOON), new Release(1))
                .asks(new UnblockLine(LINE, Reason.VOLUNTARY, 1));
    }

    @Test
    void a_line_is_resumed_when_the_network_shows_it_as_on() {
        pause(new Resuming(SOON))
                .when(new LineServed(NOW))
                .then(new Lifting(LIFT_WHILE_ON, NOW), new Ask(LIFT_WHILE_ON));
        pause(new Lifting(LIFT_WHILE_ON, NOW))
                .when(new LineResumed(NOW))
                .then(new Over(NOW), new Show(Status.ENDED))
                .tells(Notice.LINE_RESUMED);
    }

    @Test
    void what_others_have_barred_stays_off() {
        pause(new Lifting(LIFT_WHILE_OFF, NOW))
                .when(new OtherBarStood(NOW))
                .then(new Over(NOW), new Show(Status.ENDED))
                .asksNothing(); // I4
        pause(new Resuming(SOON))
                .when(new LineStayedOff(NOW))
                .then(new Lifting(LIFT_IN_DOUBT, NOW), new Ask(LIFT_IN_DOUBT));
    }

    @Test
    void a_bar_that_came_while_the_line_was_turned_on_is_put_back_in_the_network() {
        pause(new Lifting(LIFT_WHILE_ON, NOW))
                .when(new OtherBarCame(NOW))
                .then(new BarringAgain(null, SOON))
                .asks(new BlockLine(LINE, 1)); // I4
        pause(new BarringAgain(null, SOON))
                .when(new LineBlocked(NOW))
                .then(new Lifting(LIFT_WHILE_OFF, NOW), new Ask(LIFT_WHILE_OFF));
        pause(new BarringAgain(null, SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new BarringAgain(DECLINED, TOMORROW));
        pause(new BarringAgain(DECLINED, SOON))
                .when(new NetworkWasLate(NOW))
                .then(new BarringAgain(DECLINED, TOMORROW));
        pause(new BarringAgain(DECLINED, SOON))
                .when(new PersonTriedAgain(NOW))
                .then(new BarringAgain(null, SOON));
    }

    @Test
    void a_line_that_is_being_closed_stays_off_until_that_is_decided() {
        pause(new Lifting(LIFT_WHILE_OFF, NOW))
                .when(new ClosingStood(NOW))
                .then(new Suspended(NOW.plus(LIMITS.lookWithin())), new Show(Status.SUSPENDED))
                .asksNothing();
        pause(new Lifting(LIFT_WHILE_OFF, NOW))
                .when(new LineWasGone(NOW))
                .then(new Over(NOW), new Show(Status.ENDED));
    }

    @Test
    void a_stolen_line_is_never_turned_on_by_the_clock() {
        block(new Suspended(SOON))
                .when(new BlockWasLong(NOW))
                .then(new Lifting(LOOK, NOW), new Ask(LOOK));
        block(new Lifting(LOOK, NOW))
                .when(new BlockStood(NOW))
                .then(new Suspended(NOW.plus(LIMITS.remindedAfter())))
                .tells(Notice.LINE_BLOCKED); // I8
    }

    @Test
    void a_line_that_is_reported_again_while_it_is_turned_on_is_turned_off_again() {
        for (var state : List.of(
                new Resuming(SOON), new ResumeStuck(null, SOON), new BarringAgain(null, SOON))) {
            block(state)
                    .when(new LossReported(NOW))
                    .then(new Barring(SOON), new Show(Status.STARTING), new Hold())
                    .asks(new BlockLine(LINE, 1)); // I5
        }
        for (var state :
                List.of(new Barring(SOON), new BarStuck(DECLINED, SOON), new Suspended(SOON))) {
            block(state).when(new LossReported(NOW)).then(state).asksNothing();
        }
        var off = List.of(new Barring(NOW), new BarStuck(null, NOW), new Suspended(NOW));
        for (var state : off) {
            block(state)
                    .when(new LineServed(NOW)) // The order to turn it on arrived after all.
                    .then(new Barring(SOON), new Show(Status.STARTING), new Hold())
                    .asks(new BlockLine(LINE, 1)); // I5
        }
    }

    @Test
    void books_that_did_not_answer_are_asked_the_same_again() {
        pause(new Lifting(LIFT_IN_DOUBT, NOW))
                .when(new BooksWereLate(SOON))
                .then(new Lifting(LIFT_IN_DOUBT, SOON), new Ask(LIFT_IN_DOUBT));
    }

    @Test
    void a_network_that_does_not_turn_the_line_on_is_a_matter_for_a_person() {
        pause(new Resuming(SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new ResumeStuck(DECLINED, TOMORROW));
        pause(new Resuming(SOON))
                .when(new NetworkWasLate(NOW))
                .then(new ResumeStuck(null, TOMORROW));
        pause(new ResumeStuck(DECLINED, SOON))
                .when(new NetworkWasLate(NOW))
                .then(new ResumeStuck(DECLINED, TOMORROW));
        pause(new ResumeStuck(null, SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new ResumeStuck(DECLINED, TOMORROW));
        pause(new ResumeStuck(DECLINED, SOON))
                .when(new PersonTriedAgain(NOW))
                .then(new Resuming(SOON));
        pause(new ResumeStuck(null, SOON))
                .when(new LineServed(NOW))
                .then(new Lifting(LIFT_WHILE_ON, NOW), new Ask(LIFT_WHILE_ON));
        pause(new ResumeStuck(null, SOON))
                .when(new LineStayedOff(NOW))
                .then(new Lifting(LIFT_IN_DOUBT, NOW), new Ask(LIFT_IN_DOUBT));
    }

    @Test
    void nothing_is_resumed_before_the_network_has_turned_it_off() {
        pause(new Barring(SOON)).when(new ResumeAsked(NOW)).thenNothingMoves();
        pause(new BarStuck(null, SOON)).when(new ResumeAsked(NOW)).thenNothingMoves();
    }

    @Test
    void an_outcome_of_the_network_is_told_as_what_it_shows() {
        var unblock = new UnblockLine(LINE, Reason.VOLUNTARY, 1);
        assertThat(fact(new BlockLine(LINE, 0), new Outcome.Done(Map.of("service", "BARRED"))))
                .contains(new LineBlocked(NOW));
        assertThat(fact(unblock, new Outcome.Done(Map.of("service", "SERVED"))))
                .contains(new LineServed(NOW));
        assertThat(fact(unblock, new Outcome.Done(UnblockLine.STAYS_OFF)))
                .contains(new LineStayedOff(NOW));
        assertThat(fact(unblock, new Outcome.Refused(DECLINED)))
                .contains(new NetworkDeclined(NOW, DECLINED));
    }

    @Test
    void every_state_but_the_end_can_be_left_and_waits_for_somebody_until_some_time() {
        var left = SuspensionRules.TABLE.rows().stream().map(Row::from);
        assertThat(Stream.concat(left, Stream.of(Over.class)).distinct())
                .containsExactlyInAnyOrder(SuspensionState.class.getPermittedSubclasses());
        for (var file : List.of(PAUSE, BLOCK)) {
            assertThat(SuspensionType.waiting(file, new Over(NOW))).isEmpty();
            for (var state : WAITING) {
                var wait = SuspensionType.waiting(file, state).orElseThrow();
                assertThat(SuspensionRules.TABLE.allows(
                                state.getClass(), wait.then().getClass()))
                        .as("%s is left by %s (I11)", state, wait.then())
                        .isTrue();
            }
        }
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(SuspensionRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Limits LIMITS =
            new Limits(Duration.ofMinutes(7), Duration.ofHours(20), Duration.ofDays(60));
    static final Instant SOON = NOW.plus(LIMITS.networkWithin());
    static final Instant TOMORROW = NOW.plus(LIMITS.lookWithin());
    static final Instant RESUME_DAY = NOW.plus(Duration.ofDays(30));
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final Refusal DECLINED =
            Refusal.of(Refusal.Code.NETWORK_MUST_CONFIRM, "reason", "simulated");
    static final SuspensionFile PAUSE = new SuspensionFile(
            LINE, Reason.VOLUNTARY, "0009", "Asia/Hong_Kong", RESUME_DAY, LIMITS, 0, "v");
    static final SuspensionFile BLOCK = new SuspensionFile(
            LINE, Reason.LOST_STOLEN, "0009", "Asia/Hong_Kong", null, LIMITS, 0, "v");
    static final List<SuspensionState> WAITING = List.of(
            new Barring(NOW),
            new BarStuck(null, NOW),
            new Suspended(NOW),
            new Lifting(LOOK, NOW),
            new Resuming(NOW),
            new ResumeStuck(null, NOW),
            new BarringAgain(null, NOW));
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static Optional<SuspensionFact> fact(Effect effect, Outcome outcome) {
        return SuspensionType.fact(new CaseType.Ended(effect, outcome, NOW));
    }

    static Given pause(SuspensionState state) {
        return new Given(PAUSE, state);
    }

    static Given block(SuspensionState state) {
        return new Given(BLOCK, state);
    }

    record Given(SuspensionFile file, SuspensionState state) {

        When when(SuspensionFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            var step = SuspensionRules.TABLE.decide(file, state, fact);
            step.ifPresent(this::checkShown);
            return new When(step);
        }

        /** A change of status that the list does not show is a rule forgotten. */
        private void checkShown(Step<SuspensionFile, SuspensionState> step) {
            var shown = step.instructions().contains(new Show(step.state().status()));
            assertThat(shown || step.state().status() == state.status()).isTrue();
        }
    }

    record When(Optional<Step<SuspensionFile, SuspensionState>> step) {
        When then(SuspensionState state, Instruction... instructions) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            assertThat(step.get().instructions()).isEqualTo(Arrays.asList(instructions));
            return this;
        }

        void asks(Effect effect) {
            assertThat(step.orElseThrow().effects()).containsExactly(effect);
        }

        void asksNothing() {
            assertThat(step.orElseThrow().effects()).isEmpty();
        }

        void tells(Notice notice) {
            assertThat(step.orElseThrow().effects())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            TellSubscriber.class,
                            told -> assertThat(told.notice()).isEqualTo(notice));
        }

        void thenNothingMoves() {
            assertThat(step).isEmpty();
        }
    }
}
