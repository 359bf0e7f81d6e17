// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.WoundClock;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.catalog.Catalog;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Subscribers;
import signoff.workflow.engine.HandWork;

/** The whole application with a wound clock, which works only when told to, and lines on plans. */
public abstract class RenewedLines {

    protected static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    protected static final LocalDate DUE = LocalDate.parse("2026-04-02");
    protected static final Instant DUE_AT = Instant.parse("2026-04-01T16:00:00Z");
    protected static final String CARD = "card-4242";
    private static final BrandId DEMO = new BrandId("demo");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static SimulatedOperator operator;

    protected Lines lines;
    protected Mandates mandates;
    RenewalDesk desk;
    protected SimulatedWorld world;
    protected WoundClock clock;
    protected HandWork hand;

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
        lines = part(Lines.class);
        mandates = part(Mandates.class);
        desk = part(RenewalDesk.class);
        world = part(SimulatedWorld.class);
        clock = operator.clock;
        hand = operator.hand;
        clock.set(START);
        part(JdbcTemplate.class).update("update lines.recurring set look_at = 'infinity'");
    }

    protected static <T> T part(Class<T> type) {
        return operator.part(type);
    }

    protected static Money cny(long minor) {
        return new Money(minor, Currency.getInstance("CNY"));
    }

    /** A line on an offering, first due on {@link #DUE}, with so much paid in by the card. */
    protected LineId newLine(String offering, long paidIn, Mandate... given) {
        var number = COUNT.incrementAndGet();
        var sold = part(Catalog.class).find(DEMO, "CN", offering).orElseThrow();
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var identity = new NetworkIdentity(
                "00104%010d".formatted(number),
                "86143%08d".formatted(number),
                "898604%014d".formatted(number));
        world.addLine(identity);
        person(id, number);
        part(Ledger.class).open(id, cny(0).currency());
        var fee = sold.plan().fee().amount();
        lines.activate(new Line(
                id,
                DEMO,
                Line.Status.ACTIVE,
                sold.kind(),
                "CN",
                offering,
                cny(0).currency(),
                identity,
                Set.of(given),
                fee.isZero() ? null : fee,
                DUE,
                0,
                START,
                null,
                null,
                null));
        part(HeldOfferings.class).hold(id, new HeldOffering(offering, sold.version(), START));
        if (paidIn > 0) payIn(id, paidIn);
        return id;
    }

    private static void person(LineId id, int number) {
        var mail = "renewed" + number + "@example.test";
        part(Subscribers.class)
                .register(new Subscribers.Registration(
                        id.account(),
                        DEMO,
                        Subscribers.Role.SUBSCRIBER,
                        "Lin Renewed",
                        List.of(mail),
                        "correct horse battery",
                        Language.EN,
                        mail,
                        null,
                        null));
    }

    protected void payIn(LineId line, long minor) {
        var reference = "P-" + UUID.randomUUID();
        part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        line,
                        AccountKind.CASH,
                        AccountKind.PAID,
                        cny(minor),
                        Reason.TOP_UP,
                        clock.instant())));
        inTransaction(() -> {
            part(Refunds.class)
                    .remember(List.of(new PaymentSource(
                            line, reference, CARD, cny(minor), cny(0), clock.instant())));
            return true;
        });
    }

    protected static <T> T inTransaction(Callable<T> work) {
        return Objects.requireNonNull(part(TransactionTemplate.class).execute(status -> {
            try {
                return work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));
    }

    /** The renewals, on one node, until there is nothing to look at. */
    protected void renew() {
        var more = true;
        while (more) more = desk.run();
    }

    /** As hours go by: renewals look, and what they asked for is done. */
    protected void goOn(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            clock.wind(Duration.ofHours(1));
            renew();
            work();
        }
    }

    /** Until nothing is due any more, at this moment. */
    protected void work() {
        var done = 1;
        while (done > 0) done = hand.work(100) + hand.timers(100);
    }

    protected Line now(LineId line) {
        return lines.find(line).orElseThrow();
    }

    protected long balance(LineId line, AccountKind kind) {
        return Objects.requireNonNull(part(Ledger.class).balances(List.of(line)).get(line))
                .of(kind)
                .minor();
    }

    protected List<Transfer> fees(LineId line) {
        return part(Ledger.class).statement(line).stream()
                .filter(transfer -> transfer.reason() == Reason.RECURRING_FEE)
                .toList();
    }

    protected CaseId beginClosing(LineId line) {
        var closing = new CaseId(line.account(), UUID.randomUUID());
        return inTransaction(() -> {
            lines.beginClosing(List.of(new Lines.Closing(line, closing)));
            return closing;
        });
    }

    /** The subjects of what was told of a line, newest first. */
    protected List<String> told(LineId line) {
        var digits = now(line).identity().msisdn();
        var end = "ending " + digits.substring(digits.length() - 4);
        return world.messages(500, 0).stream()
                .map(sent -> sent.message().subject())
                .filter(subject -> subject.contains(end))
                .toList();
    }

    protected static <T> List<T> together(List<Callable<T>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<T>();
            for (Future<T> answer : threads.invokeAll(work)) answers.add(answer.get());
            return answers;
        }
    }
}
