// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.adapter.simulated.Faults;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.Target;
import signoff.closure.Closures;
import signoff.console.security.Residents;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.TestWords;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.notification.Notice;
import signoff.order.Orders;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing.Placed;
import signoff.order.Orders.Status;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.restoration.Restorations;
import signoff.subscriber.Subscribers;
import signoff.workflow.CaseType;
import signoff.workflow.EffectId;
import signoff.workflow.engine.HandWork;

/** What waits for an engineer: found from the first page on, and tried again by a button. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.world=memory", "signoff.workflow.run=false"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class ParkedPageTest {

    @Test
    void an_engineer_is_led_to_what_waits_and_a_subscriber_is_not() {
        assertThat(residents.engineer(port).get("/staff").body())
                .contains("href=\"/operator/parked\"", "href=\"/operator/policy\"")
                .doesNotContain("There is no line");
        assertThat(residents.subscriber(port).get("/home").body()).doesNotContain("/operator");
    }

    @Test
    void whatever_kind_of_case_waits_the_page_has_a_word_for_it() {
        for (var type : types) {
            for (var language : Language.values()) {
                assertThat(TestWords.ALL.say(language, "parked.case." + type.name()))
                        .isNotBlank();
            }
        }
        assertThat(types).hasSizeGreaterThan(3);
    }

    @Test
    void a_top_up_that_the_bank_never_answered_is_tried_again_and_taken_once() {
        world.setFaults(Target.PAYMENT, Faults.NONE.withLostThere(1));
        var order = topUp("card-4242");
        nobodyAnswers();
        assertThat(parked())
                .contains("TakePayment", order.id().number(), "ATTEMPTS_MUST_NOT_BE_USED_UP");

        world.setFaults(Faults.NONE);
        assertThat(tryAgain(order)).contains("is tried again").doesNotContain("TakePayment");
        work.work(10);
        work.timers(10);
        assertThat(statusOf(order)).isEqualTo(Status.COMPLETED);
        assertThat(tryAgain(order)).contains("does not wait for a person");
    }

    @Test
    void a_card_that_was_declined_waits_for_nobody() {
        world.refuse("card-0000");
        var order = topUp("card-0000");
        work.work(10);
        assertThat(statusOf(order)).isEqualTo(Status.FAILED);
        assertThat(parked()).doesNotContain(order.id().number());
    }

    /** L9: the network forgot the profile, and somebody has put that right. */
    @Test
    void a_restore_that_is_stuck_is_tried_again() {
        var line = newLine();
        register(line.account());
        var id = restoring(closed(line));
        world.forget(Target.PROFILES, lines.find(line).orElseThrow().identity());
        restorations.confirm(id, codeOf(id, Notice.RESTORE_CONFIRM), ACTOR);
        passDay();
        assertThat(parked()).contains("ReviveProfile", id.number());

        world.addLine(lines.find(line).orElseThrow().identity());
        assertThat(tryAgain(id)).contains("is tried again").doesNotContain("ReviveProfile");
        passDay();
        assertThat(restorations.find(id).orElseThrow().status())
                .isEqualTo(Restorations.Status.RESTORED);
    }

    @Test
    void a_case_that_nobody_knows_is_not_found() {
        parked();
        var path = "/operator/parked/" + UUID.randomUUID();
        assertThat(residents.engineer(port).post(path, Map.of()).statusCode()).isEqualTo(404);
    }

    @AfterEach
    void the_weather_clears_up() {
        world.setFaults(Faults.NONE);
    }

    // The words used above.

    private static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "parked-page-test");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int MORE_THAN_PATIENCE = 40;

    @LocalServerPort
    int port;

    @Autowired
    List<CaseType<?, ?, ?>> types;

    @Autowired
    Residents residents;

    @Autowired
    Orders orders;

    @Autowired
    Closures closures;

    @Autowired
    Restorations restorations;

    @Autowired
    Subscribers subscribers;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Refunds refunds;

    @Autowired
    SimulatedWorld world;

    @Autowired
    WoundClock clock;

    private final HandWork work;

    ParkedPageTest(@Autowired BeanFactory node) {
        work = new HandWork(node);
    }

    @TestConfiguration
    static class WithClock {
        @Bean
        @Primary
        WoundClock woundClock() {
            return new WoundClock(Instant.parse("2026-03-02T09:00:00Z"));
        }
    }

    private String parked() {
        return residents.engineer(port).get("/operator/parked").body();
    }

    /** What the page says after the button. */
    private String tryAgain(Order order) {
        return tryAgain(order.id());
    }

    private String tryAgain(CaseId id) {
        parked();
        residents.engineer(port).post("/operator/parked/" + id.value(), Map.of());
        return parked();
    }

    private void register(AccountId account) {
        var mail = account.value() + "@example.test";
        subscribers.register(new Subscribers.Registration(
                account,
                Residents.DEMO,
                Subscribers.Role.SUBSCRIBER,
                "Somebody",
                List.of(mail),
                "correct horse battery",
                Language.EN,
                mail,
                null,
                null));
    }

    private LineId closed(LineId line) {
        var answers = new Closures.Answers(null, null, Set.of(), Closures.Stop.SOON);
        var opened = (Closures.Opening.Opened) closures.request(line, answers, ACTOR);
        var id = opened.closure().id();
        closures.confirm(id, codeOf(id, Notice.CLOSURE_CONFIRM), ACTOR);
        for (int day = 0; day < 9; day++) passDay();
        return line;
    }

    private CaseId restoring(LineId line) {
        var asked = (Restorations.Deciding.Decided) restorations.ask(line, ACTOR);
        return asked.restoration().id();
    }

    private String codeOf(CaseId id, Notice notice) {
        while (work.work(10) > 0) {}
        var sent = world.messagesOf(EffectId.of(id, "Tell-" + notice + "-1"));
        var code = Pattern.compile("\\b\\d{8}\\b")
                .matcher(sent.getFirst().message().text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private void passDay() {
        while (work.work(10) > 0) {}
        clock.wind(Duration.ofDays(1));
        work.timers(50);
        while (work.work(10) > 0) {}
    }

    private void nobodyAnswers() {
        for (int time = 0; time < MORE_THAN_PATIENCE; time++) {
            work.work(10);
            clock.wind(Duration.ofMinutes(20));
        }
    }

    private Status statusOf(Order order) {
        return orders.find(order.id()).orElseThrow().status();
    }

    private Order topUp(String card) {
        var amount = new Money(50_00, CNY);
        var line = newLine();
        var none = Money.none(CNY);
        refunds.remember(
                List.of(new PaymentSource(line, "known", card, none, none, Instant.EPOCH)));
        var placed = orders.topUp(UUID.randomUUID(), line, card, amount, Actor.system());
        return ((Placed) placed).order();
    }

    private LineId newLine() {
        var id = new LineId(new AccountId(UUID.randomUUID()), UUID.randomUUID());
        var number = Math.floorMod(id.value().getLeastSignificantBits(), 1_000_000_000L);
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "data-card",
                "CN",
                "data-10gb",
                CNY,
                new NetworkIdentity(
                        "00101%010d".formatted(number),
                        "86140%010d".formatted(number),
                        "898600%014d".formatted(number)),
                Set.of(),
                null,
                null,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(id, CNY);
        world.addLine(lines.find(id).orElseThrow().identity());
        return id;
    }
}
