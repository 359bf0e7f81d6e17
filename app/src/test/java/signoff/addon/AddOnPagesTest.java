// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.catalog.Catalog;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;

/** Ending one add-on over HTTP, in a browser without scripts and by a program (X-13, SF-52). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class AddOnPagesTest {

    @Test
    void an_add_on_is_taken_shown_on_the_line_and_ended_with_its_month_or_kept() {
        var line = newLine(1);
        var page = take(line);
        assertThat(browser().get("/lines/" + line.value()).body())
                .contains("2 GB more each month", "End this add-on", page);
        assertThat(browser().get(page).body())
                .contains("Only this ends", "When its month is over", "of data", "¥12.00");
        var list = "/lines/" + line.value() + "/add-ons";
        assertThat(Browser.goesTo(browser().post(page, Map.of("when", "PERIOD_END"))))
                .endsWith(list);
        assertThat(browser().get(list).body()).contains("It does not renew", "Keep it after all");
        browser().post(page + "/keep", Map.of());
        assertThat(browser().get(list).body()).contains("It renews after that");
        browser().post(page + "/keep", Map.of());
        assertThat(browser().get(list).body()).contains("ADD_ON_MUST_BE_ENDING");
    }

    @Test
    void at_once_the_sum_that_was_shown_comes_back_by_consent_and_a_form_sent_twice_ends_it_once() {
        var line = newLine(2);
        var page = take(line);
        var form = Map.of("when", "AT_ONCE", "returned", "1200");
        assertThat(Browser.goesTo(browser().post(page, form))).endsWith(page);
        assertThat(browser().get(page).body()).contains("LOSS_MUST_BE_ACCEPTED");
        var ticked = Map.of("when", "AT_ONCE", "returned", "1200", "loss", "yes");
        browser().post(page, ticked);
        assertThat(browser().get("/lines/" + line.value() + "/add-ons").body())
                .contains("has ended", "¥12.00 is back");
        browser().post(page, ticked);
        assertThat(paid(line)).isEqualTo(150_00);
        assertThat(browser().get(page).body()).contains("It ended on");
    }

    @Test
    void what_is_nobodys_or_somebody_elses_is_not_there() {
        var line = newLine(3);
        var page = take(line);
        assertThat(browser()
                        .get("/lines/" + line.value() + "/add-ons/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        var other = page.replace(line.value().toString(), newLine(4).value().toString());
        assertThat(browser().get(other).statusCode()).isEqualTo(404);
    }

    @Test
    void a_program_takes_reads_ends_and_keeps() {
        var line = newLine(5);
        var base = "/api/v1/lines/" + line.value() + "/add-ons";
        var taken = call("POST", base, "{\"addOn\": \"extra-2gb\", \"priceMinor\": 1200}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        var place = taken.headers().firstValue("Location").orElseThrow();
        assertThat(call("GET", base, null).body()).contains("\"running\"", "extra-2gb");
        assertThat(call("GET", place, null).body())
                .contains("\"returnedMinor\":1200", "\"kind\":\"data\"", "\"amount\":2048");
        var later = call("POST", place + "/closure", "{\"when\": \"period_end\"}");
        assertThat(later.body()).contains("\"status\":\"ending\"");
        assertThat(call("POST", place + "/closure/cancel", null).body())
                .contains("\"status\":\"running\"");

        var once = "{\"when\": \"at_once\", \"returnedMinor\": 1200%s}";
        var silent = call("POST", place + "/closure", once.formatted(""));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("LOSS_MUST_BE_ACCEPTED");
        var agreed = once.formatted(", \"lossAccepted\": true");
        var ended = call("POST", place + "/closure", agreed).body();
        assertThat(ended).contains("\"status\":\"ended\"");
        assertThat(call("POST", place + "/closure", agreed).body()).isEqualTo(ended);
        assertThat(paid(line)).isEqualTo(150_00);
        assertThat(call("GET", base, null).body()).isEqualTo("[]");
    }

    // The words used above.

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Catalog catalog;

    @Autowired
    HeldOfferings held;

    /** By the form of the page; answers the page on which it can be ended. */
    private String take(LineId line) {
        var list = "/lines/" + line.value() + "/add-ons";
        var request =
                found("name=\"request\" value=\"([^\"]+)\"", browser().get(list).body());
        var form = Map.of("request", request, "code", "extra-2gb", "price", "1200");
        browser().post(list, form);
        browser().post(list, form);
        assertThat(paid(line)).isEqualTo(138_00);
        return found("href=\"(" + list + "/[^\"]+)\"", browser().get(list).body());
    }

    private Browser browser() {
        return residents.subscriber(port);
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    private long paid(LineId line) {
        return ledger.balances(List.of(line)).get(line).of(AccountKind.PAID).minor();
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

    /** A line whose month has just begun, with ¥150.00 paid in. */
    private LineId newLine(int number) {
        var id = new LineId(residents.subscriber.account(), UUID.randomUUID());
        var now = Instant.now();
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                "phone-esim",
                "CN",
                "esim-8gb",
                CNY,
                new NetworkIdentity(
                        "00107%010d".formatted(number),
                        "86147%08d".formatted(number),
                        "898607%014d".formatted(number)),
                Set.of(),
                new Money(39_00, CNY),
                LocalDate.now(ZONE).plusMonths(1),
                0,
                now,
                null,
                null,
                null));
        var sold = catalog.find(Residents.DEMO, "CN", "esim-8gb").orElseThrow();
        held.hold(id, new HeldOffering("esim-8gb", sold.version(), now));
        ledger.open(id, CNY);
        ledger.post(List.of(new Transfer(
                UUID.randomUUID(),
                id,
                AccountKind.CASH,
                AccountKind.PAID,
                new Money(150_00, CNY),
                Transfer.Reason.TOP_UP,
                now)));
        return id;
    }
}
