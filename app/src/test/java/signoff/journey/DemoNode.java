// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinitionCustomizer;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.Application;
import signoff.TestHome;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.console.security.Browser;
import signoff.demo.DemoStaff;
import signoff.demo.port.DemoWorld;
import signoff.demo.port.DemoWorld.Mood;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Posting.NotPosted;
import signoff.ledger.Transfer;
import signoff.line.Lines;
import signoff.line.NumberResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application as a demo: filled, with a clock to wind and messages to read. */
final class DemoNode implements AutoCloseable {

    static final String PASSWORD = "leave-in-peace";

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String root;

    DemoNode(String... more) {
        this(TestPostgres.fresh(), TestHome.named("journey"), more);
    }

    /** On a day that has passed or is to come. */
    static DemoNode on(Instant day) {
        var away = Duration.between(Instant.now(), day);
        var machine = Clock.offset(Clock.systemUTC(), away);
        return new DemoNode(machine, TestPostgres.fresh(), TestHome.named("journey"));
    }

    /** On a database, perhaps behind a wire, with a home of its own. */
    DemoNode(TestPostgres.Fresh database, Path home, String... more) {
        this(Clock.systemUTC(), database, home, more);
    }

    private DemoNode(Clock machine, TestPostgres.Fresh database, Path home, String... more) {
        var settings = Stream.of(
                "--server.port=0",
                "--db.url=" + database.url(),
                "--db.user=" + database.user(),
                "--db.password=" + database.password(),
                "--db.connections=8",
                "--signoff.home=" + home,
                "--signoff.demo=true",
                "--signoff.world=memory",
                "--signoff.workflow.poll-every=50ms",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
        context = new SpringApplicationBuilder(Application.class)
                .initializers(begun -> ((GenericApplicationContext) begun)
                        .registerBean("machineClock", Clock.class, () -> machine, byNameOnly()))
                .run(Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
        root = "http://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    private static BeanDefinitionCustomizer byNameOnly() {
        return clock -> ((AbstractBeanDefinition) clock).setDefaultCandidate(false);
    }

    String root() {
        return root;
    }

    int port() {
        return URI.create(root).getPort();
    }

    /** What payments from this instrument meet from now on. */
    void takes(String instrument, boolean accepts) {
        var world = context.getBean(SimulatedWorld.class);
        if (accepts) world.accept(instrument);
        else world.refuse(instrument);
    }

    /** What every payment meets from now on. */
    void bankIs(Mood mood) {
        context.getBean(DemoWorld.class).set("payment", mood);
    }

    /** Something that a database administrator does. */
    void run(String statement) {
        context.getBean(JdbcTemplate.class).execute(statement);
    }

    /** A bill that nobody has paid, as the operator's billing enters it. */
    void bill(String line, long minor) {
        post(line, AccountKind.UNPAID, AccountKind.REVENUE, minor, Transfer.Reason.BILL);
    }

    /** Promotional credit, which is lost when the line is closed. */
    void give(String line, long minor) {
        post(line, AccountKind.BONUS_COST, AccountKind.PROMOTIONAL, minor, Transfer.Reason.BONUS);
    }

    private void post(
            String line, AccountKind debit, AccountKind credit, long minor, Transfer.Reason why) {
        var transfer = new Transfer(
                UUID.randomUUID(),
                lineAt(line),
                debit,
                credit,
                new Money(minor, Currency.getInstance("CNY")),
                why,
                context.getBean("clock", Clock.class).instant());
        var posted = context.getBean(Ledger.class).post(List.of(transfer)).getFirst();
        if (posted instanceof NotPosted no) throw new AssertionError(no);
    }

    /** What was posted to the book of a line for one reason, in minor units. */
    List<Long> posted(String line, Transfer.Reason why) {
        return context.getBean(Ledger.class).statement(lineAt(line)).stream()
                .filter(transfer -> transfer.reason() == why)
                .map(transfer -> transfer.amount().minor())
                .toList();
    }

    /** Where the number of a line stands. */
    NumberResource numberOf(String line) {
        var lines = context.getBean(Lines.class);
        var msisdn = lines.find(lineAt(line)).orElseThrow().identity().msisdn();
        return lines.number(msisdn).orElseThrow();
    }

    private LineId lineAt(String line) {
        var id = UUID.fromString(line.substring(line.lastIndexOf('/') + 1));
        return context.getBean(Lines.class).locate(new BrandId("demo"), id).orElseThrow();
    }

    /** The database, as its owner sees it. */
    JdbcTemplate sql() {
        return context.getBean(JdbcTemplate.class);
    }

    /** What was taken from an instrument, payment by payment, in minor units. */
    List<Long> taken(String instrument) {
        return context.getBean(SimulatedWorld.class).payments(0, 1_000).stream()
                .filter(payment -> payment.source().equals(instrument))
                .map(payment -> payment.amount().minor())
                .toList();
    }

    /** Somebody new with a line that has credit. */
    Guest guest() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(root + "/demo/lines"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        var guest = json.readTree(http.send(request, BodyHandlers.ofString()).body());
        return new Guest(
                guest.required("login").asString(),
                guest.required("email").asString(),
                "/lines/" + guest.required("line").asString());
    }

    /** The code in the newest message to an address, as soon as it is sent. */
    String codeSentTo(String email) throws Exception {
        var began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
            var code = code(email);
            if (code.isPresent()) return code.get();
        }
        throw new AssertionError("no code was sent to " + email);
    }

    /** The code in the newest message to an address about a case, as soon as it is sent. */
    String codeSentTo(String address, String caseNumber) throws Exception {
        var text = messageTo(address, caseNumber, CODE).required("text").asString();
        var code = CODE.matcher(text);
        if (!code.find()) throw new AssertionError(text);
        return code.group();
    }

    /** The newest message to an address that tells of a case and has such words. */
    JsonNode messageTo(String address, String caseNumber, Pattern words) throws Exception {
        var began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
            for (var message : sentTo(address, caseNumber)) {
                if (words.matcher(message.required("text").asString()).find()) return message;
            }
        }
        throw new AssertionError("no " + words + " about " + caseNumber + " came to " + address);
    }

    /** What was sent to an address about a case, newest first. */
    List<JsonNode> sentTo(String address, String caseNumber) throws Exception {
        return messages()
                .valueStream()
                .filter(message -> message.required("to").asString().equals(address))
                .filter(message -> message.required("text").asString().contains(caseNumber))
                .toList();
    }

    /** The oldest message to an address that tells of a case, as soon as it is sent. */
    JsonNode mailTo(String email, String caseNumber) throws Exception {
        var began = System.nanoTime();
        while (System.nanoTime() - began < LONGEST_WAIT.toNanos()) {
            var mail = messages()
                    .valueStream()
                    .filter(message -> message.required("to").asString().equals(email))
                    .filter(message -> message.required("subject").asString().contains(caseNumber))
                    .reduce((newer, older) -> older);
            if (mail.isPresent()) return mail.get();
        }
        throw new AssertionError("no mail about " + caseNumber + " was sent to " + email);
    }

    private Optional<String> code(String email) throws Exception {
        for (var message : messages()) {
            var code = CODE.matcher(message.required("text").asString());
            if (message.required("to").asString().equals(email) && code.find()) {
                return Optional.of(code.group());
            }
        }
        return Optional.empty();
    }

    private JsonNode messages() throws Exception {
        return read("/demo/messages.json?limit=100").required("messages");
    }

    /** What the bank paid back to the payments of one guest, in minor units, in its order. */
    List<Long> paidBackTo(Guest guest) throws Exception {
        var source = "T-" + guest.login().substring(guest.login().lastIndexOf('-') + 1) + "-";
        var paid = new ArrayList<Long>();
        var after = 0L;
        for (var part = payments(after); !part.isEmpty(); part = payments(after)) {
            for (var payment : part) {
                after = payment.required("number").asLong();
                var isOurs = payment.required("source").asString().startsWith(source);
                if (isOurs && payment.required("kind").asString().equals("PAID_BACK")) {
                    paid.add(payment.required("amount").required("amountMinor").asLong());
                }
            }
        }
        return paid;
    }

    private JsonNode payments(long after) throws Exception {
        return read("/demo/payments.json?after=" + after);
    }

    private JsonNode read(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(root + path));
        return json.readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** What the app of a member of staff shows now. */
    String codeOf(String login) {
        return context.getBean(DemoStaff.class).codes().stream()
                .filter(one -> one.login().equals(login))
                .findFirst()
                .orElseThrow()
                .code();
    }

    /** Somebody of the staff, signed in with both factors. */
    Browser staff(String login) {
        var browser = new Browser(port());
        browser.signInStaff(login, PASSWORD, codeOf(login));
        return browser;
    }

    /** Winds the clock to a time that is to come; one that has passed changes nothing. */
    void windUntil(String then) throws Exception {
        wind("{\"until\":\"" + then + "\"}");
    }

    /** Winds the clock by a span of ISO 8601. */
    void forward(String span) throws Exception {
        wind("{\"forward\":\"" + span + "\"}");
    }

    private void wind(String wish) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(root + "/demo/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new AssertionError(answer.body());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Who came, and where the line's page is. */
    record Guest(String login, String email, String line) {

        /** The line's id alone. */
        String id() {
            return line.substring("/lines/".length());
        }
    }
}
