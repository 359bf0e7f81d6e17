// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static signoff.ledger.AccountKind.PAID;
import static signoff.ledger.AccountKind.PAYABLE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.Target;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.order.Orders.Deciding;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing;
import signoff.order.Orders.Status;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.refund.TakePayment;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;

/** Orders as people place them, on PostgreSQL and against the simulated bank (SF-79). */
@SpringBootTest(properties = {"signoff.world=memory", "signoff.workflow.poll-every=50ms"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class OrdersTest {

    @Test
    void a_top_up_is_taken_once_credited_once_and_can_be_paid_back() {
        var line = newLine();
        var order = placed(topUp(REQUEST, line, CARD, 50_00));
        assertThat(order.status()).isEqualTo(Status.PENDING);
        assertThat(ends(order)).isEqualTo(Status.COMPLETED);
        assertThat(balance(line, PAID)).isEqualTo(50_00);
        assertThat(refunds.payments(line))
                .extracting(PaymentSource::captured, PaymentSource::refunded)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(cny(50_00), cny(0)));
    }

    @Test
    void a_line_is_topped_up_from_an_instrument_of_its_account_and_from_no_other() {
        var line = newLine();
        for (var other : List.of("4111111111111111", "card-9999")) {
            assertThat(refused(topUp(UUID.randomUUID(), line, other, 50_00)))
                    .isEqualTo(Code.PROPERTY_MUST_FIT);
        }
        var somebodys = newLine();
        knows(somebodys.account(), "card-1234");
        assertThat(refused(topUp(UUID.randomUUID(), line, "card-1234", 50_00)))
                .isEqualTo(Code.PROPERTY_MUST_FIT);
    }

    @Test
    void the_same_request_is_the_same_order_and_the_same_payment() {
        var line = newLine();
        var first = placed(topUp(REQUEST, line, CARD, 50_00));
        assertThat(placed(topUp(REQUEST, line, CARD, 50_00)).id()).isEqualTo(first.id());
        ends(first);
        assertThat(placed(topUp(REQUEST, line, CARD, 50_00)).id()).isEqualTo(first.id());
        assertThat(refused(topUp(REQUEST, line, CARD, 60_00)))
                .isEqualTo(Code.KEY_MUST_MEAN_SAME_REQUEST);
        assertThat(orders.of(line)).hasSize(1);
        assertThat(balance(line, PAID)).isEqualTo(50_00);
    }

    @Test
    void a_card_that_is_declined_brings_nothing() {
        world.refuse("card-0000");
        var line = newLine();
        assertThat(ends(placed(topUp(REQUEST, line, "card-0000", 50_00)))).isEqualTo(Status.FAILED);
        assertThat(balance(line, PAID)).isZero();
    }

    @Test
    void an_amount_out_of_range_or_of_another_currency_is_refused() {
        var line = newLine();
        var hkd = new Money(50_00, Currency.getInstance("HKD"));
        assertThat(refused(topUp(REQUEST, line, CARD, 99))).isEqualTo(Code.AMOUNT_MUST_BE_IN_RANGE);
        assertThat(refused(topUp(REQUEST, line, CARD, 1_000_01)))
                .isEqualTo(Code.AMOUNT_MUST_BE_IN_RANGE);
        assertThat(refused(orders.topUp(REQUEST, line, CARD, hkd, ACTOR)))
                .isEqualTo(Code.AMOUNT_MUST_BE_IN_RANGE);
        assertThat(refused(topUp(REQUEST, line, "card 4242; drop", 50_00)))
                .isEqualTo(Code.REQUEST_MUST_BE_UNDERSTOOD);
    }

    @Test
    void a_line_that_is_being_closed_takes_no_order_and_names_the_case() {
        var line = newLine();
        var closing = beginClosing(line);
        for (var placing : List.of(topUp(REQUEST, line, CARD, 50_00), pack(line, 10_00))) {
            var why = ((Placing.Refused) placing).why();
            assertThat(why)
                    .isEqualTo(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", closing.number()));
        }
    }

    @Test
    void a_pack_costs_its_price_at_once_and_gives_it_back_when_it_is_cancelled() {
        var line = lineWith(50_00);
        assertThat(refused(pack(line, 50_01))).isEqualTo(Code.BALANCE_MUST_COVER_PRICE);
        var order = placed(pack(line, 35_00));
        assertThat(balance(line, PAID)).isEqualTo(15_00);
        assertThat(orders.openOf(line)).extracting(Order::returns).containsExactly(cny(35_00));

        assertThat(orders.cancel(order.id(), ACTOR)).isInstanceOf(Deciding.Decided.class);
        assertThat(balance(line, PAID)).isEqualTo(50_00);
        assertThat(orders.cancel(order.id(), ACTOR))
                .isEqualTo(new Deciding.Refused(Refusal.of(Code.ORDER_MUST_BE_OPEN)));
        assertThat(balance(line, PAID)).isEqualTo(50_00);
    }

    @Test
    void what_is_delivered_is_paid_for() {
        var line = lineWith(50_00);
        var order = placed(pack(line, 35_00));
        orders.deliver(order.id(), ACTOR);
        cancelOpen(line);
        assertThat(orders.find(order.id()).orElseThrow().status()).isEqualTo(Status.COMPLETED);
        assertThat(balance(line, PAID)).isEqualTo(15_00);
    }

    @Test
    void an_execution_cancels_what_is_open_and_can_be() {
        var line = lineWith(50_00);
        world.setFaults(Target.PAYMENT, Faults.NONE.withBusy(1));
        placed(pack(line, 35_00));
        var topUp = placed(topUp(REQUEST, line, CARD, 20_00));
        cancelOpen(line);
        assertThat(orders.openOf(line)).extracting(Order::id).containsExactly(topUp.id());
        assertThat(balance(line, PAID)).isEqualTo(50_00);
    }

    @Test
    void money_that_comes_after_the_final_balance_goes_back_by_itself_once() {
        var line = newLine();
        world.setFaults(Target.PAYMENT, Faults.NONE.withBusy(1));
        var order = placed(topUp(REQUEST, line, CARD, 50_00));
        freeze(line);
        world.setFaults(Target.PAYMENT, Faults.NONE);
        assertThat(ends(order)).isEqualTo(Status.CANCELLED);
        assertThat(balance(line, PAID)).isZero();
        assertThat(balance(line, PAYABLE)).isZero();
        assertThat(paid(line)).isEqualTo(new Moved(50_00, 50_00));
        assertThat(refunds.payments(line))
                .extracting(PaymentSource::refunded)
                .containsExactly(cny(50_00));
    }

    @Test
    void top_ups_that_race_with_the_final_balance_lose_and_double_no_money() throws Exception {
        world.setFaults(Target.PAYMENT, Faults.some(0.2));
        var lines = new ArrayList<LineId>();
        var work = new ArrayList<Callable<Object>>();
        for (int number = 0; number < 20; number++) {
            var line = newLine();
            lines.add(line);
            for (int each = 0; each < 3; each++) {
                work.add(() -> topUp(UUID.randomUUID(), line, CARD, 10_00));
            }
            work.add(() -> struck(line));
        }
        together(work);
        for (var line : lines) {
            for (var order : orders.of(line)) ends(order);
            var moved = paid(line);
            var held = balance(line, PAID) + balance(line, PAYABLE);
            assertThat(moved.in() - moved.out()).as("%s", line).isEqualTo(held);
            assertThat(moved.in()).isEqualTo(30_00);
        }
        assertThat(world.payoutsPerKey().values()).allMatch(times -> times == 1);
    }

    @Test
    void a_top_up_whose_payment_is_told_of_many_times_at_one_moment_is_credited_once_I20()
            throws Exception {
        for (int number = 0; number < 10; number++) {
            // The bank has taken it, and we cannot get it to say so.
            world.setFaults(Target.PAYMENT, Faults.NONE.withLostBack(1).withCannotTell(1));
            var line = newLine();
            var order = placed(topUp(UUID.randomUUID(), line, CARD, 50_00));
            var key = EffectId.of(order.id(), TakePayment.legOf(1));
            await().until(() -> !world.paymentsOf(key).isEmpty());
            var reference = world.paymentsOf(key).getFirst().reference();
            var taken = new OrderFact.PaymentTaken(clock.instant(), reference);
            var told = (Callable<Object>) () -> cases.tell(type, order.id(), taken, ACTOR);
            together(List.of(told, told, told, () -> {
                world.setFaults(Target.PAYMENT, Faults.NONE); // And now it does.
                return orders.tryAgain(order.id(), ACTOR);
            }));
            assertThat(ends(order)).isEqualTo(Status.COMPLETED);
            assertThat(balance(line, PAID)).isEqualTo(50_00);
            assertThat(paid(line)).isEqualTo(new Moved(50_00, 0));
            assertThat(refunds.payments(line)).hasSize(1);
        }
    }

    @Test
    void an_order_is_placed_before_the_line_begins_to_close_or_not_at_all() throws Exception {
        for (int number = 0; number < 25; number++) {
            var line = lineWith(50_00);
            var answers = together(List.of(() -> pack(line, 35_00), () -> beginClosing(line)));
            cancelOpen(line);
            assertThat(orders.openOf(line)).isEmpty();
            assertThat(balance(line, PAID)).isEqualTo(50_00);
            if (answers.getFirst() instanceof Placing.Refused(var why)) {
                assertThat(why.code()).isEqualTo(Code.LINE_MUST_NOT_BE_CLOSING);
            }
        }
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
    }

    // The words used above.

    static final UUID REQUEST = new UUID(0, 77);
    static final String CARD = "card-4242";
    static final Actor ACTOR = Actor.system();
    static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Orders orders;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Refunds refunds;

    @Autowired
    SimulatedWorld world;

    @Autowired
    Cases cases;

    @Autowired
    OrderType type;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WoundClock clock;

    @TestConfiguration
    static class WithClock {
        @Bean
        @Primary
        WoundClock woundClock() {
            return new WoundClock(Instant.parse("2026-03-02T09:00:00Z"));
        }
    }

    /** What the bank took and paid back. */
    record Moved(long in, long out) {}

    static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }

    LineId newLine() {
        var number = COUNT.incrementAndGet();
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var identity = new NetworkIdentity(
                "00101%010d".formatted(number),
                "86140%010d".formatted(number),
                "898600%014d".formatted(number));
        lines.activate(new Line(
                id,
                new BrandId("demo"),
                Line.Status.ACTIVE,
                "data-card",
                "CN",
                "data-10gb",
                Currency.getInstance("CNY"),
                identity,
                Set.of(),
                null,
                null,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(id, Currency.getInstance("CNY"));
        return id;
    }

    LineId lineWith(long minor) {
        var line = newLine();
        ends(placed(topUp(UUID.randomUUID(), line, CARD, minor)));
        return line;
    }

    Placing topUp(UUID request, LineId line, String card, long minor) {
        knows(line.account(), "card-0000");
        knows(line.account(), CARD);
        return orders.topUp(request, line, card, cny(minor), ACTOR);
    }

    /** Another line of the same account was paid from it once. */
    void knows(AccountId account, String instrument) {
        var other = new LineId(account, new UUID(0, 7));
        var reference = "known-" + instrument;
        refunds.remember(List.of(
                new PaymentSource(other, reference, instrument, cny(0), cny(0), Instant.EPOCH)));
    }

    Placing pack(LineId line, long minor) {
        return orders.dataPack(UUID.randomUUID(), line, "pack-5gb", cny(minor), ACTOR);
    }

    static Order placed(Placing placing) {
        return ((Placing.Placed) placing).order();
    }

    static Code refused(Placing placing) {
        return ((Placing.Refused) placing).why().code();
    }

    Status ends(Order order) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> statusLater(order), status -> status != Status.PENDING);
    }

    /** The bank is asked again as time goes by, and after many attempts by a person. */
    Status statusLater(Order order) {
        clock.wind(Duration.ofSeconds(20));
        orders.tryAgain(order.id(), ACTOR);
        return orders.find(order.id()).orElseThrow().status();
    }

    long balance(LineId line, AccountKind kind) {
        return ledger.balances(List.of(line)).get(line).of(kind).minor();
    }

    CaseId beginClosing(LineId line) {
        var closing = new CaseId(line.account(), UUID.randomUUID());
        transaction.executeWithoutResult(status -> {
            lines.lock(line);
            lines.beginClosing(List.of(new Lines.Closing(line, closing)));
        });
        return closing;
    }

    void cancelOpen(LineId line) {
        transaction.executeWithoutResult(
                status -> orders.cancelOpen(List.of(line), Instant.parse("2026-03-02T09:00:00Z")));
    }

    void freeze(LineId line) {
        transaction.executeWithoutResult(status -> ledger.freeze(List.of(line)));
    }

    Map<LineId, ?> struck(LineId line) {
        return transaction.execute(status -> ledger.freeze(List.of(line)));
    }

    Moved paid(LineId line) {
        var references =
                refunds.payments(line).stream().map(PaymentSource::reference).toList();
        long in = 0;
        long out = 0;
        for (var payment : world.payments(0, 10_000)) {
            var isIn = payment.kind() == Payment.Kind.TAKEN;
            if (isIn && references.contains(payment.reference()))
                in += payment.amount().minor();
            if (!isIn && references.contains(payment.source()))
                out += payment.amount().minor();
        }
        return new Moved(in, out);
    }

    static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(work)) answers.add(answer.get());
            return answers;
        }
    }
}
