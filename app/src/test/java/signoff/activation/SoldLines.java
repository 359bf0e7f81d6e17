// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.WoundClock;
import signoff.activation.Activations.Deciding;
import signoff.activation.Activations.Ordered;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.catalog.Catalog;
import signoff.closure.Closures;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.notification.Notice;
import signoff.refund.PayRefund;
import signoff.refund.RefundLeg;
import signoff.refund.Refunds;
import signoff.refund.TakePayment;
import signoff.refund.instrument.Instruments;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Subscribers;
import signoff.workflow.EffectId;
import signoff.workflow.engine.HandWork;

/** The whole application with a wound clock, which works only when told to, and things to sell. */
abstract class SoldLines {

    static final BrandId DEMO = new BrandId("demo");
    static final Pool POOL = new Pool(DEMO, "CN");
    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test subscriber");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");

    private static SimulatedOperator operator;

    Activations activations;
    Supply supply;
    Lines lines;
    SimulatedWorld world;
    WoundClock clock;
    HandWork hand;

    /** What the bank took and paid back for one order. */
    record Moved(long in, long out) {}

    @BeforeAll
    static void open() {
        operator = new SimulatedOperator();
    }

    @AfterAll
    static void close() {
        operator.close();
    }

    @BeforeEach
    void begin() {
        activations = part(Activations.class);
        supply = part(Supply.class);
        lines = part(Lines.class);
        world = part(SimulatedWorld.class);
        clock = operator.clock;
        hand = operator.hand;
        clock.set(START);
    }

    static <T> T part(Class<T> type) {
        return operator.part(type);
    }

    static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }

    /** So many free numbers, and so many profiles of each form that needs no card. */
    void stock(int numbers, int profiles) {
        var free = new ArrayList<String>();
        for (int each = 0; each < numbers; each++) {
            free.add("86142%08d".formatted(COUNT.incrementAndGet()));
        }
        supply.addNumbers(POOL, free);
        for (var form : List.of(SimForm.ESIM, SimForm.VIRTUAL)) {
            for (int each = 0; each < profiles; each++) newSim(form);
        }
    }

    String newCard() {
        return newSim(SimForm.CARD);
    }

    private String newSim(SimForm form) {
        var number = COUNT.incrementAndGet();
        var serial = Iccid.checked("8986%014d".formatted(number));
        var sim = new Supply.Sim(serial, "00103%010d".formatted(number));
        supply.addSims(POOL, form, List.of(sim));
        return serial;
    }

    /** Nothing is left over for the next test. */
    void emptyPool() {
        var sql = part(JdbcTemplate.class);
        sql.update("delete from lines.number where state = 'AVAILABLE'");
        sql.update("delete from lines.sim where state = 'IN_STOCK'");
    }

    AccountId newAccount() {
        var account = new AccountId(UUID.randomUUID());
        var mail = "buyer" + COUNT.incrementAndGet() + "@example.test";
        part(Subscribers.class)
                .register(new Subscribers.Registration(
                        account,
                        DEMO,
                        Subscribers.Role.SUBSCRIBER,
                        "Lin Buyer",
                        List.of(mail),
                        "correct horse battery",
                        Language.EN,
                        mail,
                        null,
                        null));
        for (var card : List.of("4242", "0000")) {
            part(Instruments.class)
                    .add(account, new Named("card-" + card, InstrumentKind.CARD, card, null));
        }
        return account;
    }

    Activations.Request request(String offering, String instrument) {
        var sold = part(Catalog.class).find(DEMO, "CN", offering).orElseThrow();
        return new Activations.Request(
                UUID.randomUUID(), DEMO, "CN", offering, sold.version(), instrument);
    }

    Ordered ordered(String offering, AccountId account) {
        return decided(activations.order(account, request(offering, "card-4242"), ACTOR));
    }

    Deciding name(Ordered order, String serial) {
        return activations.nameCard(order.id(), serial, ACTOR);
    }

    static Ordered decided(Deciding deciding) {
        return ((Deciding.Decided) deciding).order();
    }

    static Refusal.Code refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why().code();
    }

    Ordered now(Ordered order) {
        return activations.find(order.id()).orElseThrow();
    }

    Line line(Ordered order) {
        return lines.find(order.line()).orElseThrow();
    }

    long balance(Ordered order, AccountKind kind) {
        var balances = part(Ledger.class).balances(List.of(order.line())).get(order.line());
        return balances == null ? 0 : balances.of(kind).minor();
    }

    /** Until nothing is due any more, at this moment. */
    void work() {
        var done = 1;
        while (done > 0) done = hand.work(100) + hand.timers(100);
    }

    /** Several workers at once, as on several nodes. */
    void race() {
        var each = (Callable<Integer>) () -> hand.work(3);
        try {
            together(List.of(each, each, each, each, each, each));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** As time goes by, with a person who tries again what is stuck. */
    void workFor(Duration time) {
        for (int step = 0; step < 40; step++) {
            clock.wind(time.dividedBy(40));
            work();
            for (var stuck : part(JdbcTemplate.class)
                    .queryForList(
                            "select order_id from activations.activation where status in"
                                    + " ('PENDING', 'HELD', 'RETURNING')",
                            UUID.class)) {
                activations
                        .locate(DEMO, stuck)
                        .ifPresent(order -> activations.tryAgain(order, ACTOR));
            }
            work();
        }
    }

    boolean isClosed(Ordered order) {
        return line(order).status() == Line.Status.CLOSED;
    }

    /** Asks for it, and types the code from the message where one is asked for. */
    void beginClosing(Ordered order) {
        var closures = part(Closures.class);
        var answers = new Closures.Answers(null, null, Set.of("ALLOWANCE"), Closures.Stop.SOON);
        var opened = (Closures.Opening.Opened) closures.request(order.line(), answers, ACTOR);
        var id = opened.closure().id();
        work();
        var key = EffectId.of(id, "Tell-" + Notice.CLOSURE_CONFIRM + "-1");
        world.messagesOf(key).stream()
                .map(sent -> CODE.matcher(sent.message().text()))
                .filter(Matcher::find)
                .forEach(code -> closures.confirm(id, code.group(), ACTOR));
    }

    /** What came back to the payment of an order after its line was closed. */
    long paidBack(Ordered order) {
        return part(Refunds.class).payments(order.line()).getFirst().refunded().minor();
    }

    Moved paid(Ordered order) {
        var taken = world.paymentsOf(EffectId.of(order.id(), TakePayment.legOf(1)));
        var leg = new PayRefund(order.line(), new RefundLeg(1, "", "", order.due()));
        var back = world.paymentsOf(EffectId.of(order.id(), leg.leg()));
        return new Moved(sum(taken), sum(back));
    }

    private static long sum(List<Payment> payments) {
        return payments.stream().mapToLong(payment -> payment.amount().minor()).sum();
    }

    /** The newest message that went to whoever ordered. */
    String told(Ordered order) {
        return world.messages(500, 0).stream()
                .filter(sent -> sent.key().equals(EffectId.of(order.id(), leg(sent.key(), order))))
                .map(sent -> sent.message().subject() + "\n" + sent.message().text())
                .findFirst()
                .orElse("");
    }

    private static String leg(EffectId key, Ordered order) {
        for (var notice : Notice.values()) {
            var leg = "Tell-" + notice + "-0";
            if (EffectId.of(order.id(), leg).equals(key)) return leg;
        }
        return "";
    }

    static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(work)) answers.add(answer.get());
            return answers;
        }
    }
}
