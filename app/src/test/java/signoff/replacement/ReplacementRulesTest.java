// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.swap.ChargeSpare;
import signoff.line.swap.EndOldSim;
import signoff.line.swap.MoveNumber;
import signoff.line.swap.PrepareSpare;
import signoff.line.swap.TakeBackSpare;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.replacement.ReplacementFact.*;
import signoff.replacement.ReplacementOrder.*;
import signoff.replacement.ReplacementState.*;
import signoff.replacement.Replacements.EndedFor;
import signoff.replacement.Replacements.Status;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;

/** Another SIM for a line: each rule told as one example (SF-31). */
class ReplacementRulesTest {

    @Test
    void a_new_code_is_sent_and_wrong_ones_are_counted_I33() {
        given(new AwaitingCode(SOON, 1, 3))
                .when(new NewCodeAsked(NOW))
                .then(new AwaitingCode(NOW.plus(Duration.ofHours(72)), 2, 0))
                .tells(Notice.SIM_CONFIRM);
        given(new AwaitingCode(SOON, 1, 0))
                .when(new WrongCodeGiven(NOW))
                .then(new AwaitingCode(SOON, 1, 1))
                .tells();
    }

    @Test
    void without_a_code_or_a_card_or_by_the_holders_wish_the_line_keeps_its_sim() {
        given(new AwaitingCode(SOON, 1, 0))
                .when(new CodeRanOut(SOON))
                .then(new Ended(SOON), new Show(Status.ENDED, EndedFor.NO_CODE))
                .asks();
        given(new AwaitingCode(SOON, 1, 0))
                .when(new ReplacementCancelled(NOW))
                .then(new Ended(NOW), new Show(Status.ENDED, EndedFor.CANCELLED));
        given(new AwaitingCard(SOON))
                .when(new CardOverdue(SOON))
                .then(new Ended(SOON), new Show(Status.ENDED, EndedFor.NO_CARD));
        given(new AwaitingCard(SOON))
                .when(new ReplacementCancelled(NOW))
                .then(new Ended(NOW), new Show(Status.ENDED, EndedFor.CANCELLED));
    }

    @Test
    void the_code_leads_to_a_profile_or_to_the_card_that_is_to_be_named() {
        given(new AwaitingCode(SOON, 1, 0))
                .when(new ReplacementConfirmed(NOW))
                .then(connecting(Element.PROFILE), new Show(Status.CONNECTING, null))
                .asks(new PrepareSpare(LINE, SimForm.ESIM));
        given(new AwaitingCode(SOON, 1, 0))
                .when(new CardWasAwaited(NOW))
                .then(
                        new AwaitingCard(NOW.plus(Duration.ofDays(30))),
                        new Show(Status.AWAITING_CARD, null))
                .asks();
        given(new AwaitingCard(SOON))
                .when(new CardNamed(NOW))
                .then(connecting(Element.PROFILE), new Show(Status.CONNECTING, null))
                .asks(new PrepareSpare(LINE, SimForm.ESIM));
    }

    @Test
    void the_network_hears_of_the_new_sim_in_order_and_the_number_comes_last() {
        given(connecting(Element.PROFILE))
                .when(new SpareReady(NOW))
                .then(connecting(Element.CHARGING))
                .asks(new ChargeSpare(LINE));
        given(connecting(Element.CHARGING))
                .when(new SpareCharged(NOW))
                .then(connecting(Element.NUMBER))
                .asks(new MoveNumber(LINE));
        given(connecting(Element.NUMBER))
                .when(new NumberMoved(NOW))
                .then(new Swapping(NOW), new Swap())
                .asks();
        given(new Swapping(NOW)).when(new BooksWereLate(SOON)).then(new Swapping(SOON), new Swap());
    }

    @Test
    void a_block_is_lifted_only_when_the_new_sim_has_the_number_and_the_old_one_is_ended_I26() {
        given(new Swapping(NOW))
                .when(new SimSwapped(NOW))
                .then(new EndingOld(SOON), new Show(Status.REPLACED, null))
                .asks(new LiftLoss(LINE, BEFORE), new EndOldSim(LINE))
                .tells(Notice.SIM_REPLACED);
        for (var state : List.of(new EndingOld(SOON), new OldStuck(null, SOON))) {
            given(state).when(new OldSimEnded(NOW)).then(new Replaced(NOW)).asks();
        }
    }

    @Test
    void a_closing_that_came_first_gets_the_line_as_it_was() {
        given(new Swapping(NOW))
                .when(new LineWasClosed(NOW))
                .then(new TakingBack(SOON), new Show(Status.CANCELLING, EndedFor.CLOSED))
                .asks(new TakeBackSpare(LINE));
        for (var state : List.of(new TakingBack(SOON), new TakeBackStuck(null, SOON))) {
            given(state)
                    .when(new SpareTakenBack(NOW))
                    .then(new Ended(NOW), new Retire(), new Show(Status.ENDED, null))
                    .tells(Notice.SIM_NOT_REPLACED);
        }
    }

    @Test
    void a_network_that_refuses_is_a_matter_for_a_person_and_can_be_called_off() {
        given(connecting(Element.NUMBER))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(stuck(LATER), new Show(Status.HELD, null));
        given(stuck(SOON)).when(new NetworkWasLate(NOW)).then(stuck(LATER));
        given(stuck(SOON))
                .when(new PersonTriedAgain(NOW))
                .then(connecting(Element.NUMBER), new Show(Status.CONNECTING, null))
                .asks();
        given(stuck(SOON))
                .when(new ReplacementCancelled(NOW))
                .then(new TakingBack(SOON), new Show(Status.CANCELLING, EndedFor.CANCELLED))
                .asks(new TakeBackSpare(LINE));
    }

    @Test
    void a_network_that_is_late_may_yet_say_yes_so_a_person_is_called_and_waits_too() {
        given(connecting(Element.NUMBER))
                .when(new NetworkWasLate(NOW))
                .then(new Connecting(Element.NUMBER, LATER, true))
                .asks();
        given(new Connecting(Element.NUMBER, LATER, true))
                .when(new PersonTriedAgain(NOW))
                .then(connecting(Element.NUMBER), new Show(Status.CONNECTING, null));
    }

    @Test
    void what_the_network_does_not_let_go_of_is_a_matter_for_a_person_too() {
        given(new EndingOld(SOON)).when(new NetworkWasLate(NOW)).then(new OldStuck(null, LATER));
        given(new EndingOld(SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new OldStuck(DECLINED, LATER));
        given(new OldStuck(null, SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new OldStuck(DECLINED, LATER));
        given(new OldStuck(DECLINED, SOON))
                .when(new NetworkWasLate(NOW))
                .then(new OldStuck(DECLINED, LATER));
        given(new OldStuck(DECLINED, SOON))
                .when(new PersonTriedAgain(NOW))
                .then(new EndingOld(SOON));
    }

    @Test
    void nor_does_it_matter_less_when_it_keeps_the_new_sim() {
        given(new TakingBack(SOON))
                .when(new NetworkWasLate(NOW))
                .then(new TakeBackStuck(null, LATER));
        given(new TakingBack(SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new TakeBackStuck(DECLINED, LATER));
        given(new TakeBackStuck(null, SOON))
                .when(new NetworkDeclined(NOW, DECLINED))
                .then(new TakeBackStuck(DECLINED, LATER));
        given(new TakeBackStuck(DECLINED, SOON))
                .when(new NetworkWasLate(NOW))
                .then(new TakeBackStuck(DECLINED, LATER));
        given(new TakeBackStuck(DECLINED, SOON))
                .when(new PersonTriedAgain(NOW))
                .then(new TakingBack(SOON));
    }

    @Test
    void every_state_but_an_end_waits_for_somebody_I11() {
        for (var state : List.of(
                new AwaitingCode(SOON, 1, 0),
                new AwaitingCard(SOON),
                connecting(Element.PROFILE),
                stuck(SOON),
                new Swapping(NOW),
                new EndingOld(SOON),
                new OldStuck(null, SOON),
                new TakingBack(SOON),
                new TakeBackStuck(null, SOON))) {
            assertThat(ReplacementType.waiting(state)).isPresent();
        }
        for (var end : List.of(new Replaced(NOW), new Ended(NOW))) {
            assertThat(ReplacementType.waiting(end)).isEmpty();
            assertThat(ReplacementRules.TABLE.rows())
                    .as("I3: an end is an end")
                    .noneMatch(row -> row.from() == end.getClass());
        }
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(ReplacementRules.TABLE, TOLD);
    }

    // The words used above.

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant BEFORE = NOW.minusSeconds(60);
    static final Duration ANSWERS_WITHIN = Duration.ofHours(4);
    static final Instant SOON = NOW.plus(ANSWERS_WITHIN);
    static final Instant LATER = NOW.plus(Duration.ofDays(1));
    static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    static final LineId LINE = new LineId(ACCOUNT, new UUID(0, 2));
    static final Refusal DECLINED = Refusal.of(Refusal.Code.NETWORK_MUST_CONFIRM);
    static final ReplacementFile FILE = new ReplacementFile(
            new CaseId(ACCOUNT, new UUID(0, 4)),
            LINE,
            new Pool(new BrandId("demo"), "CN"),
            SimForm.ESIM,
            new Money(5_00, Currency.getInstance("CNY")),
            "4321",
            "Asia/Shanghai",
            new ReplacementFile.Limits(
                    Duration.ofHours(72),
                    5,
                    Duration.ofDays(30),
                    ANSWERS_WITHIN,
                    Duration.ofDays(1)),
            BEFORE,
            null,
            "test-1");
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static Connecting connecting(Element element) {
        return new Connecting(element, SOON, false);
    }

    static Stuck stuck(Instant until) {
        return new Stuck(Element.NUMBER, DECLINED, until);
    }

    static Given given(ReplacementState state) {
        return new Given(state);
    }

    record Given(ReplacementState state) {

        Told when(ReplacementFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            return new Told(ReplacementRules.TABLE.decide(FILE, state, fact));
        }
    }

    record Told(Optional<Step<ReplacementFile, ReplacementState>> step) {

        Told then(ReplacementState state, Instruction... orders) {
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
