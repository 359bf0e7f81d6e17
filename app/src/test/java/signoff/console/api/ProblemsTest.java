// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.api.problem.Statuses;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal;

/**
 * Bad input in every form, over a real port: each gets a clear answer, and nobody a stack trace.
 */
@org.springframework.test.context.ActiveProfiles("api-alone")
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
class ProblemsTest {

    @LocalServerPort
    int port;

    @Autowired
    FakeLines lines;

    @Autowired
    FakeClosures closures;

    @ParameterizedTest
    @EnumSource(Refusal.Code.class)
    void each_refusal_has_a_status_of_the_caller_or_of_ours(Refusal.Code code) {
        assertThat(Statuses.of(code).isError()).isTrue();
    }

    @Test
    void a_refusal_says_what_happened_and_what_to_do_in_the_language_of_the_caller() {
        var path = "/api/v1/closures/" + UUID.randomUUID();
        var english = get(path).send();
        assertThat(english.status()).isEqualTo(404);
        assertThat(english.header("Content-Type")).contains("application/problem+json");
        assertThat(english.header("Content-Language")).contains("en");
        assertThat(english.at("type")).isEqualTo("urn:signoff:refusal:case-must-be-known");
        assertThat(english.at("title")).isEqualTo("There is no such case in your account.");
        assertThat(english.at("detail")).startsWith("Compare the case number");
        assertThat(english.at("instance")).isEqualTo(path);
        assertThat(english.at("code")).isEqualTo("CASE_MUST_BE_KNOWN");
        assertThat(english.json().path("status").asInt()).isEqualTo(404);

        var hongKong =
                get(path).with("Accept-Language", "fr, zh-HK;q=0.9, en;q=0.5").send();
        assertThat(hongKong.header("Content-Language")).contains("zh-Hant");
        assertThat(hongKong.at("title")).containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lineId\":\"L\",\"colour\":\"red\"} | PROPERTY_MUST_BE_KNOWN | colour",
                "{\"reason\":\"no_longer_needed\"}              | PROPERTY_MUST_BE_GIVEN | lineId",
                "{\"lineId\":null}                     | PROPERTY_MUST_BE_GIVEN | lineId",
                "{\"lineId\":17}                       | PROPERTY_MUST_FIT      | lineId",
                "{\"lineId\":true}                     | PROPERTY_MUST_FIT      | lineId",
                "{\"lineId\":[\"L\"]}                  | PROPERTY_MUST_FIT      | lineId",
                "{\"lineId\":\"L\",\"stopOn\":17}      | PROPERTY_MUST_FIT      | stopOn",
                "{\"lineId\":\"L\",\"stopOn\":\"soon\"}| PROPERTY_MUST_FIT      | stopOn",
                "{\"lineId\":\"L\",\"stopOn\":\"2026-12-01\"}| PROPERTY_MUST_FIT| stopOn",
                "{\"lineId\":\"L\",\"consents\":\"all\"}| PROPERTY_MUST_FIT     | consents",
                "{\"lineId\":\"L\",\"consents\":[\"x\"]}| PROPERTY_MUST_FIT     | consents",
                "{\"lineId\":\"L\",\"consents\":[null]}| PROPERTY_MUST_BE_GIVEN | consents[0]",
            })
    void a_wrong_property_is_named(String body, String code, String property) {
        var known = lines.add(DEMO).value().toString();
        var answer = request(body.replace("\"L\"", "\"" + known + "\"")).send();
        assertThat(answer.at("code")).isEqualTo(code);
        assertThat(answer.at("property")).isEqualTo(property);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("title")).contains(property);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "{\"lineId\":\"x\"} {}",
                "{\"lineId\":\"x\",\"lineId\":\"y\"}",
                "{'lineId':'x'}",
                "[]",
                "null",
                "DEEP",
                "NUL"
            })
    void what_is_not_the_json_we_ask_for_is_refused(String body) {
        var text = switch (body) {
            case "DEEP" -> "[".repeat(30_000);
            case "NUL" -> "{\"lineId\":\"\u0000\"}";
            default -> body;
        };
        var answer = request(text).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("code")).isEqualTo("REQUEST_MUST_BE_UNDERSTOOD");
    }

    @Test
    void text_is_bounded() {
        var body = "{\"lineId\":\"x\",\"words\":\"" + "长".repeat(501) + "\"}";
        var answer = request(body).send();
        assertThat(answer.at("code")).isEqualTo("PROPERTY_MUST_FIT");
        assertThat(answer.at("property")).isEqualTo("words");
        assertThat(answer.at("expected")).isEqualTo("length(0..500)");
    }

    @ParameterizedTest
    @CsvSource({"262144, 400", "262145, 413", "900000, 413"})
    void a_body_larger_than_the_limit_is_not_read(int bytes, int status) {
        var body = ("\"" + "x".repeat(bytes - 2) + "\"").getBytes(UTF_8);
        var answer = post("/api/v1/closures")
                .key("large")
                .bytes(body)
                .with("Content-Type", "application/json")
                .send();
        assertThat(answer.status()).isEqualTo(status);
        if (status == 413) {
            assertThat(answer.at("code")).isEqualTo("REQUEST_MUST_NOT_BE_TOO_LARGE");
            assertThat(answer.json().path("bytesMax").asInt()).isEqualTo(262_144);
        }
    }

    @Test
    void only_json_is_taken_and_only_json_is_given() {
        var xml = post("/api/v1/closures").key("k").bytes("<a/>".getBytes(UTF_8));
        assertThat(xml.with("Content-Type", "application/xml").send().at("code"))
                .isEqualTo("BODY_MUST_BE_JSON");
        var form = post("/api/v1/closures").key("k").bytes("a=b".getBytes(UTF_8));
        assertThat(form.with("Content-Type", "application/x-www-form-urlencoded")
                        .send()
                        .status())
                .isEqualTo(415);
        var html = get("/api/v1/closures").with("Accept", "text/html").send();
        assertThat(html.status()).isEqualTo(406);
        assertThat(html.at("code")).isEqualTo("JSON_MUST_BE_ACCEPTED");
    }

    @Test
    void a_method_or_a_path_that_is_not_offered_is_said_so() {
        var method = ApiCall.to(port, "DELETE", "/api/v1/closures")
                .token(TOKEN)
                .key("k")
                .send();
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow").orElse("")).contains("GET").contains("POST");
        assertThat(method.at("code")).isEqualTo("METHOD_MUST_BE_OFFERED");
        var path = get("/api/v1/nothing").send();
        assertThat(path.status()).isEqualTo(404);
        assertThat(path.at("code")).isEqualTo("PAGE_MUST_EXIST");
        assertThat(post("/api/v1/nothing").send().at("code")).isEqualTo("PAGE_MUST_EXIST");
    }

    @Test
    void without_a_token_nothing_is_said() {
        var answer = ApiCall.to(port, "GET", "/api/v1/closures").send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("code")).isEqualTo("CALLER_MUST_BE_KNOWN");
        assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void a_token_without_the_scope_is_told_which_one_is_missing() {
        var answer = ApiCall.to(port, "GET", "/api/v1/events")
                .token("tester:demo:closures.read")
                .send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("code")).isEqualTo("CALLER_MUST_BE_ALLOWED");
        assertThat(answer.at("scope")).isEqualTo("events.read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOREIGN", "UNKNOWN", "not-an-id", "12", "1-1-1-1-1"})
    void a_line_of_somebody_else_is_answered_like_one_that_does_not_exist(String id) {
        var text = switch (id) {
            case "FOREIGN" -> lines.add(new BrandId("other")).value().toString();
            case "UNKNOWN" -> UUID.randomUUID().toString();
            default -> id;
        };
        var before = lines.looked.size();
        var answer = get("/api/v1/lines/" + text + "/closure-preview").send();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text().replace("/" + text + "/", "/ID/")).isEqualTo(UNKNOWN_LINE);
        assertThat(lines.looked).hasSize(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "..%2f..%2fetc", "%2e%2e", ";a=b", "a//b", "%0d%0aX:1"})
    void a_hostile_path_is_refused_without_a_page_of_the_server(String id) {
        var answer = get("/api/v1/closures/" + id).send();
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("Tomcat/").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/closures?limit=0, limit, integer(1..)",
        "/api/v1/closures?limit=101, limit, integer(..100)",
        "/api/v1/closures?limit=many, limit, integer(int32)",
        "/api/v1/events?limit=501, limit, integer(..500)"
    })
    void a_page_has_a_bound(String path, String property, String expected) {
        var answer = get(path).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("property")).isEqualTo(property);
        assertThat(answer.at("expected")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/closures?cursor=x",
                "/api/v1/closures?cursor=MDAwMDAwMDA6MQ",
                "/api/v1/closures?cursor=",
                "/api/v1/events?after=x",
                "/api/v1/events?after=%F0%9F%98%80"
            })
    void a_cursor_that_is_not_ours_is_refused(String path) {
        var answer = get(path).send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("code")).isEqualTo("CURSOR_MUST_BE_OURS");
    }

    @Test
    void our_own_fault_is_named_by_a_reference_and_by_nothing_else() {
        closures.meanwhile = () -> {
            throw new IllegalStateException("secret inside");
        };
        var line = lines.add(DEMO).value();
        var answer = request("{\"lineId\":\"" + line + "\"}").send();
        closures.meanwhile = () -> {};
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("code")).isEqualTo("SERVER_MUST_NOT_FAIL");
        assertThat(UUID.fromString(answer.at("reference"))).isNotNull();
        assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
    }

    // The words used above.

    static final BrandId DEMO = new BrandId("demo");
    static final String TOKEN = "tester:demo:closures.read,closures.write,events.read";
    static final String UNKNOWN_LINE = "{\"type\":\"urn:signoff:refusal:line-must-be-known\","
            + "\"title\":\"There is no such line in your account.\",\"status\":404,"
            + "\"detail\":\"Choose a line from the list of your lines.\","
            + "\"instance\":\"/api/v1/lines/ID/closure-preview\","
            + "\"code\":\"LINE_MUST_BE_KNOWN\"}";

    ApiCall get(String path) {
        return ApiCall.to(port, "GET", path).token(TOKEN);
    }

    ApiCall post(String path) {
        return ApiCall.to(port, "POST", path).token(TOKEN);
    }

    ApiCall request(String body) {
        return post("/api/v1/closures").key(UUID.randomUUID().toString()).json(body);
    }
}
