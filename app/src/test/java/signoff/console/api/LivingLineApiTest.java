// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.api.ApiCall.Answer;
import signoff.console.security.Residents;
import signoff.line.supply.Iccid;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;
import signoff.line.supply.Supply;
import signoff.refund.instrument.Instruments;
import signoff.refund.port.PaymentGateway.InstrumentKind;
import signoff.refund.port.PaymentGateway.Named;
import tools.jackson.databind.JsonNode;

/**
 * What a program does with a line while it lives: tops it up, orders packs for it, tells what it
 * used, and sets what is paid by itself (SF-11, SF-13, SF-14).
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.world=memory", "signoff.workflow.poll-every=50ms"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class LivingLineApiTest {

    @Test
    void a_delivered_pack_is_in_the_allowances_and_used_up_before_the_balance() {
        topUp(50_00);
        var order = expect(201, post("/orders", pack("pack-5gb", 35_00)));
        assertThat(order.at("status")).isEqualTo("in_progress");
        assertThat(left("data")).isEqualTo(8192);

        var place = "/api/v1/orders/" + order.at("id");
        assertThat(expect(200, send("POST", place + "/delivery", null)).at("status"))
                .isEqualTo("completed");
        assertThat(left("data")).isEqualTo(8192 + 5120);
        assertThat(send("POST", place + "/delivery", null).at("code"))
                .isEqualTo("ORDER_MUST_BE_OPEN");
        assertThat(send("POST", place + "/cancellation", null).at("code"))
                .isEqualTo("ORDER_MUST_BE_OPEN");

        assertThat(outcome(use("cdr-1", 1000))).isEqualTo("RATED false");
        assertThat(outcome(use("cdr-1", 1000))).isEqualTo("RATED true");
        assertThat(left("data")).isEqualTo(8192 + 5120 - 1000);
    }

    @Test
    void a_cancelled_pack_gives_its_price_back_and_nothing_else() {
        topUp(35_00);
        var order = expect(201, post("/orders", pack("pack-5gb", 35_00)));
        assertThat(post("/orders", pack("pack-5gb", 35_00)).at("code"))
                .isEqualTo("BALANCE_MUST_COVER_PRICE");
        var cancelled = send("POST", "/api/v1/orders/" + order.at("id") + "/cancellation", null);
        assertThat(expect(200, cancelled).at("status")).isEqualTo("cancelled");
        expect(201, post("/orders", pack("pack-5gb", 35_00)));
        assertThat(left("data")).isEqualTo(8192);
    }

    @Test
    void the_price_of_a_pack_is_that_of_the_catalog_whatever_is_asked() {
        topUp(50_00);
        for (var minor : new int[] {1, 34_99, 35_01}) {
            var cheaper = expect(422, post("/orders", pack("pack-5gb", minor)));
            assertThat(cheaper.at("code")).isEqualTo("AMOUNT_MUST_BE_IN_RANGE");
        }
        assertThat(post("/orders", pack("pack-of-nobody", 35_00)).at("property"))
                .isEqualTo("pack");
        assertThat(expect(
                                404,
                                send(
                                        "POST",
                                        "/api/v1/orders/" + UUID.randomUUID() + "/delivery",
                                        null))
                        .at("code"))
                .isEqualTo("ORDER_MUST_BE_KNOWN");
    }

    @Test
    void a_full_batch_of_usage_is_taken_and_one_more_is_told_apart() {
        var full = expect(200, send("POST", "/api/v1/usage-records", records(1_000)));
        assertThat(full.json().get("results")).hasSize(1_000);
        assertThat(left("data")).isEqualTo(8192 - 1_000);
        assertThat(send("POST", "/api/v1/usage-records", records(1_001)).at("property"))
                .isEqualTo("records");
    }

    @Test
    void mandates_are_given_listed_and_ended() {
        topUp(50_00);
        var given = post("/mandates", """
                {"mandate": "AUTO_TOP_UP", "instrument": "card-4242",
                 "belowMinor": 1000, "amountMinor": 3000}""");
        assertThat(expect(200, given).text()).contains("\"belowMinor\":1000");
        expect(200, post("/mandates", "{\"mandate\": \"AUTO_RENEW\"}"));
        var shown = expect(200, get("/mandates"));
        assertThat(shown.text()).contains("AUTO_TOP_UP", "AUTO_RENEW");
        assertThat(shown.json().at("/next/amountMinor").asLong()).isEqualTo(39_00);
        assertThat(shown.json().at("/next/renews").asBoolean()).isTrue();

        expect(200, post("/mandates/AUTO_TOP_UP/end", null));
        assertThat(expect(200, post("/mandates/AUTO_RENEW/end", null)).text())
                .doesNotContain("AUTO_TOP_UP", "\"renews\":true");
        assertThat(post("/mandates", "{\"mandate\": \"AUTO_ANYTHING\"}").at("property"))
                .isEqualTo("mandate");
        assertThat(post("/mandates", "{\"mandate\": \"AUTO_TOP_UP\"}").at("property"))
                .isEqualTo("instrument");
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

    private String line = "";

    /** A line of its own for each test, bought and in service. */
    @BeforeEach
    void buy() {
        addCard();
        stock();
        var version = expect(200, send("GET", "/api/v1/offerings", null))
                .json()
                .findValue("version")
                .asString();
        var placed = send("POST", "/api/v1/product-orders", """
                {"accountId": "%s", "offeringId": "esim-8gb", "version": "%s",
                 "country": "CN", "instrument": "card-4242"}
                """.formatted(
                        residents.subscriber.account().value(), version));
        var order = "/api/v1/product-orders/" + expect(201, placed).at("id");
        line = await().atMost(Duration.ofSeconds(30))
                .until(() -> send("GET", order, null), LivingLineApiTest::isDone)
                .at("lineId");
    }

    private static boolean isDone(Answer order) {
        return order.at("tmfState").equals("completed");
    }

    private void stock() {
        var number = ++count;
        var pool = new Pool(Residents.DEMO, "CN");
        supply.addNumbers(pool, List.of("86144%08d".formatted(number)));
        var serial = Iccid.checked("898800%012d".formatted(number));
        var sim = new Supply.Sim(serial, "001050%09d".formatted(number));
        supply.addSims(pool, SimForm.ESIM, List.of(sim));
    }

    private void topUp(int minor) {
        var order = expect(201, post("/top-ups", """
                {"instrument": "card-4242", "amountMinor": %d, "currency": "CNY"}
                """.formatted(minor)));
        var place = "/api/v1/orders/" + order.at("id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> send("GET", place, null).at("status"), "completed"::equals);
    }

    private static String pack(String pack, int minor) {
        return """
                {"pack": "%s", "amountMinor": %d, "currency": "CNY"}""".formatted(pack, minor);
    }

    private long left(String type) {
        var sum = 0L;
        for (var bucket : get("/buckets").json().get("buckets")) {
            if (bucket.get("usageType").asString().equals(type)) {
                sum += bucket.at("/remainingValue/amount").asLong();
            }
        }
        return sum;
    }

    private Answer use(String id, int megabytes) {
        return send(
                "POST", "/api/v1/usage-records", "{\"records\": [" + usage(id, megabytes) + "]}");
    }

    private String records(int many) {
        var all = new StringBuilder();
        for (int one = 0; one < many; one++) {
            all.append(one == 0 ? "" : ",").append(usage("network-element-7.cdr-2026-" + one, 1));
        }
        return "{\"records\": [" + all + "]}";
    }

    private String usage(String id, int megabytes) {
        var at = Instant.now(Clock.systemUTC());
        return """
                {"id": "%s", "lineId": "%s", "kind": "DATA", "country": "CN",
                 "amount": %d, "at": "%s"}""".formatted(id, line, megabytes, at);
    }

    private static String outcome(Answer taken) {
        JsonNode first = expect(200, taken).json().at("/results/0");
        return first.get("outcome").asString() + " " + first.get("repeated").asBoolean();
    }

    private Answer get(String path) {
        return send("GET", "/api/v1/lines/" + line + path, null);
    }

    private Answer post(String path, String body) {
        return send("POST", "/api/v1/lines/" + line + path, body);
    }

    private Answer send(String method, String path, String body) {
        var call = ApiCall.to(port, method, path).token(residents.token(port));
        if (method.equals("POST")) call = call.key("living-" + ++count);
        return (body == null ? call : call.json(body)).send();
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer;
    }

    private void addCard() {
        var account = residents.subscriber.account();
        if (instruments.isOwn(account, "card-4242")) return;
        instruments.add(account, new Named("card-4242", InstrumentKind.CARD, "4242", null));
    }
}
