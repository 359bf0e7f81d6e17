// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.Application;
import signoff.TestHome;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.console.Integrators;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.notification.Notice;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.refund.TakePayment;
import signoff.subscriber.Subscribers;
import signoff.workflow.Cases;
import signoff.workflow.EffectId;
import signoff.workflow.Evidence;

/** Asks for closings on a database that servers work on; carries out nothing itself. */
final class Desk implements AutoCloseable {

    /** What every line was paid from. */
    static final String CARD = "card-4242";

    static final String LOGIN = "crash-test";
    static final String PASSWORD = "correct horse battery";

    private static final Currency CNY = Currency.getInstance("CNY");
    static final BrandId BRAND = new BrandId("demo");
    private static final Money CREDIT = new Money(25_00, CNY);
    private static final Pattern DIGITS = Pattern.compile("\\b\\d{8}\\b");
    static final Actor ACTOR = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "crash-test");

    private final ConfigurableApplicationContext context;
    private final AccountId account = new AccountId(new UUID(0xC4A5, 1));
    private final List<LineId> lines = new ArrayList<>();
    private final Map<String, String> secrets = new HashMap<>();

    Desk(TestPostgres.Fresh database) {
        this(database, "Crash Test", "crash@example.test", null);
    }

    /** For somebody of this name, with these contacts. */
    Desk(TestPostgres.Fresh database, String name, String email, @Nullable String phone) {
        context = new SpringApplicationBuilder(Application.class)
                .run(
                        "--server.port=0",
                        "--db.url=" + database.url(),
                        "--db.user=" + database.user(),
                        "--db.password=" + database.password(),
                        "--db.connections=4",
                        "--signoff.home=" + TestHome.named("crash"),
                        "--signoff.world=database",
                        "--signoff.workflow.run=false",
                        "--signoff.sign-in.codes-per-login=20", // One person asks for many codes.
                        "--logging.level.root=WARN");
        part(Subscribers.class)
                .register(new Subscribers.Registration(
                        account,
                        BRAND,
                        Subscribers.Role.SUBSCRIBER,
                        name,
                        List.of(LOGIN, email),
                        PASSWORD,
                        Language.EN,
                        email,
                        phone,
                        null));
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Puts so many lines into service, each with credit that a card brought. */
    void openLines(int count) {
        for (int number = 1; number <= count; number++) lines.add(open(number));
    }

    private LineId open(int number) {
        var identity = new NetworkIdentity(
                "46002%010d".formatted(number),
                "86138%08d".formatted(number),
                "898602%013d".formatted(number));
        var line = new LineId(account, new UUID(0x11E, number));
        var now = Instant.now(Clock.systemUTC());
        part(SimulatedWorld.class).addLine(identity);
        part(Lines.class)
                .activate(new Line(
                        line,
                        BRAND,
                        Line.Status.ACTIVE,
                        "instant",
                        "CN",
                        "data-10gb",
                        CNY,
                        identity,
                        Set.of(Line.Mandate.AUTO_RENEW),
                        null,
                        null,
                        0,
                        now,
                        null,
                        null,
                        null));
        part(Ledger.class).open(line, CNY);
        part(Refunds.class)
                .remember(List.of(new PaymentSource(
                        line, "old-" + number, CARD, CREDIT, Money.none(CNY), now)));
        part(Ledger.class)
                .post(List.of(new Transfer(
                        new UUID(7, number),
                        line,
                        AccountKind.CASH,
                        AccountKind.PAID,
                        CREDIT,
                        Transfer.Reason.TOP_UP,
                        now)));
        return line;
    }

    /** Asks for the next lines to be closed; the code comes when a server has sent it. */
    List<CaseId> request(int from, int count) {
        return lines.subList(from, from + count).stream().map(this::request).toList();
    }

    private CaseId request(LineId line) {
        var answers = new Answers(null, null, Set.of(), Stop.SOON);
        return switch (part(Closures.class).request(line, answers, ACTOR)) {
            case Opening.Opened(var closure) -> closure.id();
            case Opening.AlreadyOpen(var closure) -> closure.id();
            case Opening.Refused(var why) -> throw new AssertionError(why);
        };
    }

    /** Confirms what has its code; answers what still waits for one. */
    List<CaseId> confirm(List<CaseId> cases) {
        return cases.stream().filter(id -> !confirmed(id)).toList();
    }

    private boolean confirmed(CaseId id) {
        return sentCode(id)
                .map(code -> part(Closures.class).confirm(id, code, ACTOR))
                .filter(answer -> answer instanceof Deciding.Decided)
                .isPresent();
    }

    /** The code of the message, if it was sent. */
    Optional<String> sentCode(CaseId id) {
        return sentCode(id, Notice.CLOSURE_CONFIRM);
    }

    Optional<String> sentCode(CaseId id, Notice notice) {
        var key = EffectId.of(id, "Tell-" + notice + "-1");
        return part(SimulatedWorld.class).messagesOf(key).stream()
                .findFirst()
                .map(sent -> codeIn(sent.message().text()));
    }

    private static String codeIn(String text) {
        var code = DIGITS.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    String secretOf(String program) {
        var integrators = part(Integrators.class);
        var secret = secrets.computeIfAbsent(program, name -> integrators.newSecret());
        integrators.enter(BRAND, program, secret, Integrators.SCOPES);
        return secret;
    }

    AccountId account() {
        return account;
    }

    LineId lineOf(int place) {
        return lines.get(place);
    }

    UUID line(int place) {
        return lines.get(place).value();
    }

    CaseId caseOf(String id) {
        return new CaseId(account, UUID.fromString(id));
    }

    /** The code of the message, as soon as it was sent. */
    String codeOf(CaseId id) {
        return codeOf(id, Notice.CLOSURE_CONFIRM);
    }

    String codeOf(CaseId id, Notice notice) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() < giveUp) {
            var code = sentCode(id, notice);
            if (code.isPresent()) return code.get();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        throw new AssertionError("no code came for " + id);
    }

    /** The payment that each line came with cannot be paid back any more. */
    void refusePayBack(int place) {
        part(SimulatedWorld.class)
                .refuse("old-" + lines.get(place).value().getLeastSignificantBits());
    }

    /** The database, as its owner sees it. */
    JdbcTemplate sql() {
        return part(JdbcTemplate.class);
    }

    /** A bill that the money of the line does not cover. */
    void owe(int place) {
        part(Ledger.class)
                .post(List.of(new Transfer(
                        UUID.randomUUID(),
                        lines.get(place),
                        AccountKind.UNPAID,
                        AccountKind.REVENUE,
                        new Money(900_00, CNY),
                        Transfer.Reason.BILL,
                        Instant.now(Clock.systemUTC()))));
    }

    /** How often money was taken for the final bill of a case, over all rounds. */
    int timesTaken(CaseId id) {
        var world = part(SimulatedWorld.class);
        return IntStream.rangeClosed(1, 3)
                .map(round -> world.paymentsOf(EffectId.of(id, TakePayment.legOf(round)))
                        .size())
                .sum();
    }

    void waitForOneOf(CaseId id, String... facts) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Collections.disjoint(facts(id), List.of(facts))) {
            assertThat(System.nanoTime()).as("only %s", facts(id)).isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The facts of a case, in their order. */
    List<String> facts(CaseId id) {
        return part(Cases.class).journal(id).stream().map(Cases.Entry::fact).toList();
    }

    void waitUntilAllEnded(long seconds) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (open() > 0) {
            assertThat(System.nanoTime()).as("still open: %d", open()).isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** What was only asked for stays open until somebody confirms; all else must end. */
    private int open() {
        return count("select count(*) from workflow.case_file where due_at is not null"
                + " and state <> 'AwaitingConfirmation'");
    }

    int count(String query) {
        var found = part(JdbcTemplate.class).queryForObject(query, Integer.class);
        return found == null ? 0 : found;
    }

    void waitUntilCompleted(int count, long seconds) {
        waitUntil(this::completed, count, seconds);
    }

    static void waitUntil(IntSupplier done, int count, long seconds) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (done.getAsInt() < count) {
            assertThat(System.nanoTime()).as("done: %d", done.getAsInt()).isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    int completed() {
        return count("select count(*) from workflow.case_file where state = 'Completed'");
    }

    int withdrawn() {
        return count("select count(*) from workflow.case_file where state = 'Withdrawn'");
    }

    /** What was under way, or due, or due later. */
    int openEffects() {
        return count("select count(*) from workflow.effect where status = 'OPEN'");
    }

    /** For each line what it had, and what a top-up took, is what was paid back for it (I15). */
    void allOfItWentBack(Map<UUID, Optional<CaseId>> topUps) {
        var world = part(SimulatedWorld.class);
        var back = world.payments(0, 1_000_000).stream()
                .filter(payment -> payment.kind() == Payment.Kind.PAID_BACK)
                .collect(Collectors.groupingBy(
                        Payment::source,
                        Collectors.summingLong(payment -> payment.amount().minor())));
        topUps.forEach((line, topUp) -> {
            var taken = topUp.stream()
                    .map(order -> EffectId.of(order, TakePayment.legOf(1)))
                    .flatMap(key -> world.paymentsOf(key).stream())
                    .toList();
            assertThat(taken).hasSize(topUp.isPresent() ? 1 : 0);
            assertThat(back.get("old-" + line.getLeastSignificantBits())).isEqualTo(CREDIT.minor());
            assertThat(taken)
                    .allMatch(one -> Objects.equals(
                            back.get(one.reference()), one.amount().minor()));
        });
    }

    /** I14, I20, I28: every refund left once, the book balances, every chain verifies. */
    void allIsWell(int closings) {
        allIsWell(closings, closings);
    }

    void allIsWell(int closings, int cases) {
        var world = part(SimulatedWorld.class);
        var paidBack = world.payments(0, 1_000_000).stream()
                .filter(payment -> payment.kind() == Payment.Kind.PAID_BACK)
                .toList();
        assertThat(paidBack).hasSize(closings).allMatch(one -> one.amount().equals(CREDIT));
        assertThat(world.payoutsPerKey().values()).hasSize(closings).allMatch(times -> times == 1);
        assertThat(paidBack.stream().map(Payment::source).distinct()).hasSize(closings);
        assertThat(moneyIsWell()).isEqualTo(cases);
    }

    /** No refund left twice, the book balances, every chain verifies; answers how many cases. */
    long moneyIsWell() {
        var times = part(SimulatedWorld.class).payoutsPerKey().values();
        assertThat(times).allMatch(count -> count == 1);
        assertThat(part(BookCheck.class).findings()).isEmpty();
        var evidence = part(Evidence.class).verifyAll();
        assertThat(evidence.broken()).isEmpty();
        return evidence.cases();
    }

    @Override
    public void close() {
        context.close();
    }
}
