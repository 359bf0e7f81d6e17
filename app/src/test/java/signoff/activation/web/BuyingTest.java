// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.refund.instrument.Instruments;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;

/** Buying a line over HTTP, from sign-in to the line in service (SF-15, SF-01). */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.world=memory", "signoff.workflow.poll-every=50ms"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class BuyingTest {

    @ParameterizedTest
    @CsvSource({"zh-Hant, 澳門、, 特別行政區", "zh-Hans, 中国澳门、, 特别行政区", "en, 'Hong Kong, ', SAR China"})
    void places_are_named_as_their_people_write_them(String language, String name, String other) {
        var browser = residents.stranger(port);
        browser.get("/home?language=" + language); // From now on in this language.
        assertThat(browser.get("/offers/CN/esim-8gb").body()).contains(name).doesNotContain(other);
    }

    @Test
    void an_esim_is_chosen_paid_followed_and_set_up_with_a_picture() throws Exception {
        stock();
        var browser = residents.subscriber(port);
        assertThat(browser.get("/home").body()).contains("/offers");
        assertThat(browser.get("/offers").body())
                .contains("8 GB phone eSIM", "¥39.00", "/offers/CN/esim-8gb");
        var order = buy(browser, "esim-8gb");
        assertThat(seen(browser, order, "Your line is in service")).contains("/lines/");

        var page = browser.get(order + "/esim").body();
        var code = found("(LPA:1\\$[^<]+)", page);
        assertThat(page).contains("esim.svg", "alt=\"QR picture");
        assertThat(read(browser.get(order + "/esim.svg"))).isEqualTo(code);
        assertThat(browser.get("/home").body()).contains("8 GB phone eSIM");
    }

    @Test
    void a_card_is_activated_by_its_serial_and_a_wrong_one_is_told_at_its_field() {
        var serial = stock();
        var browser = residents.subscriber(port);
        var order = buy(browser, "talk-100");
        assertThat(seen(browser, order, "Enter the serial")).contains("Cancel the order");
        browser.post(order + "/card", Map.of("serial", serial.substring(1)));
        assertThat(browser.get(order).body()).contains("CARD_SERIAL_MUST_BE_WHOLE", "serial-wrong");
        browser.post(order + "/card", Map.of("serial", serial));
        assertThat(seen(browser, order, "Your line is in service")).contains("/lines/");
        assertThat(browser.get(order + "/esim").statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_that_is_sent_twice_is_one_order() {
        stock();
        var browser = residents.subscriber(port);
        var form = form(browser, "roam-as-you-go");
        var first = Browser.goesTo(browser.post("/offers/CN/roam-as-you-go", form));
        var second = Browser.goesTo(browser.post("/offers/CN/roam-as-you-go", form));
        assertThat(first).contains("/orders/").isEqualTo(second);
    }

    @Test
    void an_order_is_nobody_elses() {
        stock();
        var order = buy(residents.subscriber(port), "talk-100");
        for (var path : List.of(order, order + "/esim", order + "/esim.svg")) {
            assertThat(residents.stranger(port).get(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_program_lists_orders_cancels_and_reads_in_the_words_of_tmf622() {
        stock();
        var listed = call("GET", "/api/v1/offerings", null);
        assertThat(listed.body()).contains("\"id\":\"hotspot-50gb\"", "\"zh-Hant\":");
        var version = found("\"version\":\"([^\"]+)\"", listed.body());
        var wanted = """
                {"accountId": "%s", "offeringId": "hotspot-50gb", "version": "%s",
                 "country": "CN", "instrument": "card-4242"}
                """.formatted(residents.subscriber.account().value(), version);
        var placed = call("POST", "/api/v1/product-orders", wanted);
        assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
        assertThat(placed.body()).contains("\"tmfState\":\"acknowledged\"");
        var order = "/api/v1/product-orders/" + found("\"id\":\"([^\"]+)\"", placed.body());
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> call("GET", order, null).body(),
                        body -> body.contains("awaiting_card"));
        var refused = call("POST", order + "/card", "{\"iccid\": \"89860\"}");
        assertThat(refused.body()).contains("CARD_SERIAL_MUST_BE_WHOLE");
        assertThat(refused.statusCode()).isEqualTo(422);
        var cancelled = call("POST", order + "/cancel", null);
        assertThat(cancelled.body()).contains("\"tmfState\":\"pendingCancellation\"");
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> call("GET", order, null).body(),
                        body -> body.contains("\"cancelled\""));
        assertThat(call("POST", order + "/cancel", null).body())
                .contains("ORDER_MUST_BE_CANCELLABLE");
    }

    @BeforeEach
    void the_account_has_a_card() {
        var account = residents.subscriber.account();
        if (instruments.isOwn(account, "card-4242")) return;
        instruments.add(account, new Named("card-4242", InstrumentKind.CARD, "4242", null));
    }

    @Autowired
    Instruments instruments;

    // The words used above.

    private static int count = 0;

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Supply supply;

    /** A number, and a card or profile of each form. Answers the serial of the card. */
    private String stock() {
        var number = ++count;
        var pool = new Pool(Residents.DEMO, "CN");
        supply.addNumbers(pool, List.of("86143%08d".formatted(number)));
        var serial = "";
        for (var form : SimForm.values()) {
            serial = Iccid.checked("8987%02d%012d".formatted(form.ordinal(), number));
            var sim = new Supply.Sim(serial, "00104%d%09d".formatted(form.ordinal(), number));
            supply.addSims(pool, form, List.of(sim));
        }
        return serial;
    }

    private static Map<String, String> form(Browser browser, String offering) {
        var page = browser.get("/offers/CN/" + offering).body();
        return Map.of(
                "request", found("name=\"request\" value=\"([^\"]+)\"", page),
                "version", found("name=\"version\" value=\"([^\"]+)\"", page),
                "instrument", "card-4242");
    }

    private static String buy(Browser browser, String offering) {
        var answer = browser.post("/offers/CN/" + offering, form(browser, offering));
        return URI.create(Browser.goesTo(answer)).getPath();
    }

    private static String seen(Browser browser, String path, String words) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.get(path).body(), body -> body.contains(words));
    }

    private HttpResponse<String> call(String method, String path, String body) {
        var browser = new Browser(port);
        var publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body, UTF_8);
        return browser.send(HttpRequest.newBuilder(URI.create(browser.origin() + path))
                .header("Authorization", "Bearer " + residents.token(port))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "key-" + ++count)
                .method(method, publisher));
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return found.group(1);
    }

    /** As a camera reads it, eight pixels for each module. */
    private static String read(HttpResponse<String> picture) throws Exception {
        assertThat(picture.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        var side = Integer.parseInt(found("viewBox=\"0 0 (\\d+)", picture.body()));
        var pixels = new int[side * 8 * side * 8];
        java.util.Arrays.fill(pixels, 0xffffff);
        var modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(picture.body());
        while (modules.find()) {
            var column = Integer.parseInt(modules.group(1)) * 8;
            var row = Integer.parseInt(modules.group(2)) * 8;
            for (int at = 0; at < 64; at++) {
                pixels[(row + at / 8) * side * 8 + column + at % 8] = 0;
            }
        }
        var seen = new RGBLuminanceSource(side * 8, side * 8, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(seen)))
                .getText();
    }
}
