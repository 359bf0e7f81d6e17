// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.kernel.BrandId;

/** What each operation answers when all is well, over a real port (SF-21). */
@ActiveProfiles("api-alone")
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class ClosuresApiTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeLines lines;

    @Test
    void a_first_request_creates_and_a_second_one_finds_the_same_closing() {
        var line = lines.add(DEMO).value();
        var first = request(line);
        var second = request(line);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).contains("/api/v1/closures/" + first.at("id"));
        assertThat(second.status()).as("SF-61").isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void a_closing_is_told_in_stable_words() {
        var closure = request(lines.add(DEMO).value());
        assertThat(closure.at("status")).isEqualTo("awaiting_confirmation");
        assertThat(closure.at("tmfState")).isEqualTo("acknowledged");
        assertThat(closure.at("waitsFor")).isEqualTo("subscriber");
        assertThat(closure.at("waitsUntil")).isEqualTo("2026-11-24T03:00:00Z");
        assertThat(closure.at("number")).matches("C-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(closure.json().has("weReturn")).as("nobody sends a null").isFalse();
        assertThat(closure.json().has("words")).as("own words stay sealed").isFalse();
        assertThat(get("/api/v1/closures/" + closure.at("id")).text()).isEqualTo(closure.text());
    }

    @Test
    void a_line_is_paused_and_resumed_once() {
        var line = lines.add(DEMO).value();
        var pause = post("/api/v1/lines/" + line + "/pause")
                .json("{\"resumeOn\":\"2026-12-24\"}")
                .send();
        assertThat(pause.status()).isEqualTo(201);
        assertThat(pause.header("Location")).contains("/api/v1/suspensions/" + pause.at("id"));
        assertThat(pause.at("reason")).isEqualTo("voluntary");
        assertThat(pause.at("until")).isEqualTo("2026-12-24T00:00:00Z");
        var place = "/api/v1/suspensions/" + pause.at("id");
        assertThat(get(place).text()).isEqualTo(pause.text());

        assertThat(post(place + "/resume").send().at("status")).isEqualTo("resuming");
        var again = post(place + "/resume").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("code")).isEqualTo("LINE_MUST_BE_SUSPENDED");
    }

    @Test
    void only_a_program_that_may_bars_lines_for_the_operator_and_lifts_what_it_barred() {
        var bars = "/api/v1/lines/" + lines.add(DEMO).value() + "/bars";
        var fraud = "{\"reason\":\"fraud\"}";
        assertThat(post(bars).json(fraud).send().status()).isEqualTo(403);
        var bar = barring(bars).json(fraud).send();
        assertThat(bar.status()).isEqualTo(201);
        assertThat(bar.at("reason")).isEqualTo("fraud");
        var mine = barring(bars).json("{\"reason\":\"voluntary\"}").send();
        assertThat(mine.status()).isEqualTo(400);
        var lift = "/api/v1/suspensions/" + bar.at("id") + "/lift";
        assertThat(post(lift).send().status()).isEqualTo(403);
        assertThat(barring(lift).send().at("status")).isEqualTo("resuming");
    }

    @Test
    void a_day_too_far_is_refused_and_a_line_is_blocked_without_one() {
        var line = lines.add(DEMO).value();
        var late = post("/api/v1/lines/" + line + "/pause")
                .json("{\"resumeOn\":\"2027-12-24\"}")
                .send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.at("code")).isEqualTo("RESUME_DATE_MUST_BE_IN_RANGE");
        var block = post("/api/v1/lines/" + line + "/block").send();
        assertThat(block.status()).isEqualTo(201);
        assertThat(block.at("reason")).isEqualTo("lost_stolen");
        assertThat(block.json().has("until")).as("nobody sends a null").isFalse();
    }

    @Test
    void a_code_confirms_and_a_closing_can_be_taken_back() {
        var id = request(lines.add(DEMO).value()).at("id");
        var confirmed = post("/api/v1/closures/" + id + "/confirmation")
                .json("{\"code\":\"493027\"}")
                .send();
        assertThat(confirmed.at("status")).isEqualTo("confirmed");
        assertThat(confirmed.at("tmfState")).isEqualTo("inProgress");
        var withdrawn = post("/api/v1/closures/" + id + "/withdrawal").send();
        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.at("tmfState")).isEqualTo("cancelled");
    }

    @Test
    void a_final_bill_is_paid_from_an_instrument_and_told_in_stable_words() {
        var path = "/api/v1/closures/" + request(lines.add(DEMO).value()).at("id") + "/payments";
        var paid = post(path).json("{\"instrument\":\"card-4242\"}").send();
        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.at("status")).isEqualTo("payment_due");
        var bill = paid.json().required("finalBill");
        assertThat(bill.required("payment").asString()).isEqualTo("under_way");
        assertThat(bill.required("payBy").asString()).isEqualTo("2026-12-05T03:00:00Z");
        assertThat(bill.required("amount").required("amountMinor").asLong()).isEqualTo(38_00);
        var refused = post(path).json("{\"instrument\":\"card-1111\"}").send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("CASE_MUST_AWAIT_PAYMENT");
        assertThat(post(path).json("{}").send().status()).isEqualTo(400);
    }

    @Test
    void an_account_for_a_refund_is_named_and_never_told_back_I22() {
        var path = "/api/v1/closures/" + request(lines.add(DEMO).value()).at("id") + "/payee";
        var account = "{\"holder\":\"Chan\",\"account\":\"DE89 3704 0044 0532 0130 00\"}";
        var named = post(path).json(account).send();
        assertThat(named.status()).isEqualTo(200);
        assertThat(named.json().required("owed").required("codeSent").asBoolean())
                .isTrue();
        assertThat(named.json().toString()).doesNotContain("DE89", "3704");
        var wrong = post(path).json(account.replace("00\"}", "01\"}")).send();
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("property")).isEqualTo("account");
        var code = post(path + "/confirmation").json("{\"code\":\"1\"}").send();
        assertThat(code.at("code")).isEqualTo("CODE_MUST_MATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "withdrawal"})
    void where_nothing_is_to_be_said_an_empty_object_is_nothing_too(String what) {
        var path = "/api/v1/closures/" + request(lines.add(DEMO).value()).at("id") + "/" + what;
        assertThat(post(path).json("{}").send().status()).isEqualTo(200);
        var wrong = post(path).json("{\"reason\":\"mistake\"}").send();
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("property")).isEqualTo("reason");
    }

    @Test
    void a_list_is_read_page_by_page_and_each_closing_comes_once() {
        for (int number = 0; number < 7; number++) request(lines.add(DEMO).value());
        var seen = new ArrayList<String>();
        var path = "/api/v1/closures?limit=3";
        for (var page = get(path); ; page = get(path)) {
            page.json().path("closures").forEach(one -> seen.add(one.path("id").asString()));
            if (page.at("next").isEmpty()) break;
            path = "/api/v1/closures?limit=3&cursor=" + page.at("next");
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(7);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    @Test
    void another_brand_sees_none_of_it() {
        var id = request(lines.add(DEMO).value()).at("id");
        var theirs = ApiCall.to(port, "GET", "/api/v1/closures/" + id)
                .token("theirs:other:closures.read")
                .send();
        assertThat(theirs.at("code")).isEqualTo("CASE_MUST_BE_KNOWN");
        var list = ApiCall.to(port, "GET", "/api/v1/closures")
                .token("theirs:other:closures.read")
                .send();
        assertThat(list.text()).isEqualTo("{\"closures\":[]}");
    }

    @Test
    void a_top_up_is_placed_once_for_its_key_and_can_be_read() {
        var path = "/api/v1/lines/" + lines.add(DEMO).value() + "/top-ups";
        var placed = post(path).json(topUp(5000, "CNY")).send();
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.json().path("amount").path("amountMinor").asInt()).isEqualTo(5000);
        assertThat(placed.at("status")).isEqualTo("in_progress");
        assertThat(placed.at("tmfState")).isEqualTo("inProgress");
        assertThat(get(placed.header("Location").orElseThrow()).text()).isEqualTo(placed.text());
    }

    @Test
    void a_top_up_that_cannot_be_is_refused_with_its_bounds() {
        var path = "/api/v1/lines/" + lines.add(DEMO).value() + "/top-ups";
        var large = post(path).json(topUp(10_001, "CNY")).send();
        assertThat(large.status()).isEqualTo(422);
        assertThat(large.json().path("most").path("amountMinor").asInt()).isEqualTo(10_000);
        assertThat(post(path).json(topUp(1, "XYZ")).send().at("property")).isEqualTo("currency");
        assertThat(post(path).json(topUp(0, "CNY")).send().at("property")).isEqualTo("amountMinor");
        var broken = post(path).json(topUp(1, "CNY").replace(":1,", ":1.5,")).send();
        assertThat(broken.at("property")).isEqualTo("amountMinor");
        assertThat(get("/api/v1/orders/" + UUID.randomUUID()).at("code"))
                .isEqualTo("ORDER_MUST_BE_KNOWN");
    }

    // The words used above.

    static final BrandId DEMO = new BrandId("demo");
    static final String TOKEN = "tester:demo:closures.read,closures.write,orders.read,orders.write"
            + ",suspensions.read,suspensions.write";

    static String topUp(int minor, String currency) {
        return "{\"instrument\":\"card-4242\",\"amountMinor\":%d,\"currency\":\"%s\"}"
                .formatted(minor, currency);
    }

    ApiCall.Answer request(UUID line) {
        return post("/api/v1/closures")
                .json("{\"lineId\":\"%s\",\"words\":\"private\"}".formatted(line))
                .send();
    }

    ApiCall barring(String path) {
        var token = TOKEN + ",suspensions.bar";
        return ApiCall.to(port, "POST", path).token(token).key(UUID.randomUUID().toString());
    }

    ApiCall post(String path) {
        return ApiCall.to(port, "POST", path).token(TOKEN).key(UUID.randomUUID().toString());
    }

    ApiCall.Answer get(String path) {
        return ApiCall.to(port, "GET", path).token(TOKEN).send();
    }
}
