// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.LineId;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.workflow.EffectId;
import signoff.workflow.engine.HandWork;

/** Another SIM on the pages of its line, and for programs (SF-31, X-15). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.world=memory"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class ReplacePagesTest {

    @Test
    void a_lost_line_offers_three_ways_and_one_leads_to_an_esim_with_the_same_number() {
        var line = newLine("phone-esim", "esim-8gb");
        var page = "/lines/" + line.value();
        browser().get(page);
        browser().post(page + "/block", Map.of());
        work();
        assertThat(browser().get(page).body())
                .contains(page + "/replace", "/block/close", "/unblock", "after 90 days");
        var asked = browser().get(page + "/replace").body();
        assertThat(asked).contains("Nothing", "stays blocked", "For 72 hours", "value=\"ESIM\"");

        browser().post(page + "/replace", Map.of("form", "ESIM", "price", "0"));
        browser().post(page + "/replace/code", Map.of("code", "00000000"));
        assertThat(browser().get(page + "/replace").body()).contains("CODE_MUST_MATCH");
        browser().post(page + "/replace/code", Map.of("code", code(line)));
        assertThat(browser().get(page + "/replace").body()).contains("is being connected");
        assertThat(browser().get(page + "/replace/esim").statusCode()).isEqualTo(404);
        work();
        assertThat(browser().get(page + "/replace").body()).contains("The line has a new SIM");
        assertThat(browser().get(page + "/replace/esim").body()).contains("LPA:1$");
        assertThat(browser().get(page + "/replace/esim.svg").headers().firstValue("Cache-Control"))
                .contains("no-store");
        assertThat(browser().get(page).body()).doesNotContain("/block/close");
        assertThat(browser().get(page + "/replace?again=1").body()).contains("value=\"ESIM\"");
    }

    @Test
    void a_card_is_named_by_its_serial_and_whoever_keeps_the_old_one_may() {
        var line = newLine("data-card", "data-10gb");
        var page = "/lines/" + line.value() + "/replace";
        browser().get(page);
        browser().post(page, Map.of("form", "CARD", "price", "0"));
        browser().post(page + "/code", Map.of("code", code(line)));
        assertThat(browser().get(page).body()).contains("name=\"serial\"");
        browser().post(page + "/card", Map.of("serial", "89 86"));
        assertThat(browser().get(page).body()).contains("CARD_SERIAL_MUST_BE_WHOLE", "89 86");
        browser().post(page + "/cancel", Map.of());
        assertThat(browser().get(page).body()).contains("You kept it", "value=\"CARD\"");
        browser().post(page, Map.of("form", "ESIM", "price", "0"));
        assertThat(browser().post(page, Map.of("form", "PAPER")).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'New SIM, same number', Send me a code, 'a new SIM with the same number'",
        "zh-Hans, '换卡，号码不变', 发送验证码, 换卡并保留号码",
        "zh-Hant, '換卡，號碼不變', 傳送驗證碼, 換卡並保留號碼"
    })
    void every_page_speaks_the_language_of_its_reader(
            String tag, String title, String ask, String choice) {
        var line = newLine("phone-esim", "esim-8gb");
        var page = "/lines/" + line.value() + "/replace";
        var reader = new Browser(port);
        reader.signIn("taiman", Residents.PASSWORD);
        reader.get("/home?language=" + tag);
        assertThat(reader.get(page).body()).contains(title, ask);
        reader.post(page, Map.of("form", "ESIM", "price", "0"));
        assertThat(reader.get(page).body()).contains("autocomplete=\"one-time-code\"");
        var lost = reader.post("/lost", Map.of("number", "1", "fact", "x"));
        assertThat(lost.body()).contains(choice);
        reader.get("/home?language=en");
    }

    @Test
    void somebody_elses_line_has_no_page_of_it() {
        var line = newLine("phone-esim", "esim-8gb");
        assertThat(residents
                        .stranger(port)
                        .get("/lines/" + line.value() + "/replace")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_program_asks_confirms_names_reads_and_takes_back() {
        var line = newLine("data-card", "data-10gb");
        var base = "/api/v1/lines/" + line.value() + "/replacement";
        assertThat(call("GET", base, null).body())
                .contains("\"forms\":[\"card\"]", "\"priceMinor\":0", "\"currency\":\"CNY\"");
        assertThat(call("POST", base, "{\"form\": \"esim\"}").body()).contains("PROPERTY_MUST_FIT");
        var asked = call("POST", base, "{\"form\": \"card\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        var place = asked.headers().firstValue("Location").orElseThrow();
        assertThat(call("POST", place + "/confirmation", "{\"code\": \"%s\"}".formatted(code(line)))
                        .body())
                .contains("\"status\":\"awaiting_card\"");
        assertThat(call("POST", place + "/card", "{\"serial\": \"%s\"}".formatted(card))
                        .body())
                .contains("\"status\":\"connecting\"");
        var late = call("POST", place + "/cancel", null);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("ORDER_MUST_BE_CANCELLABLE");
        work();
        assertThat(call("GET", place, null).body()).contains("\"status\":\"replaced\"");
        assertThat(lines.find(line).orElseThrow().identity().iccid()).isEqualTo(card);
    }

    // The words used above.

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Pattern CODE = Pattern.compile("\\b\\d{8}\\b");
    private static int count;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Supply supply;

    @Autowired
    SimulatedWorld world;

    @Autowired
    Replacements replacements;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    ConfigurableApplicationContext context;

    private HandWork hand;
    private String card = "";

    @BeforeEach
    void stock() {
        hand = new HandWork(context.getBeanFactory());
        for (var form : SimForm.values()) {
            card = Iccid.checked("8986%014d".formatted(7_000_000 + ++count));
            var sim = new Supply.Sim(card, "00110%010d".formatted(count));
            supply.addSims(new Pool(Residents.DEMO, "CN"), form, List.of(sim));
        }
    }

    @AfterEach
    void clear() {
        sql.update("delete from lines.sim where state = 'IN_STOCK'");
    }

    private Browser browser() {
        return residents.subscriber(port);
    }

    private void work() {
        while (hand.work(100) > 0) {}
    }

    private String code(LineId line) {
        work();
        var id = replacements.latestOf(line).orElseThrow().id();
        var sent = world.messagesOf(EffectId.of(id, "Tell-SIM_CONFIRM-1")).getLast();
        var found = CODE.matcher(sent.message().text());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private HttpResponse<String> call(String method, String path, @Nullable String body) {
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, UTF_8);
        var program = new Browser(port);
        return program.send(HttpRequest.newBuilder(URI.create(program.origin() + path))
                .header("Authorization", "Bearer " + residents.token(port))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, publisher));
    }

    private LineId newLine(String kind, String plan) {
        var id = new LineId(residents.subscriber.account(), UUID.randomUUID());
        var number = ++count;
        var identity = new NetworkIdentity(
                "00108%010d".formatted(number),
                "86146%08d".formatted(number),
                "898608%014d".formatted(number));
        world.addLine(identity);
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                kind,
                "CN",
                plan,
                CNY,
                identity,
                Set.of(),
                null,
                null,
                0,
                Instant.now(),
                null,
                null,
                null));
        ledger.open(id, CNY);
        return id;
    }
}
