// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.activation.ActivationFact.*;
import signoff.activation.ActivationFile.Cost;
import signoff.activation.ActivationFile.Wanted;
import signoff.activation.ActivationInstruction.*;
import signoff.activation.ActivationState.*;
import signoff.activation.Activations.EndedFor;
import signoff.activation.Activations.Status;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.supply.Pool;
import signoff.line.supply.PrepareProfile;
import signoff.line.supply.ServeLine;
import signoff.line.supply.SimForm;
import signoff.line.supply.StartCharging;
import signoff.line.supply.TakeBackSupply;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.Wait.Owner;

/** Orders for new lines: each rule told as one example (SF-15). */
class ActivationRulesTest {

    @Test
    void money_that_came_is_entered_and_a_number_is_looked_for_at_once() {
        given(new Requested(TUESDAY))
                .when(new PaymentTaken(MONDAY, "P-1"))
                .then(new Paid(MONDAY), new EnterPayment("P-1", MONDAY), new Reserve());
        given(new Doubtful(TUESDAY))
                .when(new PaymentTaken(MONDAY, "P-1"))
                .then(new Paid(MONDAY), new EnterPayment("P-1", MONDAY), new Reserve());
    }

    @Test
    void money_that_is_told_of_twice_is_entered_once() {
        for (var state : List.of(
                new Paid(MONDAY),
                new AwaitingCard(CARD_BY),
                new Provisioning(Element.PROFILE, SOON, false),
                new Active(MONDAY))) {
            given(state).when(new PaymentTaken(MONDAY, "P-1")).thenNothingMoves();
        }
    }

    @Test
    void a_declined_payment_ends_the_order_with_a_notice() {
        for (var state : List.of(new Requested(TUESDAY), new Doubtful(TUESDAY))) {
            given(state)
                    .when(new PaymentDeclined(MONDAY, DECLINED))
                    .then(new Failed(MONDAY, DECLINED), new Show(Status.FAILED, EndedFor.DECLINED))
                    .tells(Notice.PURCHASE_DECLINED);
        }
    }

    @Test
    void a_bank_that_does_not_say_is_neither_paid_nor_failed_and_a_person_looks() {
        given(new Requested(TUESDAY))
                .when(new PaymentUnclear(TUESDAY))
                .then(new Doubtful(TUESDAY.plus(DAY)));
        given(new Doubtful(TUESDAY.plus(DAY)))
                .when(new PaymentUnclear(TUESDAY.plus(DAY)))
                .then(new Doubtful(TUESDAY.plus(DAY.multipliedBy(3))));
        given(new Doubtful(TUESDAY))
                .when(new PersonTriedAgain(MONDAY))
                .then(new Requested(TUESDAY));
    }

    @Test
    void while_a_bank_may_have_the_money_nothing_is_cancelled() {
        given(new Requested(TUESDAY)).when(new OrderCancelled(MONDAY)).thenNothingMoves();
        given(new Doubtful(TUESDAY)).when(new OrderCancelled(MONDAY)).thenNothingMoves();
    }

    @Test
    void a_line_on_a_card_has_its_number_and_waits_for_the_serial() {
        given(new Paid(MONDAY))
                .when(new NumberReserved(MONDAY, "0001"))
                .then(new AwaitingCard(CARD_BY), new Show(Status.AWAITING_CARD, null))
                .tells(Notice.CARD_AWAITED);
        given(new AwaitingCard(CARD_BY))
                .when(new CardNamed(MONDAY))
                .then(
                        new Provisioning(Element.PROFILE, SOON, false),
                        new Show(Status.CONNECTING, null))
                .asks(new PrepareProfile(LINE, SimForm.CARD));
    }

    @Test
    void a_line_with_a_profile_of_ours_goes_to_the_network_at_once() {
        given(new Paid(MONDAY))
                .when(new SupplyReserved(MONDAY, "0001"))
                .then(
                        new Provisioning(Element.PROFILE, SOON, false),
                        new Show(Status.CONNECTING, null))
                .asks(new PrepareProfile(LINE, SimForm.CARD));
    }

    @Test
    void who_comes_after_the_last_number_gets_all_of_the_money_back() {
        given(new Paid(MONDAY))
                .when(new PoolWasEmpty(MONDAY))
                .then(
                        new Returning(TUESDAY),
                        new Show(Status.RETURNING, EndedFor.NO_NUMBER),
                        new OweBack(MONDAY))
                .asks(PAY_BACK);
    }

    @Test
    void books_that_did_not_answer_are_asked_again() {
        given(new Paid(MONDAY))
                .when(new BooksWereLate(TUESDAY))
                .then(new Paid(TUESDAY), new Reserve());
    }

    @Test
    void an_order_that_waits_for_a_card_can_be_cancelled_and_ends_by_itself() {
        given(new AwaitingCard(CARD_BY))
                .when(new OrderCancelled(MONDAY))
                .then(
                        new Returning(TUESDAY),
                        new Show(Status.RETURNING, EndedFor.CANCELLED),
                        new GiveBack(),
                        new OweBack(MONDAY))
                .asks(PAY_BACK);
        given(new AwaitingCard(MONDAY))
                .when(new CardOverdue(MONDAY))
                .then(
                        new Returning(TUESDAY),
                        new Show(Status.RETURNING, EndedFor.NO_CARD),
                        new GiveBack(),
                        new OweBack(MONDAY))
                .asks(PAY_BACK);
    }

    @Test
    void the_network_hears_of_the_profile_then_of_charging_and_serves_last() {
        given(new Provisioning(Element.PROFILE, SOON, false))
                .when(new ProfileReady(MONDAY))
                .then(new Provisioning(Element.CHARGING, SOON, false))
                .asks(new StartCharging(LINE));
        given(new Provisioning(Element.CHARGING, SOON, true))
                .when(new ChargingReady(MONDAY))
                .then(new Provisioning(Element.REGISTER, SOON, false))
                .asks(new ServeLine(LINE));
    }

    @Test
    void a_line_that_is_served_is_active_paid_for_and_told_of() {
        given(new Provisioning(Element.REGISTER, SOON, false))
                .when(new ServiceReady(MONDAY))
                .then(new Active(MONDAY), new EnterLine(MONDAY), new Show(Status.COMPLETED, null))
                .tells(Notice.LINE_ACTIVATED);
    }

    @Test
    void a_network_that_is_late_is_still_asked_so_a_person_is_called_and_nothing_is_cancelled() {
        given(new Provisioning(Element.REGISTER, TUESDAY, false))
                .when(new NetworkWasLate(MONDAY))
                .then(new Provisioning(Element.REGISTER, TUESDAY, true));
        given(new Provisioning(Element.REGISTER, TUESDAY, true))
                .when(new OrderCancelled(MONDAY))
                .thenNothingMoves();
        given(new Provisioning(Element.REGISTER, TUESDAY, true))
                .when(new PersonTriedAgain(MONDAY))
                .then(new Provisioning(Element.REGISTER, SOON, false));
        assertThat(owner(new Provisioning(Element.REGISTER, TUESDAY, false)))
                .isEqualTo(Owner.NETWORK);
        assertThat(owner(new Provisioning(Element.REGISTER, TUESDAY, true)))
                .isEqualTo(Owner.OPERATOR);
    }

    @Test
    void a_network_that_refuses_waits_for_a_person_who_tries_again() {
        given(new Provisioning(Element.CHARGING, SOON, false))
                .when(new NetworkDeclined(MONDAY, NOT_CONFIRMED))
                .then(STUCK, new Show(Status.HELD, null));
        given(STUCK)
                .when(new PersonTriedAgain(MONDAY))
                .then(
                        new Provisioning(Element.CHARGING, SOON, false),
                        new Show(Status.CONNECTING, null))
                .asksNothing();
    }

    @Test
    void what_the_network_refuses_can_be_cancelled_and_after_three_days_ends_by_itself() {
        given(STUCK)
                .when(new OrderCancelled(MONDAY))
                .then(new TakingBack(SOON), new Show(Status.RETURNING, EndedFor.CANCELLED))
                .asks(new TakeBackSupply(LINE));
        given(STUCK)
                .when(new NetworkWasLate(MONDAY))
                .then(new TakingBack(SOON), new Show(Status.RETURNING, EndedFor.NOT_CONNECTED))
                .asks(new TakeBackSupply(LINE));
    }

    @Test
    void the_money_goes_back_once_no_element_serves_the_line() {
        for (var state : List.of(new TakingBack(SOON), new TakeBackStuck(null, TUESDAY))) {
            given(state)
                    .when(new SupplyTakenBack(MONDAY))
                    .then(
                            new Returning(TUESDAY),
                            new Show(Status.RETURNING, null),
                            new GiveBack(),
                            new OweBack(MONDAY))
                    .asks(PAY_BACK);
        }
    }

    @Test
    void a_network_that_does_not_let_go_of_a_line_waits_for_a_person() {
        given(new TakingBack(SOON))
                .when(new NetworkDeclined(MONDAY, NOT_CONFIRMED))
                .then(new TakeBackStuck(NOT_CONFIRMED, TUESDAY));
        given(new TakingBack(SOON))
                .when(new NetworkWasLate(MONDAY))
                .then(new TakeBackStuck(null, TUESDAY));
        given(new TakeBackStuck(null, TUESDAY))
                .when(new NetworkDeclined(MONDAY, NOT_CONFIRMED))
                .then(new TakeBackStuck(NOT_CONFIRMED, TUESDAY));
        given(new TakeBackStuck(NOT_CONFIRMED, MONDAY))
                .when(new NetworkWasLate(MONDAY))
                .then(new TakeBackStuck(NOT_CONFIRMED, TUESDAY));
        given(new TakeBackStuck(NOT_CONFIRMED, TUESDAY))
                .when(new PersonTriedAgain(MONDAY))
                .then(new TakingBack(SOON));
    }

    @Test
    void money_that_is_back_ends_the_order_with_a_notice() {
        for (var state : List.of(new Returning(TUESDAY), new ReturnStuck(null, TUESDAY))) {
            given(state)
                    .when(new MoneyReturned(MONDAY))
                    .then(
                            new Cancelled(MONDAY),
                            new Show(Status.CANCELLED, null),
                            new EnterReturn(MONDAY))
                    .tells(Notice.PURCHASE_RETURNED);
        }
    }

    @Test
    void money_that_does_not_go_back_waits_for_a_person_and_is_never_kept() {
        given(new Returning(TUESDAY))
                .when(new ReturnRefused(MONDAY, DECLINED))
                .then(new ReturnStuck(DECLINED, TUESDAY));
        given(new Returning(TUESDAY))
                .when(new ReturnOverdue(MONDAY))
                .then(new ReturnStuck(null, TUESDAY));
        given(new ReturnStuck(null, TUESDAY))
                .when(new ReturnRefused(MONDAY, DECLINED))
                .then(new ReturnStuck(DECLINED, TUESDAY));
        given(new ReturnStuck(DECLINED, MONDAY))
                .when(new ReturnOverdue(MONDAY))
                .then(new ReturnStuck(DECLINED, TUESDAY));
        given(new ReturnStuck(DECLINED, TUESDAY))
                .when(new PersonTriedAgain(MONDAY))
                .then(new Returning(TUESDAY));
    }

    @Test
    void every_state_but_an_end_has_an_owner_a_deadline_and_a_way_on() {
        for (var row : TABLE.rows()) {
            var states = STATES.stream().filter(row.from()::isInstance).toList();
            assertThat(states).as("an example of %s", row.from()).isNotEmpty();
            for (var state : states) {
                var wait = ActivationType.waits(state).orElseThrow();
                assertThat(TABLE.allows(state.getClass(), wait.then().getClass()))
                        .as("what the clock says to %s moves it (I11)", state)
                        .isTrue();
            }
        }
        for (var end :
                List.of(new Active(MONDAY), new Failed(MONDAY, DECLINED), new Cancelled(MONDAY))) {
            assertThat(ActivationType.waits(end)).isEmpty();
        }
    }

    @AfterAll
    static void every_row_is_told() {
        RowsTold.check(TABLE, TOLD);
    }

    // The words used above.

    static final Set<List<Class<?>>> TOLD = new HashSet<>();
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    static final Instant TUESDAY = MONDAY.plus(DAY);
    static final ActivationSettings LIMITS = new ActivationSettings(
            Duration.ofDays(30), DAY, Duration.ofMinutes(5), DAY, Duration.ofDays(3));
    static final TransitionTable<ActivationFile, ActivationState, ActivationFact> TABLE =
            new ActivationRules(LIMITS).table();
    static final Instant SOON = MONDAY.plus(Duration.ofMinutes(5));
    static final Instant CARD_BY = MONDAY.plus(Duration.ofDays(30));
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final Refusal DECLINED = Refusal.of(Refusal.Code.PAYMENT_MUST_BE_ACCEPTED);
    static final Refusal NOT_CONFIRMED = Refusal.of(Refusal.Code.NETWORK_MUST_CONFIRM);
    static final Stuck STUCK =
            new Stuck(Element.CHARGING, NOT_CONFIRMED, MONDAY.plus(Duration.ofDays(3)));
    static final List<ActivationState> STATES = List.of(
            new Requested(TUESDAY),
            new Doubtful(TUESDAY),
            new Paid(MONDAY),
            new AwaitingCard(CARD_BY),
            new Provisioning(Element.PROFILE, SOON, false),
            new Provisioning(Element.PROFILE, SOON, true),
            STUCK,
            new TakingBack(SOON),
            new TakeBackStuck(null, TUESDAY),
            new Returning(TUESDAY),
            new ReturnStuck(null, TUESDAY));
    static final PayRefund PAY_BACK =
            new PayRefund(LINE, new RefundLeg(1, "P-1", "card-4242", cny(39_00)));

    static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }

    static ActivationFile file() {
        return new ActivationFile(
                LINE,
                new Wanted(
                        new Pool(new BrandId("demo"), "CN"),
                        "data-10gb",
                        "demo-cn-1",
                        SimForm.CARD,
                        "Asia/Shanghai"),
                new Cost("card-4242", cny(39_00), cny(10_00), cny(29_00)),
                CARD_BY,
                MONDAY,
                "P-1",
                "0001",
                null);
    }

    static Owner owner(ActivationState state) {
        return ActivationType.waits(state).orElseThrow().owner();
    }

    static Given given(ActivationState state) {
        return new Given(state);
    }

    record Given(ActivationState state) {

        When when(ActivationFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            var step = TABLE.decide(file(), state, fact);
            step.ifPresent(this::checkShown);
            return new When(step);
        }

        /** A change of status that the list does not show is a rule forgotten. */
        private void checkShown(Step<ActivationFile, ActivationState> step) {
            var status = step.state().status();
            var shown =
                    step.instructions().contains(new Show(status, step.file().endedFor()));
            assertThat(shown || status == state.status()).isTrue();
        }
    }

    record When(Optional<Step<ActivationFile, ActivationState>> step) {
        When then(ActivationState state, Instruction... instructions) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            assertThat(step.get().instructions())
                    .containsExactlyInAnyOrderElementsOf(Arrays.asList(instructions));
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
