// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
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

/** Changing a plan over HTTP, in a browser without scripts and by a program (SF-11). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "signoff.workflow.run=false")
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class PlanPagesTest {

    @Test
    void a_plan_is_chosen_with_every_sum_and_changes_when_the_period_is_over_or_not() {
        var page = "/lines/" + newLine(1).value() + "/plan";
        assertThat(browser().get(page).body())
                .contains("8 GB phone eSIM", "30 GB phone eSIM", "¥89.00", page + "/esim-30gb");
        var form = form(page, "PERIOD_END");
        assertThat(Browser.goesTo(browser().post(page + "/esim-30gb", form))).endsWith(page);
        var agreed = browser().get(page).body();
        assertThat(agreed).contains("Changes to 30 GB phone eSIM", "Nothing is paid now");

        var change = found("name=\"change\" value=\"([^\"]+)\"", agreed);
        browser().post(page + "/cancel", Map.of("change", change));
        assertThat(browser().get(page).body()).doesNotContain("Changes to");
        browser().post(page + "/cancel", Map.of("change", change));
        assertThat(browser().get(page).body()).contains("CHANGE_MUST_BE_AWAITED");
    }

    @Test
    void at_once_the_sums_that_were_shown_come_about_and_a_form_sent_twice_is_one_change() {
        var line = newLine(2);
        var page = "/lines/" + line.value() + "/plan";
        assertThat(browser().get(page + "/esim-30gb").body())
                .contains("given back", "¥39.00", "¥150.00", "¥100.00");
        var form = form(page, "AT_ONCE");
        browser().post(page + "/esim-30gb", form);
        browser().post(page + "/esim-30gb", form);
        assertThat(paid(line)).isEqualTo(100_00);
        assertThat(browser().get(page).body()).contains("30 GB phone eSIM", "/plan/esim-8gb");
    }

    @Test
    void a_sum_that_is_another_by_now_is_shown_anew_and_nothing_is_taken() {
        var line = newLine(3);
        var page = "/lines/" + line.value() + "/plan";
        var form = new HashMap<>(form(page, "AT_ONCE"));
        form.put("returned", "1");
        var again = Browser.goesTo(browser().post(page + "/esim-30gb", form));
        assertThat(again).endsWith(page + "/esim-30gb");
        assertThat(browser().get(page + "/esim-30gb").body())
                .contains("SUM_MUST_BE_AS_SHOWN", "¥39.00");
        assertThat(paid(line)).isEqualTo(150_00);
    }

    @Test
    void a_program_sees_what_there_is_changes_reads_and_takes_back() {
        var line = newLine(4);
        var base = "/api/v1/lines/" + line.value();
        var plans = call("GET", base + "/plans", null).body();
        assertThat(plans).contains("\"esim-30gb\"", "\"returnedMinor\":3900", "\"dueMinor\":5000");
        var version = found("\"version\":\"([^\"]+)\"", plans);
        var asked = """
                {"offering": "esim-30gb", "version": "%s", "when": "period_end"}
                """.formatted(version);
        var agreed = call("POST", base + "/plan-changes", asked);
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(201);
        var place = agreed.headers().firstValue("Location").orElseThrow();
        assertThat(call("GET", place, null).body()).contains("\"status\":\"agreed\"");
        assertThat(call("POST", place + "/cancel", null).body())
                .contains("\"status\":\"cancelled\"");
        var twice = call("POST", place + "/cancel", null);
        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("CHANGE_MUST_BE_AWAITED");

        var once = asked.replace("period_end\"", "at_once\", \"returnedMinor\": 3900");
        assertThat(call("POST", base + "/plan-changes", once).body())
                .contains("\"status\":\"changed\"", "\"feeMinor\":8900");
        assertThat(paid(line)).isEqualTo(100_00);
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

    private Browser browser() {
        return residents.subscriber(port);
    }

    /** What the button sends that changes then. */
    private Map<String, String> form(String page, String when) {
        var body = browser().get(page + "/esim-30gb").body();
        var form = new HashMap<String, String>();
        for (var name : List.of("request", "version", "returned")) {
            form.put(name, found("name=\"" + name + "\" value=\"([^\"]+)\"", body));
        }
        form.put("when", when);
        return form;
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
                        "00105%010d".formatted(number),
                        "86144%08d".formatted(number),
                        "898605%014d".formatted(number)),
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
