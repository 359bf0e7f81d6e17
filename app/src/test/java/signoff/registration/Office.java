// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.Say;
import signoff.kernel.Visitor;
import signoff.kernel.Words;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.registration.Registrations.Beginning;
import signoff.simulation.SimulatedOperator;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Role;

/** The whole application with a wound clock, its people, and the messages that reach them. */
public final class Office {

    public static final BrandId DEMO = new BrandId("demo");
    public static final BrandId OTHER = new BrandId("other");
    public static final String PASSWORD = "three blind mice run";
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");

    private static @Nullable Office shared;

    public final SimulatedOperator operator = new SimulatedOperator();
    private final AtomicInteger count = new AtomicInteger();

    /** One for all tests: each has people of its own. */
    public static synchronized Office open() {
        if (shared == null) shared = new Office();
        return shared;
    }

    public <T> T part(Class<T> type) {
        return operator.part(type);
    }

    /** An address that nobody tried anything from. */
    public String address() {
        var number = count.incrementAndGet();
        return "10.1." + number / 250 + "." + (1 + number % 250);
    }

    public String mail() {
        return "p" + count.incrementAndGet() + "@people.example";
    }

    /** Staff have an account of their own kind, and none here. */
    public Visitor engineer() {
        var id = new AccountId(UUID.randomUUID());
        var actor = new Actor(Actor.Role.ENGINEER, Actor.Channel.WEB, id.value().toString());
        var say = new Say(part(Words.class), Language.EN, ZoneId.of("Asia/Hong_Kong"));
        return new Visitor(DEMO, id, actor, say);
    }

    public Visitor person(String mail) {
        var account = new AccountId(UUID.randomUUID());
        part(Subscribers.class)
                .register(new Registration(
                        account,
                        DEMO,
                        Role.SUBSCRIBER,
                        "Chan Tai Man",
                        List.of(mail),
                        PASSWORD,
                        Language.EN,
                        mail,
                        null,
                        null));
        var actor = new Actor(
                Actor.Role.SUBSCRIBER, Actor.Channel.WEB, account.value().toString());
        var say = new Say(part(Words.class), Language.EN, ZoneId.of("Asia/Hong_Kong"));
        return new Visitor(DEMO, account, actor, say);
    }

    public Visitor person() {
        return person(mail());
    }

    public LineId line(AccountId account) {
        var number = count.incrementAndGet();
        var id = new LineId(account, UUID.randomUUID());
        var identity = new NetworkIdentity(
                "00103%010d".formatted(number),
                "86142%08d".formatted(number),
                "898603%014d".formatted(number));
        part(Lines.class)
                .activate(new Line(
                        id,
                        DEMO,
                        Line.Status.ACTIVE,
                        "data-card",
                        "CN",
                        "data-10gb",
                        Currency.getInstance("CNY"),
                        identity,
                        Set.of(Line.Mandate.AUTO_RENEW),
                        null,
                        null,
                        0,
                        Instant.parse("2026-01-02T09:00:00Z"),
                        null,
                        null,
                        null));
        return id;
    }

    public NetworkIdentity identity(LineId line) {
        return part(Lines.class).find(line).orElseThrow().identity();
    }

    /** Until nothing is due any more, at this moment. */
    public void work() {
        var done = 1;
        while (done > 0) done = operator.hand.work(100) + operator.hand.timers(100);
    }

    /** What an address has been told, newest first, as it reads it. */
    public List<String> told(String address) {
        work();
        return part(SimulatedWorld.class).messages(10_000, 0).stream()
                .filter(one -> one.message().to().address().equals(address))
                .sorted(Comparator.comparing(Sent::number).reversed())
                .map(one -> one.message().subject() + "\n" + one.message().text())
                .toList();
    }

    /** The code in the newest message to an address. */
    public String code(String address) {
        var found = CODE.matcher(told(address).getFirst());
        assertThat(found.find()).as("a code for " + address).isTrue();
        return found.group();
    }

    public static UUID begun(Beginning beginning) {
        assertThat(beginning).isInstanceOf(Beginning.Begun.class);
        return ((Beginning.Begun) beginning).proof();
    }

    public static Refusal.@Nullable Code why(@Nullable Refusal refusal) {
        return refusal == null ? null : refusal.code();
    }
}
