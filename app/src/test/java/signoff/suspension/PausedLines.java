// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.WoundClock;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.SubscriberRegister.Service;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Status;
import signoff.suspension.Suspensions.Suspended;
import signoff.workflow.engine.HandWork;

/** The whole application with a wound clock, which works only when told to, and lines in it. */
abstract class PausedLines {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final LocalDate DAY_30 = LocalDate.parse("2026-04-01");
    static final LocalDate CHARGED_ON = LocalDate.parse("2026-03-15");
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test subscriber");
    static final AtomicInteger COUNT = new AtomicInteger();

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");

    private static SimulatedOperator operator;

    Suspensions suspensions;
    Lines lines;
    SimulatedWorld world;
    TransactionTemplate transaction;
    WoundClock clock;
    HandWork hand;

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
        suspensions = operator.part(Suspensions.class);
        lines = operator.part(Lines.class);
        world = operator.part(SimulatedWorld.class);
        transaction = operator.part(TransactionTemplate.class);
        clock = operator.clock;
        hand = operator.hand;
        clock.set(START);
    }

    static <T> T part(Class<T> type) {
        return operator.part(type);
    }

    LineId newLine() {
        var number = COUNT.incrementAndGet();
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var cny = Currency.getInstance("CNY");
        var identity = new NetworkIdentity(
                "00102%010d".formatted(number),
                "86141%08d".formatted(number),
                "898602%014d".formatted(number));
        world.addLine(identity);
        var mail = "paused" + number + "@example.test";
        operator.part(Subscribers.class)
                .register(new Subscribers.Registration(
                        id.account(),
                        new BrandId("demo"),
                        Subscribers.Role.SUBSCRIBER,
                        "Lin Paused",
                        List.of(mail),
                        "correct horse battery",
                        Language.EN,
                        mail,
                        null,
                        null));
        lines.activate(new Line(
                id,
                new BrandId("demo"),
                Line.Status.ACTIVE,
                "data-card",
                "CN",
                "data-10gb",
                cny,
                identity,
                Set.of(Line.Mandate.AUTO_RENEW),
                new Money(59_00, cny),
                CHARGED_ON,
                0,
                START,
                null,
                null,
                null));
        return id;
    }

    /** As its holder does who reads the code in their mail. */
    Deciding unblock(Suspended block) {
        return unblock(block, ask(block), null);
    }

    /** @param code what is typed; null for what was sent last */
    Deciding unblock(Suspended block, UUID proof, @Nullable String code) {
        var typed = code == null ? code(block.line()) : code;
        return part(Unblocks.class).unblock(block.id(), proof, typed, ACTOR);
    }

    UUID ask(Suspended block) {
        var asking = part(Unblocks.class).ask(block.id(), ACTOR);
        work();
        return ((Unblocks.Asking.Asked) asking).proof();
    }

    /** How often the holder of a line was told something. */
    long told(LineId line) {
        var held = part(Contacts.class).of(line.account()).getFirst().contact();
        return world.messages(500, 0).stream()
                .filter(sent -> sent.message().to().equals(held))
                .count();
    }

    /** The last code that was sent to the holder of a line; none when none was. */
    String code(LineId line) {
        var held = part(Contacts.class).of(line.account()).getFirst().contact();
        return world.messages(500, 0).stream()
                .map(Sent::message)
                .filter(message -> message.to().equals(held))
                .map(message -> CODE.matcher(message.text()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst()
                .orElse("");
    }

    /** Until nothing is due any more, at this moment. */
    void work() {
        var done = 1;
        while (done > 0) done = hand.work(100) + hand.timers(100);
    }

    CaseId beginClosing(LineId line) {
        var closing = new CaseId(line.account(), UUID.randomUUID());
        transaction.executeWithoutResult(
                status -> lines.beginClosing(List.of(new Lines.Closing(line, closing))));
        return closing;
    }

    void keep(LineId line) {
        transaction.executeWithoutResult(status -> lines.keep(List.of(line)));
    }

    void endService(LineId line) {
        var at = clock.instant();
        var until = at.plus(Duration.ofDays(30));
        transaction.executeWithoutResult(
                status -> lines.endService(List.of(new Lines.Ending(line, at, until, until))));
    }

    Line now(LineId line) {
        return lines.find(line).orElseThrow();
    }

    Service service(LineId line) {
        return world.stateOf(now(line).identity()).service();
    }

    List<Reason> reasons(LineId line) {
        return lines.suspensions(line).stream().map(Suspension::reason).toList();
    }

    Status statusOf(Suspended one) {
        return suspensions.find(one.id()).orElseThrow().status();
    }

    static Suspended decided(Deciding deciding) {
        return ((Deciding.Decided) deciding).suspended();
    }

    static Refusal refused(Deciding deciding) {
        return ((Deciding.Refused) deciding).why();
    }
}
