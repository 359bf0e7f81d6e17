// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.catalog.Catalog;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.AccountKind;
import signoff.ledger.Ledger;
import signoff.ledger.Transfer;
import signoff.ledger.Transfer.Reason;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.NetworkIdentity;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.line.recurring.GivenMandate;
import signoff.order.Orders;
import signoff.refund.PaymentSource;
import signoff.refund.Refunds;
import signoff.refund.instrument.Instruments;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;
import signoff.renewal.Mandates;
import tools.jackson.databind.json.JsonMapper;

/** Packs, bills and payment methods as a subscriber sees them, over HTTP (SF-14, SF-44, SF-45). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.world=memory", "signoff.workflow.run=false"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class LivingLinePagesTest {

    @Test
    void a_pack_is_bought_at_its_price_once_and_can_be_cancelled_where_it_stands() {
        holds("esim-8gb");
        pays(50_00);
        var page = browser.get(path("/packs")).body();
        assertThat(page)
                .contains("¥35.00", "name=\"price.pack-5gb\" value=\"3500\"")
                .doesNotContain("price.extra-2gb"); // It renews: it is no pack.
        var form = Map.of("request", request(page), "pack", "pack-5gb", "price.pack-5gb", "3500");
        browser.post(path("/packs"), form);
        browser.post(path("/packs"), form);
        assertThat(orders.openOf(line)).hasSize(1);
        assertThat(balance(AccountKind.PAID)).isEqualTo(15_00);

        var order = orders.openOf(line).getFirst();
        var cancel = path("/orders/" + order.id().value() + "/cancel");
        assertThat(browser.get(path("")).body()).contains(cancel);
        browser.post(cancel, Map.of());
        assertThat(balance(AccountKind.PAID)).isEqualTo(50_00);
        assertThat(browser.get(path("")).body()).doesNotContain(cancel);
        browser.post(cancel, Map.of());
        assertThat(balance(AccountKind.PAID)).isEqualTo(50_00);
    }

    @Test
    void what_cannot_be_bought_is_told_at_the_field_and_costs_nothing() {
        holds("esim-8gb");
        pays(10_00);
        var request = request(browser.get(path("/packs")).body());
        var poor = buy(request, "pack-5gb", "3500");
        assertThat(poor.statusCode()).isEqualTo(422);
        assertThat(poor.body()).contains("BALANCE_MUST_COVER_PRICE", "id=\"pack-wrong\"");
        pays(50_00);
        assertThat(buy(request, "pack-5gb", "1").body()).contains("AMOUNT_MUST_BE_IN_RANGE");
        assertThat(buy(request, "nothing", "1").body()).contains("PROPERTY_MUST_FIT");
        assertThat(orders.of(line)).isEmpty();
        assertThat(balance(AccountKind.PAID)).isEqualTo(60_00);
    }

    @Test
    void a_line_under_no_offering_sells_no_pack_at_a_price_out_of_a_form() {
        pays(50_00);
        var page = browser.get(path("/packs")).body();
        assertThat(page).contains("There are no packs");
        assertThat(buy(UUID.randomUUID().toString(), "pack-5gb", "1").body())
                .contains("PROPERTY_MUST_FIT");
        assertThat(browser.get(path("")).body()).doesNotContain(path("/packs"));
    }

    @Test
    void an_order_of_another_line_is_not_cancelled_through_ones_own() {
        var somebodys = newLine(new AccountId(UUID.randomUUID()));
        post(somebodys, AccountKind.CASH, AccountKind.PAID, 50_00, Reason.TOP_UP);
        orders.dataPack(UUID.randomUUID(), somebodys, "pack-5gb", cny(35_00), Actor.system());
        var order = orders.openOf(somebodys).getFirst().id();
        var cancel = path("/orders/" + order.value() + "/cancel");
        assertThat(browser.post(cancel, Map.of()).statusCode()).isEqualTo(404);
        assertThat(orders.openOf(somebodys)).hasSize(1);
    }

    @Test
    void a_bill_is_paid_from_the_balance_on_its_page_once() {
        owes(20_00);
        pays(50_00);
        assertThat(browser.get(path("")).body()).contains(path("/bill"));
        var page = browser.get(path("/bill")).body();
        var form = Map.of("request", request(page), "owed", "2000", "instrument", "balance");
        browser.post(path("/bill"), form);
        browser.post(path("/bill"), form);
        assertThat(balance(AccountKind.PAID)).isEqualTo(30_00);
        assertThat(browser.get(path("/bill")).body())
                .contains("No bill of this line is open")
                .doesNotContain("name=\"owed\"");
    }

    @Test
    void a_bill_is_refused_at_the_field_and_never_at_another_sum() {
        owes(20_00);
        var request = request(browser.get(path("/bill")).body());
        var form = Map.of("request", request, "owed", "2000", "instrument", "balance");
        var poor = browser.post(path("/bill"), form);
        assertThat(poor.statusCode()).isEqualTo(422);
        assertThat(poor.body()).contains("BALANCE_MUST_COVER_PRICE", "instrument-wrong");
        pays(50_00);
        var other = Map.of("request", request, "owed", "1", "instrument", "balance");
        assertThat(browser.post(path("/bill"), other).body()).contains("AMOUNT_MUST_BE_IN_RANGE");
        assertThat(balance(AccountKind.PAID)).isEqualTo(50_00);
    }

    @Test
    void a_bill_is_paid_by_nothing_that_never_paid_for_the_line_unless_it_is_chosen() {
        var card = new Named("t6", InstrumentKind.VISA, "6666", null);
        instruments.add(residents.subscriber.account(), card);
        owes(20_00);
        var page = browser.get(path("/bill")).body();
        assertThat(selected(page)).isEmpty();
        var form = Map.of("request", request(page), "owed", "2000", "instrument", "");
        var unchosen = browser.post(path("/bill"), form);
        assertThat(unchosen.statusCode()).isEqualTo(422);
        assertThat(unchosen.body()).contains("PROPERTY_MUST_FIT", "instrument-wrong");
        paidFrom("visa-6666");
        assertThat(selected(browser.get(path("/bill")).body())).isEqualTo("visa-6666");
        pays(50_00);
        assertThat(selected(browser.get(path("/bill")).body())).isEqualTo("balance");
    }

    private static String selected(String page) {
        return found("<option value=\"([^\"]*)\"\\s+selected", page);
    }

    @Test
    void who_is_held_by_a_bill_is_led_to_where_it_is_paid() {
        line = newLine(residents.subscriber.account(), "hotspot-strict");
        owes(20_00);
        var before = browser.get(path("/close")).body();
        assertThat(before).contains("UNPAID_BILL", path("/bill"));
        assertThat(before).doesNotContain(path("/close/reason"));
        pays(20_00);
        var request = request(browser.get(path("/bill")).body());
        browser.post(
                path("/bill"), Map.of("request", request, "owed", "2000", "instrument", "balance"));
        assertThat(browser.get(path("/close")).body()).contains(path("/close/reason"));
    }

    @Test
    void a_payment_method_is_added_by_a_page_of_the_payment_company_and_removed_again() {
        var begun = browser.post("/instruments", Map.of()).body();
        var registration = UUID.fromString(found("/demo/bank/([0-9a-f-]{36})", begun));
        var back = "/instruments/added?registration=" + registration;
        var form = Map.of("registration", registration.toString());
        browser.post("/instruments/added", form);
        assertThat(browser.get(back).body())
                .contains("INSTRUMENT_MUST_BE_NAMED", "value=\"" + registration + "\"");

        world.finishPage(registration, VISA);
        browser.post("/instruments/added", form);
        assertThat(browser.get("/instruments").body()).contains("Added: Visa ·· 9999");
        assertThat(browser.get(back).body()).doesNotContain("action=\"/instruments/added\"");
        browser.post("/instruments/added", form);
        assertThat(instruments.names(residents.subscriber.account()))
                .filteredOn(name -> name.startsWith("visa-9999"))
                .containsExactly("visa-9999");
        for (var page : List.of(path(""), path("/mandates"))) {
            assertThat(browser.get(page).body()).contains("value=\"visa-9999\"");
        }
        assertThat(browser.get("/instruments").body()).doesNotContain(VISA.token());
        browser.post("/instruments/remove", Map.of("instrument", "visa-9999"));
        assertThat(instruments.isOwn(residents.subscriber.account(), "visa-9999"))
                .isFalse();
        browser.post("/instruments/added", form);
        assertThat(browser.get("/instruments").body()).contains("INSTRUMENT_MUST_BE_KNOWN");
    }

    @Test
    void an_address_that_is_only_looked_at_adds_nothing() {
        var begun = browser.post("/instruments", Map.of()).body();
        var registration = UUID.fromString(found("/demo/bank/([0-9a-f-]{36})", begun));
        world.finishPage(registration, new Named("t5", InstrumentKind.VISA, "5555", null));
        var back =
                browser.get("/instruments/added?registration=" + registration).body();
        assertThat(back).contains("action=\"/instruments/added\"");
        assertThat(instruments.isOwn(residents.subscriber.account(), "visa-5555"))
                .isFalse();
        browser.post("/instruments/added", Map.of("registration", registration.toString()));
        assertThat(browser.get("/instruments").body()).contains("Added: Visa ·· 5555");
    }

    @Test
    void a_name_that_payments_came_from_before_is_not_given_to_another_card() {
        var account = residents.subscriber.account();
        paidFrom("visa-8888");
        var card = new Named("t8", InstrumentKind.VISA, "8888", null);
        assertThat(instruments.add(account, card).name()).isEqualTo("visa-8888.2");
    }

    @Test
    void nobody_completes_the_page_that_another_account_opened() {
        var stranger = new AccountId(UUID.randomUUID());
        var begun = (Instruments.Beginning.Begun) instruments.begin(
                stranger, Residents.DEMO, URI.create("https://example.test/back"));
        world.finishPage(begun.registration(), VISA);
        var form = Map.of("registration", begun.registration().toString());
        for (var page : List.of("?registration=" + begun.registration(), "?registration=no", "")) {
            assertThat(browser.get("/instruments/added" + page).body())
                    .doesNotContain("action=\"/instruments/added\"")
                    .contains("action=\"/instruments\"");
        }
        browser.post("/instruments/added", form);
        assertThat(browser.get("/instruments").body()).contains("INSTRUMENT_MUST_BE_KNOWN");
        assertThat(instruments.names(stranger)).isEmpty();
    }

    @Test
    void a_form_of_another_site_adds_and_removes_nothing() {
        instruments.add(
                residents.subscriber.account(), new Named("t", InstrumentKind.JCB, "1111", null));
        var form = Map.of("instrument", "jcb-1111");
        assertThat(browser.post("/instruments/remove", form, "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(instruments.isOwn(residents.subscriber.account(), "jcb-1111"))
                .isTrue();
    }

    @Test
    void a_mandate_ends_with_the_payment_method_it_charges() {
        instruments.add(
                residents.subscriber.account(), new Named("t", InstrumentKind.VISA, "7777", null));
        mandates.give(line, GivenMandate.topUp("visa-7777", cny(10_00), cny(30_00)));
        assertThat(mandates.of(line)).hasSize(1);
        browser.post("/instruments/remove", Map.of("instrument", "visa-7777"));
        assertThat(mandates.of(line)).isEmpty();
    }

    @Test
    void a_program_registers_lists_and_removes_for_accounts_of_its_brand_alone() {
        var account = "/api/v1/accounts/" + residents.subscriber.account().value() + "/instruments";
        var asked = "{\"returnTo\": \"https://app.example/paid?x=1\"}";
        assertThat(call("POST", account + "/registrations", "{\"returnTo\": \"javascript:1//\"}"))
                .contains("PROPERTY_MUST_FIT");
        var begun = JSON.readTree(call("POST", account + "/registrations", asked));
        var id = begun.required("registrationId").asString();
        var complete = account + "/registrations/" + id + "/completion";
        assertThat(call("POST", complete, "")).contains("INSTRUMENT_MUST_BE_NAMED");
        world.finishPage(
                UUID.fromString(id), new Named("tok", InstrumentKind.UNIONPAY, "0505", null));
        assertThat(call("POST", complete, "")).contains("\"instrument\":\"unionpay-0505\"");
        assertThat(call("GET", account, null)).contains("unionpay-0505").doesNotContain("tok\"");
        assertThat(call("POST", account + "/unionpay-0505/removal", ""))
                .doesNotContain("unionpay-0505");
        assertThat(call("POST", account + "/unionpay-0505/removal", ""))
                .contains("INSTRUMENT_MUST_BE_KNOWN");
        var nobodys = "/api/v1/accounts/" + UUID.randomUUID() + "/instruments";
        assertThat(call("GET", nobodys, null)).contains("PROPERTY_MUST_FIT");
    }

    @Test
    void a_program_pays_a_bill_and_sees_by_when_a_pack_is_delivered() {
        holds("esim-8gb");
        owes(20_00);
        pays(80_00);
        var api = "/api/v1/lines/" + line.value();
        var bill = "{\"instrument\": \"balance\", \"amountMinor\": 2000, \"currency\": \"CNY\"}";
        assertThat(call("POST", api + "/bill-payments", bill))
                .contains("\"kind\":\"bill\"", "\"status\":\"completed\"");
        assertThat(call("POST", api + "/bill-payments", bill)).contains("BILL_MUST_BE_OPEN");
        var pack = "{\"pack\": \"pack-5gb\", \"amountMinor\": 3500, \"currency\": \"CNY\"}";
        assertThat(call("POST", api + "/orders", pack))
                .contains("\"cancellable\":true", "\"deliverBy\":\"");
    }

    // The words used above.

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Named VISA =
            new Named("token-that-nobody-sees", InstrumentKind.VISA, "9999", null);
    private static int numbers;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Lines lines;

    @Autowired
    Ledger ledger;

    @Autowired
    Orders orders;

    @Autowired
    Instruments instruments;

    @Autowired
    Mandates mandates;

    @Autowired
    Refunds refunds;

    @Autowired
    HeldOfferings held;

    @Autowired
    Catalog catalog;

    @Autowired
    SimulatedWorld world;

    Browser browser;
    LineId line;

    @BeforeEach
    void a_line_of_the_reader() {
        browser = residents.subscriber(port);
        line = newLine(residents.subscriber.account());
    }

    private void paidFrom(String instrument) {
        var reference = UUID.randomUUID().toString();
        refunds.remember(List.of(
                new PaymentSource(line, reference, instrument, cny(10_00), cny(0), Instant.EPOCH)));
    }

    private LineId newLine(AccountId account) {
        return newLine(account, "phone-esim");
    }

    private LineId newLine(AccountId account, String kind) {
        var number = ++numbers;
        var id = new LineId(account, UUID.randomUUID());
        lines.activate(new Line(
                id,
                Residents.DEMO,
                Line.Status.ACTIVE,
                kind,
                "CN",
                "esim-8gb",
                CNY,
                new NetworkIdentity(
                        "00102%010d".formatted(number),
                        "86140%08d".formatted(number),
                        "898602%014d".formatted(number)),
                Set.of(),
                null,
                null,
                0,
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null,
                null));
        ledger.open(id, CNY);
        return id;
    }

    private void holds(String offering) {
        var sold = catalog.find(Residents.DEMO, "CN", offering).orElseThrow();
        var since = Instant.parse("2026-01-01T00:00:00Z");
        held.hold(line, new HeldOffering(sold.code(), sold.version(), since));
    }

    private void pays(long minor) {
        post(line, AccountKind.CASH, AccountKind.PAID, minor, Reason.TOP_UP);
    }

    private void owes(long minor) {
        post(line, AccountKind.UNPAID, AccountKind.REVENUE, minor, Reason.BILL);
    }

    private void post(LineId of, AccountKind debit, AccountKind credit, long minor, Reason reason) {
        ledger.post(List.of(new Transfer(
                UUID.randomUUID(), of, debit, credit, cny(minor), reason, Instant.now())));
    }

    private long balance(AccountKind kind) {
        return ledger.balances(List.of(line)).get(line).of(kind).minor();
    }

    private HttpResponse<String> buy(String request, String pack, String price) {
        return browser.post(
                path("/packs"), Map.of("request", request, "pack", pack, "price." + pack, price));
    }

    private String path(String below) {
        return "/lines/" + line.value() + below;
    }

    private static String request(String page) {
        return found("name=\"request\" value=\"([^\"]+)\"", page);
    }

    private static String found(String pattern, String text) {
        var match = Pattern.compile(pattern).matcher(text);
        assertThat(match.find()).as(text).isTrue();
        return match.group(1);
    }

    private static Money cny(long minor) {
        return new Money(minor, CNY);
    }

    private String call(String method, String path, @Nullable String body) {
        var program = new Browser(port);
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        return program.send(HttpRequest.newBuilder(URI.create(program.origin() + path))
                        .header("Authorization", "Bearer " + residents.token(port))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, publisher))
                .body();
    }
}
