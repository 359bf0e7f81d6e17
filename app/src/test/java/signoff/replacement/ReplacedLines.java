// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.WoundClock;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.Service;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.replacement.Replacements.Deciding;
import signoff.replacement.Replacements.Replacement;
import signoff.replacement.Replacements.Status;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Subscribers;
import signoff.suspension.Suspensions;
import signoff.workflow.EffectId;
import signoff.workflow.engine.HandWork;

/** The whole application with a wound clock, which works only when told to, lines, and a stock. */
abstract class ReplacedLines {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "test subscriber");
    static final BrandId DEMO = new BrandId("demo");
    static final Pool POOL = new Pool(DEMO, "CN");
    static final Currency CNY = Currency.getInstance("CNY");
    static final AtomicInteger COUNT = new AtomicInteger();

    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");
    private static SimulatedOperator operator;

    Replacements replacements;
    Suspensions suspensions;
    Lines lines;
    SimulatedWorld world;
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
        replacements = part(Replacements.class);
        suspensions = part(Suspensions.class);
        lines = part(Lines.class);
        world = part(SimulatedWorld.class);
        clock = operator.clock;
        hand = operator.hand;
        clock.set(START);
        for (var form : List.of(SimForm.ESIM, SimForm.VIRTUAL)) newSim(form);
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
        part(JdbcTemplate.class).update("delete from lines.sim where state = 'IN_STOCK'");
    }

    static <T> T part(Class<T> type) {
        return operator.part(type);
    }

    String newSim(SimForm form) {
        var number = COUNT.incrementAndGet();
        var serial = Iccid.checked("8986%014d".formatted(5_000_000 + number));
        var imsi = "00104%010d".formatted(number);
        part(Supply.class).addSims(POOL, form, List.of(new Supply.Sim(serial, imsi)));
        return serial;
    }

    LineId esimLine() {
        return newLine("phone-esim", "esim-8gb", true);
    }

    LineId cardLine() {
        return newLine("data-card", "data-10gb", true);
    }

    LineId newLine(String kind, String plan, boolean mail) {
        var number = COUNT.incrementAndGet();
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var identity = new NetworkIdentity(
                "00102%010d".formatted(number),
                "86141%08d".formatted(number),
                "898602%014d".formatted(number));
        world.addLine(identity);
        var login = "replaced" + number + "@example.test";
        part(Subscribers.class)
                .register(new Subscribers.Registration(
                        id.account(),
                        DEMO,
                        Subscribers.Role.SUBSCRIBER,
                        "Lin Replaced",
                        List.of(login),
                        "correct horse battery",
                        Language.EN,
                        mail ? login : null,
                        mail ? null : "+" + identity.msisdn(),
                        mail ? null : id));
        lines.activate(new Line(
                id,
                DEMO,
                Line.Status.ACTIVE,
                kind,
                "CN",
                plan,
                CNY,
                identity,
                Set.of(Line.Mandate.AUTO_RENEW),
                null,
                null,
                0,
                START,
                null,
                null,
                null));
        part(Ledger.class).open(id, CNY);
        return id;
    }

    void pay(LineId line, long minor) {
        part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        line,
                        AccountKind.CASH,
                        AccountKind.PAID,
                        new Money(minor, CNY),
                        Transfer.Reason.TOP_UP,
                        clock.instant())));
    }

    long paid(LineId line) {
        return part(Ledger.class)
                .balances(List.of(line))
                .get(line)
                .of(AccountKind.PAID)
                .minor();
    }

    /** Until nothing is due any more, at this moment. */
    void work() {
        var done = 1;
        while (done > 0) done = hand.work(100) + hand.timers(100);
    }

    void work(Duration time) {
        for (int step = 0; step < 20; step++) {
            clock.wind(time.dividedBy(20));
            work();
        }
    }

    Replacement ask(LineId line, SimForm form) {
        return decided(replacements.ask(line, form, null, ACTOR));
    }

    String code(CaseId id, int round) {
        work();
        var key = EffectId.of(id, "Tell-SIM_CONFIRM-" + round);
        var found = CODE.matcher(world.messagesOf(key).getLast().message().text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    Replacement confirmed(LineId line, SimForm form) {
        var id = ask(line, form).id();
        return decided(replacements.confirm(id, code(id, 1), ACTOR));
    }

    CaseId beginClosing(LineId line) {
        var closing = new CaseId(line.account(), UUID.randomUUID());
        part(TransactionTemplate.class)
                .executeWithoutResult(
                        status -> lines.beginClosing(List.of(new Lines.Closing(line, closing))));
        return closing;
    }

    void endService(LineId line) {
        var at = clock.instant();
        var until = at.plus(Duration.ofDays(30));
        part(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        lines.endService(List.of(new Lines.Ending(line, at, until, until))));
    }

    void block(LineId line) {
        assertThat(suspensions.block(line, ACTOR)).isInstanceOf(Suspensions.Deciding.Decided.class);
    }

    NetworkIdentity identity(LineId line) {
        return lines.find(line).orElseThrow().identity();
    }

    Service service(NetworkIdentity sim) {
        return world.stateOf(sim).service();
    }

    List<Reason> reasons(LineId line) {
        return lines.suspensions(line).stream().map(Suspension::reason).toList();
    }

    Status status(Replacement one) {
        return replacements.find(one.id()).orElseThrow().status();
    }

    String stateOf(String iccid) {
        return part(JdbcTemplate.class)
                .queryForObject("select state from lines.sim where iccid = ?", String.class, iccid);
    }

    /** The line has another SIM with the number it had, and the old one never serves again. */
    void isOnAnotherSim(LineId line, NetworkIdentity old, String endOfOld) {
        var now = identity(line);
        assertThat(now.msisdn()).isEqualTo(old.msisdn());
        assertThat(now.iccid()).isNotEqualTo(old.iccid());
        assertThat(now.imsi()).isNotEqualTo(old.imsi());
        assertThat(world.stateOf(now).charging()).isEqualTo(Charging.CHARGED);
        assertThat(world.stateOf(now).profile()).isEqualTo(Profile.IN_USE);
        assertThat(service(old)).isEqualTo(Service.BARRED);
        assertThat(world.stateOf(old).charging()).isEqualTo(Charging.STOPPED);
        assertThat(world.stateOf(old).profile()).isEqualTo(Profile.RETIRED_ON_DEVICE);
        assertThat(stateOf(now.iccid())).isEqualTo("ASSIGNED");
        assertThat(stateOf(old.iccid())).isEqualTo(endOfOld); // I26
    }

    /** The line has the SIM that it had, and the network is as the books say. */
    void isOnTheOldSim(LineId line, NetworkIdentity old) {
        assertThat(identity(line)).isEqualTo(old);
        var on = lines.find(line).orElseThrow().serviceEndedAt() == null
                && reasons(line).isEmpty();
        assertThat(service(old)).isEqualTo(on ? Service.SERVED : Service.BARRED);
    }

    static Replacement decided(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Decided.class);
        return ((Deciding.Decided) deciding).replacement();
    }

    static Refusal refused(Deciding deciding) {
        assertThat(deciding).isInstanceOf(Deciding.Refused.class);
        return ((Deciding.Refused) deciding).why();
    }
}
