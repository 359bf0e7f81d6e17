// SPDX-License-Identifier: Apache-2.0
package signoff.order;

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
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.order.OrderFact.*;
import signoff.order.OrderInstruction.*;
import signoff.order.OrderState.*;
import signoff.order.Orders.Status;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.workflow.Effect;
import signoff.workflow.Instruction;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;
import signoff.workflow.TransitionTable;
import signoff.workflow.TransitionTable.Row;

/** Taking orders: each rule told as one example. */
class OrderRulesTest {

    @Test
    void money_that_came_is_put_on_the_balance() {
        given(new Requested(TUESDAY))
                .when(new PaymentTaken(MONDAY, "P-1"))
                .then(new Paid("P-1", MONDAY), new CreditBalance("P-1", MONDAY));
        given(new Paid("P-1", MONDAY))
                .when(new BalanceCredited(MONDAY))
                .then(new Completed(MONDAY), new Show(Status.COMPLETED))
                .tells(Notice.TOP_UP_DONE);
    }

    /** The button that cancels stands exactly where the table has a row for it. */
    @Test
    void what_is_shown_as_cancellable_can_be_cancelled_and_nothing_else() {
        for (var state : Stream.concat(WAITING.stream(), ENDS.stream()).toList()) {
            var id = new CaseId(LINE.account(), new UUID(0, 3));
            var shown = new Orders.Order(
                    id,
                    LINE,
                    "data-pack",
                    "pack-5gb",
                    CNY_50,
                    state.status(),
                    CNY_50,
                    MONDAY,
                    null);
            assertThat(shown.isCancellable())
                    .as("%s", state)
                    .isEqualTo(TABLE.allows(state.getClass(), OrderCancelled.class));
        }
    }

    @Test
    void a_declined_payment_ends_the_order_with_a_notice() {
        given(new Requested(TUESDAY))
                .when(new PaymentDeclined(MONDAY, DECLINED))
                .then(new Failed(MONDAY, DECLINED), new Show(Status.FAILED))
                .tells(Notice.TOP_UP_REFUSED);
    }

    @Test
    void a_bank_that_does_not_say_is_neither_paid_nor_failed_and_a_person_looks() {
        given(new Requested(TUESDAY))
                .when(new PaymentUnclear(TUESDAY))
                .then(new Doubtful(TUESDAY.plus(DAY)));
    }

    @Test
    void a_person_is_reminded_each_time_twice_as_late() {
        given(new Doubtful(TUESDAY.plus(DAY)))
                .when(new PaymentUnclear(TUESDAY.plus(DAY)))
                .then(new Doubtful(TUESDAY.plus(DAY.multipliedBy(3))));
    }

    @Test
    void a_late_answer_of_the_bank_still_counts() {
        given(new Doubtful(TUESDAY))
                .when(new PaymentTaken(MONDAY, "P-1"))
                .then(new Paid("P-1", MONDAY), new CreditBalance("P-1", MONDAY));
        given(new Doubtful(TUESDAY))
                .when(new PaymentDeclined(MONDAY, DECLINED))
                .then(new Failed(MONDAY, DECLINED), new Show(Status.FAILED))
                .tells(Notice.TOP_UP_REFUSED);
    }

    @Test
    void a_person_has_the_bank_asked_again_about_the_same_payment() {
        given(new Doubtful(TUESDAY))
                .when(new PersonTriedAgain(MONDAY))
                .then(new Requested(MONDAY.plus(DAY)));
    }

    @Test
    void a_credit_that_was_not_confirmed_is_posted_again_as_the_same() {
        given(new Paid("P-1", MONDAY))
                .when(new CreditOverdue(TUESDAY))
                .then(new Paid("P-1", TUESDAY), new CreditBalance("P-1", MONDAY));
    }

    @Test
    void money_that_comes_after_the_final_balance_goes_back_by_itself() {
        given(new Paid("P-1", MONDAY))
                .when(new BalanceWasStruck(MONDAY))
                .then(new Returning(TUESDAY), new OweBack("P-1", MONDAY))
                .asks(new PayRefund(LINE, new RefundLeg(1, "P-1", "card-4242", CNY_50)));
        given(new Returning(TUESDAY))
                .when(new MoneyReturned(MONDAY))
                .then(new Returned(MONDAY), new EnterReturn(MONDAY), new Show(Status.CANCELLED))
                .tells(Notice.TOP_UP_RETURNED);
    }

    @Test
    void a_return_that_the_bank_refuses_waits_for_a_person() {
        given(new Returning(TUESDAY))
                .when(new ReturnRefused(MONDAY, DECLINED))
                .then(new ReturnStuck(DECLINED, TUESDAY));
        given(new Returning(TUESDAY))
                .when(new ReturnOverdue(TUESDAY))
                .then(new ReturnStuck(null, TUESDAY.plus(DAY)));
    }

    @Test
    void a_stuck_return_is_remembered_until_it_is_gone() {
        given(new ReturnStuck(null, TUESDAY))
                .when(new ReturnRefused(MONDAY, DECLINED))
                .then(new ReturnStuck(DECLINED, TUESDAY));
        given(new ReturnStuck(DECLINED, TUESDAY))
                .when(new ReturnOverdue(TUESDAY))
                .then(new ReturnStuck(DECLINED, TUESDAY.plus(DAY)));
        given(new ReturnStuck(DECLINED, TUESDAY))
                .when(new PersonTriedAgain(MONDAY))
                .then(new Returning(TUESDAY));
        given(new ReturnStuck(DECLINED, TUESDAY))
                .when(new MoneyReturned(MONDAY))
                .then(new Returned(MONDAY), new EnterReturn(MONDAY), new Show(Status.CANCELLED))
                .tells(Notice.TOP_UP_RETURNED);
    }

    @Test
    void a_pack_is_done_when_the_operator_has_delivered_it() {
        given(new InProgress(TUESDAY))
                .when(new PackDelivered(MONDAY))
                .then(new Completed(MONDAY), new FillBuckets(MONDAY), new Show(Status.COMPLETED));
    }

    @Test
    void a_pack_that_is_cancelled_or_late_gives_its_price_back() {
        given(new InProgress(TUESDAY))
                .when(new OrderCancelled(MONDAY))
                .then(new Cancelled(MONDAY), new GiveBack(MONDAY), new Show(Status.CANCELLED));
        given(new InProgress(TUESDAY))
                .when(new DeliveryOverdue(TUESDAY))
                .then(new Cancelled(TUESDAY), new GiveBack(TUESDAY), new Show(Status.CANCELLED));
    }

    @Test
    void a_top_up_that_the_bank_has_not_answered_cannot_be_cancelled() {
        given(new Requested(TUESDAY)).when(new OrderCancelled(MONDAY)).thenNothingMoves();
        given(new Doubtful(TUESDAY)).when(new OrderCancelled(MONDAY)).thenNothingMoves();
    }

    @Test
    void every_state_but_an_end_can_be_left_and_waits_for_somebody_until_some_time() {
        var left = TABLE.rows().stream().map(Row::from);
        assertThat(Stream.concat(left, ENDS.stream().map(Object::getClass)).distinct())
                .containsExactlyInAnyOrder(OrderState.class.getPermittedSubclasses());
        assertThat(ENDS).allMatch(end -> OrderType.waits(end).isEmpty());
        for (var state : WAITING) {
            var wait = OrderType.waits(state).orElseThrow();
            assertThat(TABLE.allows(state.getClass(), wait.then().getClass()))
                    .as("%s is left by %s (I11)", state, wait.then())
                    .isTrue();
        }
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(TABLE, TOLD);
    }

    // The words used above.

    static final Duration DAY = Duration.ofDays(1);
    static final TransitionTable<OrderFile, OrderState, OrderFact> TABLE =
            new OrderRules(DAY).table();
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TUESDAY = MONDAY.plus(DAY);
    static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    static final Money CNY_50 = new Money(50_00, Currency.getInstance("CNY"));
    static final Refusal DECLINED = Refusal.of(Refusal.Code.PAYMENT_MUST_BE_ACCEPTED);
    static final List<OrderState> ENDS = List.of(
            new Completed(MONDAY),
            new Failed(MONDAY, DECLINED),
            new Cancelled(MONDAY),
            new Returned(MONDAY));
    static final List<OrderState> WAITING = List.of(
            new Requested(MONDAY),
            new Doubtful(MONDAY),
            new Paid("P-1", MONDAY),
            new Returning(MONDAY),
            new ReturnStuck(null, MONDAY),
            new InProgress(MONDAY));
    static final Set<List<Class<?>>> TOLD = new HashSet<>();

    static Given given(OrderState state) {
        return new Given(state);
    }

    record Given(OrderState state) {
        /** A change of status that the list does not show is a rule forgotten. */
        private void checkShown(Step<OrderFile, OrderState> step) {
            var shown = step.instructions().contains(new Show(step.state().status()));
            assertThat(shown).isEqualTo(step.state().status() != state.status());
        }

        When when(OrderFact fact) {
            TOLD.add(List.of(state.getClass(), fact.getClass()));
            var kind =
                    state instanceof InProgress ? OrderFile.Kind.DATA_PACK : OrderFile.Kind.TOP_UP;
            var file = new OrderFile(LINE, kind, "card-4242", CNY_50, MONDAY);
            var step = TABLE.decide(file, state, fact);
            step.ifPresent(this::checkShown);
            return new When(step);
        }
    }

    record When(Optional<Step<OrderFile, OrderState>> step) {
        When then(OrderState state, Instruction... instructions) {
            assertThat(step.orElseThrow().state()).isEqualTo(state);
            assertThat(step.get().instructions()).isEqualTo(Arrays.asList(instructions));
            return this;
        }

        void asks(Effect effect) {
            assertThat(step.orElseThrow().effects()).containsExactly(effect);
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
