// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.line.bar.BlockLine;
import signoff.line.revive.ResumeCharging;
import signoff.line.revive.ReviveProfile;
import signoff.line.revive.UnbarLine;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.restoration.RestorationFact.*;
import signoff.restoration.RestorationOrder.*;
import signoff.restoration.RestorationState.*;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;

/** Having a closed line back: each rule told as one example. */
class RestorationRulesTest {

    @Test
    void a_new_code_is_sent_and_works_no_longer_than_the_window_is_open() {
        given(new AwaitingCode(SOON, 1, 3))
                .when(new NewCodeAsked(NOW))
                .then(new AwaitingCode(NOW.plus(FILE.codeValid()), 2, 0))
                .tells(Notice.RESTORE_CONFIRM);
        var late = END.minusSeconds(60);
        given(new AwaitingCode(SOON, 1, 0))
                .when(new NewCodeAsked(late))
                .then(new AwaitingCode(END, 2, 0));
    }

    @Test
    void a_wrong_code_is_counted_I33() {
        given(new AwaitingCode(SOON, 1, 0))
                .when(new WrongRestoreCodeGiven(NOW))
                .then(new AwaitingCode(SOON, 1, 1))
                .tells();
    }

    @Test
    void without_a_code_the_line_stays_closed() {
        given(new AwaitingCode(SOON, 1, 0))
                .when(new RestoreCodeRanOut(SOON))
                .then(new CodeLapsed(SOON), new EndRestore())
                .tells();
    }

    @Test
    void the_code_takes_line_and_number_back_before_the_network_is_told_L9() {
        given(new AwaitingCode(SOON, 1, 0))
                .when(new RestoreConfirmed(NOW))
                .then(new TakingBack(NOW), new TakeBack())
                .asks();
        given(new TakingBack(NOW))
                .when(new RestoreBooksWereLate(SOON))
                .then(new TakingBack(SOON), new TakeBack());
        given(new TakingBack(NOW))
                .when(new LineTakenBack(NOW))
                .then(new Reviving(Turn.PROFILE, SOON))
                .asks(new ReverseClosure(CLOSING), new ReviveProfile(LINE));
    }

    @Test
    void a_line_whose_window_is_over_stays_closed_and_its_subscriber_is_told() {
        given(new TakingBack(NOW))
                .when(new LineCouldNotBeTakenBack(NOW))
                .then(new NotRestorable(NOW), new EndRestore())
                .tells(Notice.RESTORE_REFUSED)
                .asks();
    }

    @Test
    void the_network_is_told_in_order_and_nothing_is_used_that_is_not_charged() {
        for (var state : List.of(new Reviving(Turn.PROFILE, SOON), stuck(Turn.PROFILE))) {
            given(state)
                    .when(new ProfileRevived(NOW))
                    .then(new Reviving(Turn.CHARGING, SOON))
                    .asks(new ResumeCharging(LINE));
        }
        for (var state : List.of(new Reviving(Turn.CHARGING, SOON), stuck(Turn.CHARGING))) {
            given(state)
                    .when(new ChargingResumed(NOW))
                    .then(new Reviving(Turn.SERVICE, SOON))
                    .asks(new UnbarLine(LINE));
        }
        for (var state : List.of(new Reviving(Turn.SERVICE, SOON), stuck(Turn.SERVICE))) {
            given(state)
                    .when(new LineServedAgain(NOW))
                    .then(new LookingForBars(NOW), new LookForBars())
                    .tells();
        }
        given(new LookingForBars(NOW))
                .when(new RestoreBooksWereLate(SOON))
                .then(new LookingForBars(SOON), new LookForBars());
        given(new LookingForBars(NOW))
                .when(new NothingBars(NOW))
                .then(new Restored(NOW), new PutBack(), new EndRestore())
                .tells(Notice.LINE_RESTORED);
    }

    @Test
    void a_line_that_was_reported_lost_in_between_is_turned_off_before_it_is_put_back_I4_I5() {
        given(new LookingForBars(NOW))
                .when(new ReasonStood(NOW))
                .then(new Reviving(Turn.BLOCK, SOON))
                .asks(new BlockLine(LINE, 0));
        for (var state : List.of(new Reviving(Turn.BLOCK, SOON), stuck(Turn.BLOCK))) {
            given(state)
                    .when(new LineBlockedAgain(NOW))
                    .then(new Restored(NOW), new PutBack(), new EndRestore())
                    .tells();
        }
        assertThat(new BlockLine(LINE, 0).leg()).isEqualTo(RestorationRules.BLOCK_LEG);
    }

    @Test
    void a_network_that_refuses_or_is_late_is_a_matter_for_a_person() {
        given(new Reviving(Turn.CHARGING, SOON))
                .when(new RestoreDeclined(NOW, DECLINED))
                .then(new ReviveStuck(Turn.CHARGING, DECLINED, NOW.plus(LOOK_WITHIN)));
        given(new Reviving(Turn.CHARGING, SOON))
                .when(new RestoreWasLate(NOW))
                .then(new ReviveStuck(Turn.CHARGING, null, NOW.plus(LOOK_WITHIN)));
        given(stuck(Turn.CHARGING))
                .when(new RestoreDeclined(NOW, DECLINED))
                .then(new ReviveStuck(Turn.CHARGING, DECLINED, NOW.plus(LOOK_WITHIN)));
        given(stuck(Turn.CHARGING))
                .when(new RestoreWasLate(NOW))
                .then(new ReviveStuck(Turn.CHARGING, DECLINED, NOW.plus(LOOK_WITHIN)));
        given(stuck(Turn.CHARGING))
                .when(new RestoreTriedAgain(NOW))
                .then(new Reviving(Turn.CHARGING, SOON))
                .asks();
    }

    @Test
    void every_state_but_an_end_waits_for_somebody_I11() {
        for (var state : List.of(
                new AwaitingCode(SOON, 1, 0),
                new TakingBack(NOW),
                new LookingForBars(NOW),
                new Reviving(Turn.PROFILE, SOON),
                stuck(Turn.PROFILE))) {
            assertThat(RestorationType.waiting(state)).isPresent();
        }
        for (var end : List.of(new Restored(NOW), new CodeLapsed(NOW), new NotRestorable(NOW))) {
            assertThat(RestorationType.waiting(end)).isEmpty();
            assertThat(RestorationRules.TABLE.rows())
                    .as("I3: an end is an end")
                    .noneMatch(row -> row.from() == end.getClass());
        }
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(RestorationRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration ANSWERS_WITHIN = Duration.ofMinutes(30);
    static final Duration LOOK_WITHIN = Duration.ofDays(1);
    static final Instant SOON = NOW.plus(ANSWERS_WITHIN);
    static final Instant END = NOW.plus(Duration.ofDays(20));
    static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    static final LineId LINE = new LineId(ACCOUNT, new UUID(0, 2));
    static final CaseId CLOSING = new CaseId(ACCOUNT, new UUID(0, 3));
    static final Refusal DECLINED = Refusal.of(Refusal.Code.NETWORK_MUST_CONFIRM);
    static final RestorationFile FILE = new RestorationFile(
            new CaseId(ACCOUNT, new UUID(0, 4)),
            LINE,
            CLOSING,
            "4321",
            "Asia/Shanghai",
            END,
            Duration.ofHours(72),
            5,
            ANSWERS_WITHIN,
            LOOK_WITHIN,
            "test-1");
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static ReviveStuck stuck(Turn turn) {
        return new ReviveStuck(turn, DECLINED, SOON);
    }

    static Given given(RestorationState state) {
        return new Given(state);
    }

    record Given(RestorationState state) {

        Told when(RestorationFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            return new Told(RestorationRules.TABLE.decide(FILE, state, fact));
        }
    }

    record Told(Optional<Step<RestorationFile, RestorationState>> step) {

        Told then(RestorationState state, Instruction... orders) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            assertThat(step.orElseThrow().instructions()).isEqualTo(Arrays.asList(orders));
            return this;
        }

        Told asks(Effect... effects) {
            var others = effects()
                    .filter(effect -> !(effect instanceof TellSubscriber))
                    .toList();
            assertThat(others).containsExactly(effects);
            return this;
        }

        Told tells(Notice... notices) {
            var told = effects()
                    .filter(TellSubscriber.class::isInstance)
                    .map(effect -> ((TellSubscriber) effect).notice())
                    .toList();
            assertThat(told).containsExactly(notices);
            return this;
        }

        private Stream<Effect> effects() {
            return step.orElseThrow().effects().stream();
        }
    }
}
