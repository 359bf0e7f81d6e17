// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.Target;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.notification.Notice;
import signoff.order.Orders;
import signoff.order.Orders.Placing;
import signoff.refund.TakePayment;
import signoff.workflow.EffectId;

/** Who owes settles first: the bill of a living line is paid, and then it can be closed (SF-44). */
class StrictHotspotTest {

    @Test
    void a_hotspot_that_is_held_by_a_bill_is_paid_for_and_then_closed_I14() {
        owes(60_00);
        assertThat(close())
                .isInstanceOfSatisfying(
                        Opening.Refused.class,
                        no -> assertThat(no.why().code()).isEqualTo(Code.CHECKS_MUST_NOT_BLOCK));
        topUp(20_00);
        assertThat(close()).as("a top-up pays no bill").isInstanceOf(Opening.Refused.class);
        var paid = placed(pay(UUID.randomUUID(), CARD, 60_00));
        assertThat(paid.status()).isEqualTo(Orders.Status.PENDING);
        work();
        assertThat(orders.find(paid.id()).orElseThrow().status())
                .isEqualTo(Orders.Status.COMPLETED);
        assertThat(told(paid, Notice.BILL_PAID)).isTrue();
        assertThat(held(AccountKind.UNPAID)).isZero();
        assertThat(held(AccountKind.PAID)).isEqualTo(20_00);

        var closing = ((Opening.Opened) close()).closure().id();
        work();
        closures.confirm(closing, lines.codeOf(closing), ACTOR);
        for (int round = 0; round < 200; round++) pass();
        assertThat(closures.find(closing).orElseThrow().status()).isEqualTo(Status.COMPLETED);
        books();
    }

    @Test
    void the_balance_pays_at_once_and_the_same_request_pays_once_I20() {
        owes(60_00);
        assertThat(refused(pay(UUID.randomUUID(), Orders.BALANCE, 60_00)))
                .isEqualTo(Code.BALANCE_MUST_COVER_PRICE);
        topUp(80_00);
        assertThat(refused(pay(UUID.randomUUID(), Orders.BALANCE, 59_00)))
                .isEqualTo(Code.AMOUNT_MUST_BE_IN_RANGE);
        var request = UUID.randomUUID();
        var paid = placed(pay(request, Orders.BALANCE, 60_00));
        assertThat(paid.status()).isEqualTo(Orders.Status.COMPLETED);
        assertThat(placed(pay(request, Orders.BALANCE, 60_00)).id()).isEqualTo(paid.id());
        assertThat(refused(pay(UUID.randomUUID(), Orders.BALANCE, 60_00)))
                .isEqualTo(Code.BILL_MUST_BE_OPEN);
        work();
        assertThat(told(paid, Notice.BILL_PAID)).isTrue();
        assertThat(held(AccountKind.PAID)).isEqualTo(20_00);
        assertThat(held(AccountKind.UNPAID)).isZero();
        books();
    }

    @Test
    void nobody_pays_by_what_is_not_theirs_and_a_declined_card_leaves_the_bill_open() {
        owes(60_00);
        for (var other : List.of("4111111111111111", "card-9999", "")) {
            assertThat(refused(pay(UUID.randomUUID(), other, 60_00)))
                    .isIn(Code.PROPERTY_MUST_FIT, Code.REQUEST_MUST_BE_UNDERSTOOD);
        }
        world.refuse(NO_CARD);
        var declined = placed(pay(UUID.randomUUID(), NO_CARD, 60_00));
        work();
        assertThat(told(declined, Notice.BILL_PAYMENT_REFUSED)).isTrue();
        assertThat(held(AccountKind.UNPAID)).isEqualTo(-60_00);
        placed(pay(UUID.randomUUID(), CARD, 60_00));
        work();
        assertThat(held(AccountKind.UNPAID)).isZero();
        books();
    }

    @Test
    void while_a_silent_bank_is_asked_no_second_payment_begins_and_the_first_is_taken_once() {
        owes(60_00);
        world.setFaults(Target.PAYMENT, Faults.NONE.withLostBack(1).withCannotTell(1));
        var first = placed(pay(UUID.randomUUID(), CARD, 60_00));
        pass();
        assertThat(refused(pay(UUID.randomUUID(), CARD, 60_00)))
                .isEqualTo(Code.BILL_MUST_NOT_BE_IN_PAYMENT);
        assertThat(refused(pay(UUID.randomUUID(), Orders.BALANCE, 60_00)))
                .isEqualTo(Code.BILL_MUST_NOT_BE_IN_PAYMENT);
        for (int day = 0; day < 10; day++) pass();
        world.setFaults(Faults.NONE);
        orders.tryAgain(first.id(), ACTOR);
        work();
        assertThat(taken(first)).isEqualTo(1);
        assertThat(held(AccountKind.UNPAID)).isZero();
        books();
    }

    @Test
    void what_the_bill_needs_no_more_when_the_money_comes_stays_the_subscribers_I15() {
        owes(60_00);
        world.setFaults(Target.PAYMENT, Faults.NONE.withBusy(1));
        placed(pay(UUID.randomUUID(), CARD, 60_00));
        post(AccountKind.OPERATOR_COST, AccountKind.UNPAID, 25_00, Reason.BILL_SETTLED);
        world.setFaults(Faults.NONE);
        pass();
        work();
        assertThat(held(AccountKind.UNPAID)).isZero();
        assertThat(held(AccountKind.PAID)).isEqualTo(25_00);
        books();
    }

    @Test
    void a_payment_that_comes_after_the_final_balance_goes_back_and_settles_nothing_I17() {
        owes(60_00);
        world.setFaults(Target.PAYMENT, Faults.NONE.withBusy(1));
        var late = placed(pay(UUID.randomUUID(), CARD, 60_00));
        operator.part(Ledger.class).freeze(List.of(line.line));
        world.setFaults(Faults.NONE);
        for (int round = 0; round < 5; round++) pass();
        work();
        assertThat(orders.find(late.id()).orElseThrow().status())
                .isEqualTo(Orders.Status.CANCELLED);
        assertThat(told(late, Notice.BILL_PAYMENT_RETURNED)).isTrue();
        assertThat(held(AccountKind.UNPAID)).isEqualTo(-60_00);
        assertThat(held(AccountKind.PAYABLE)).isZero();
        books();
    }

    /** Whoever is first pays; closing comes before or after, and no money is lost or doubled. */
    @Test
    void payments_that_race_with_each_other_and_with_a_closing_lose_and_double_nothing_I14()
            throws Exception {
        var chance = new SplittableRandom(44);
        for (int round = 0; round < 12; round++) {
            owes(60_00);
            topUp(chance.nextInt(2) == 0 ? 70_00 : 10_00);
            world.setFaults(Target.PAYMENT, Faults.some(0.2));
            var work = new ArrayList<Callable<Object>>();
            for (int each = 0; each < 2; each++) {
                work.add(() -> pay(UUID.randomUUID(), CARD, 60_00));
                work.add(() -> pay(UUID.randomUUID(), Orders.BALANCE, 60_00));
            }
            work.add(() -> operator.part(Ledger.class).freeze(List.of(line.line)));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var answer : threads.invokeAll(work)) answer.get();
            }
            for (int day = 0; day < 12; day++) {
                pass();
                for (var open : orders.openOf(line.line)) orders.tryAgain(open.id(), ACTOR);
            }
            world.setFaults(Faults.NONE);
            for (int day = 0; day < 4; day++) pass();
            assertThat(orders.openOf(line.line)).isEmpty();
            assertThat(held(AccountKind.UNPAID)).isIn(0L, -60_00L);
            assertThat(held(AccountKind.PAYABLE)).isZero();
            books();
        }
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        world = operator.part(SimulatedWorld.class);
        closures = operator.part(Closures.class);
        orders = operator.part(Orders.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
        world.accept(NO_CARD);
    }

    // The words used above.

    static final String CARD = "card-4242";
    static final String NO_CARD = "card-0000";
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "strict-hotspot-test");

    static SimulatedOperator operator;
    static SimulatedWorld world;
    static Closures closures;
    static Orders orders;

    SimulatedLines lines;
    LineModel line;

    /** A new hotspot whose policy lets nobody go who owes. */
    void owes(long minor) {
        lines = new SimulatedLines(operator, new SplittableRandom(1), 0);
        line = lines.bareOf("hotspot-strict");
        lines.paidFrom(line, CARD);
        lines.paidFrom(line, NO_CARD);
        post(AccountKind.UNPAID, AccountKind.REVENUE, minor, Reason.BILL);
    }

    void topUp(long minor) {
        var placing = orders.topUp(UUID.randomUUID(), line.line, CARD, cny(minor), ACTOR);
        assertThat(placing).isInstanceOf(Placing.Placed.class);
        work();
    }

    Placing pay(UUID request, String from, long minor) {
        return orders.payBill(request, line.line, from, cny(minor), ACTOR);
    }

    Opening close() {
        return closures.request(line.line, new Answers(null, null, Set.of(), Stop.SOON), ACTOR);
    }

    void post(AccountKind debit, AccountKind credit, long minor, Reason reason) {
        var at = operator.clock.instant();
        operator.part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(), line.line, debit, credit, cny(minor), reason, at)));
    }

    static Orders.Order placed(Placing placing) {
        assertThat(placing).isInstanceOf(Placing.Placed.class);
        return ((Placing.Placed) placing).order();
    }

    static Code refused(Placing placing) {
        assertThat(placing).isInstanceOf(Placing.Refused.class);
        Refusal why = ((Placing.Refused) placing).why();
        return why.code();
    }

    Money cny(long minor) {
        return new Money(minor, lines.currency());
    }

    static boolean told(Orders.Order order, Notice notice) {
        return !world.messagesOf(EffectId.of(order.id(), "Tell-" + notice + "-0"))
                .isEmpty();
    }

    static int taken(Orders.Order order) {
        return world.paymentsOf(EffectId.of(order.id(), TakePayment.legOf(1))).size();
    }

    long held(AccountKind kind) {
        LineId id = line.line;
        var found = operator.part(Ledger.class).balances(List.of(id));
        return Objects.requireNonNull(found.get(id)).minor().getOrDefault(kind, 0L);
    }

    /** All accounts of the line together are nothing, and every row agrees with its transfers. */
    void books() {
        var found = operator.part(Ledger.class).balances(List.of(line.line));
        var sum = Objects.requireNonNull(found.get(line.line)).minor().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        assertThat(sum).isZero();
        assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        assertThat(world.payoutsPerKey().values()).allMatch(times -> times == 1);
    }

    static void pass() {
        work();
        operator.wind(Duration.ofHours(9));
        operator.hand.timers(100);
    }

    static void work() {
        while (operator.hand.work(50) > 0) {}
    }
}
