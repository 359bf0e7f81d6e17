// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.console.security.Residents.PASSWORD;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.subscriber.Subscribers.SignInChanged;
import signoff.suspension.Suspensions.LineLost;

/** The session of a person: how it begins, what it holds, how it ends, and what is not lost. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.workflow.run=false",
            "signoff.brands[0].code=demo",
            "signoff.brands[0].name=Demo Mobile",
            "signoff.brands[0].country=HK",
            "signoff.brands[0].hosts=localhost",
            "signoff.brands[1].code=other",
            "signoff.brands[1].name=Other Mobile",
            "signoff.brands[1].country=HK",
            "signoff.brands[1].hosts=127.0.0.1"
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class SessionsTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate sql;

    @Autowired
    Residents residents;

    @Autowired
    ApplicationEventPublisher events;

    private Browser browser = new Browser(0);

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void signing_in_leads_to_where_the_reader_wanted_to_go() {
        var asked = browser.get("/lines/x?tab=money");
        assertThat(Browser.goesTo(asked)).isEqualTo("/sign-in?to=%2Flines%2Fx%3Ftab%3Dmoney");
        assertThat(browser.get(Browser.goesTo(asked)).body())
                .contains("name=\"to\" value=\"/lines/x?tab=money\"");
        var fields = Map.of("login", "taiman", "password", PASSWORD, "to", "/lines/x?tab=money");
        assertThat(Browser.goesTo(browser.post("/sign-in", fields)))
                .isEqualTo("/lines/x?tab=money");
    }

    @ParameterizedTest
    @CsvSource({
        "/home, /home",
        "/lines/1?a=b&c=d, /lines/1?a=b&c=d",
        "//evil.example, /",
        "/\\evil.example, /",
        "https://evil.example, /",
        "'', /",
        "'/a b', /",
        "/sign-in?to=/x, /",
        "/日本, /",
    })
    void nobody_is_led_to_another_host(String to, String goes) {
        assertThat(SignInFirst.safe(to)).isEqualTo(goes);
    }

    @Test
    void the_session_cookie_is_for_us_alone_and_its_id_is_new_after_sign_in() {
        browser.get("/lines/x");
        assertThat(browser.cookie("signoff"))
                .as("nobody signed in, so none is needed")
                .isEmpty();
        browser.plant("signoff", PLANTED);
        var answer = browser.signIn("taiman", PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("signoff=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/")
                        .doesNotContain(PLANTED));
    }

    @Test
    void a_wrong_password_is_told_on_the_page_and_begins_no_session() {
        var answer = browser.signIn("taiman", "wrong");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("SIGN_IN_MUST_MATCH").contains("value=\"taiman\"");
        assertThat(answer.body()).doesNotContain("value=\"wrong\"");
        assertThat(browser.cookie("signoff")).isEmpty();
    }

    @Test
    void the_sixth_wrong_password_has_to_wait() {
        for (int number = 0; number < 5; number++) browser.signIn("guessed", "wrong");
        var answer = browser.signIn("guessed", "wrong");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("180");
        assertThat(answer.body()).contains("ATTEMPTS_MUST_BE_SLOWER");
    }

    @Test
    void signing_out_ends_the_session_on_every_node() {
        browser.signIn("taiman", PASSWORD);
        var session = browser.cookie("signoff");
        browser.get("/home");
        assertThat(Browser.goesTo(browser.post("/sign-out", Map.of())))
                .isEqualTo("/sign-in?told=out");
        browser.plant("signoff", session);
        assertThat(Browser.goesTo(browser.get("/home"))).startsWith("/sign-in");
    }

    @Test
    void a_session_counts_at_its_own_brand_only() {
        browser.signIn("taiman", PASSWORD);
        var atOther = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/home"))
                .header("Cookie", "signoff=" + browser.cookie("signoff"));
        assertThat(Browser.goesTo(new Browser(port).send(atOther))).startsWith("/sign-in");
    }

    @Test
    void a_changed_password_ends_every_session_of_the_person() {
        var elsewhere = new Browser(port);
        browser.signIn("taiman", PASSWORD);
        elsewhere.signIn("taiman", PASSWORD);
        assertThat(elsewhere.get("/home").statusCode()).isEqualTo(200);
        events.publishEvent(new SignInChanged(residents.subscriber.account()));
        assertThat(Browser.goesTo(browser.get("/home"))).startsWith("/sign-in");
        assertThat(Browser.goesTo(elsewhere.get("/home"))).startsWith("/sign-in");
    }

    /** I6: a phone that is lost may be signed in; who reports it goes on. */
    @Test
    void a_loss_that_is_reported_ends_every_other_session_of_the_person() {
        var phone = new Browser(port);
        browser.signIn("taiman", PASSWORD);
        phone.signIn("taiman", PASSWORD);
        events.publishEvent(new LineLost(residents.subscriber.account()));
        assertThat(Browser.goesTo(phone.get("/home"))).startsWith("/sign-in");
        assertThat(Browser.goesTo(browser.get("/home"))).startsWith("/sign-in");
    }

    @Test
    void a_form_that_was_sent_after_the_session_had_ended_is_not_lost() {
        browser.signIn("taiman", PASSWORD);
        browser.get("/home");
        sql.update("delete from web.session");
        var typed = Map.of("reason", "I am <moving> away", "password", "hush", "step", "2");
        var sent = browser.post("/lines/x/close/reason", typed);
        assertThat(Browser.goesTo(sent)).isEqualTo("/sign-in?told=expired");
        assertThat(sealed("I am <moving>"))
                .as("what was typed, in the database")
                .isTrue();

        assertThat(browser.get("/sign-in?told=expired").body()).contains("what you typed is kept");
        var signedIn = browser.signIn("taiman", PASSWORD);
        assertThat(Browser.goesTo(signedIn)).isEqualTo("/sign-in/continue");
        var again = browser.get("/sign-in/continue").body();
        assertThat(again)
                .contains("action=\"/lines/x/close/reason\"")
                .contains("name=\"reason\" value=\"I am &lt;moving&gt; away\"")
                .contains("name=\"step\" value=\"2\"")
                .doesNotContain("hush");
        var resent = browser.post("/lines/x/close/reason", Map.of("step", "2"));
        assertThat(Browser.goesTo(resent)).doesNotContain("/sign-in");
        assertThat(Browser.goesTo(browser.get("/sign-in/continue")))
                .as("it was sent, and is kept no longer")
                .isEqualTo("/");
    }

    @Test
    void a_form_under_an_old_token_can_be_sent_again_too() {
        browser.signIn("taiman", PASSWORD);
        var sent = browser.post("/lines/x/top-up", Map.of("amount", "50", "_csrf", "old"));
        assertThat(Browser.goesTo(sent)).isEqualTo("/sign-in/continue");
        assertThat(browser.get("/sign-in/continue").body())
                .contains("name=\"amount\" value=\"50\"");
    }

    @Test
    void a_form_from_the_page_of_somebody_else_is_neither_taken_nor_kept() {
        browser.get("/sign-in");
        var fields = Map.of("reason", "planted");
        assertThat(browser.post("/lines/x/close", fields, "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/lines/x/close", fields, "null").statusCode()).isEqualTo(403);
        assertThat(browser.cookie("signoff")).isEmpty();
        var silent = HttpRequest.newBuilder(URI.create(browser.origin() + "/lines/x/close"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("reason=planted"));
        assertThat(Browser.goesTo(browser.send(silent))).isEqualTo("/sign-in");
        assertThat(browser.cookie("signoff")).isEmpty();
    }

    @Test
    void a_form_that_is_too_large_is_refused_whether_it_says_so_or_not() {
        browser.get("/sign-in");
        var large = "x".repeat(70_000);
        assertThat(browser.post("/sign-in", Map.of("login", large)).statusCode())
                .isEqualTo(413);
        var chunked = HttpRequest.newBuilder(URI.create(browser.origin() + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(("login=" + large).getBytes())));
        assertThat(browser.send(chunked).statusCode()).isBetween(400, 499);
    }

    @Test
    void every_page_tells_the_browser_what_it_may_do() {
        var headers = browser.get("/sign-in").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; style-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; form-action 'self'; frame-ancestors 'none';"
                        + " base-uri 'none'; script-src 'self'; connect-src 'self'");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty(); // Not over http.
    }

    @Test
    void the_address_of_a_request_is_that_of_its_connection() {
        for (int number = 0; number < 5; number++) {
            var forged = HttpRequest.newBuilder(URI.create(browser.origin() + "/sign-in"))
                    .header("X-Forwarded-Host", "127.0.0.1")
                    .header("X-Forwarded-Proto", "https");
            var answer = browser.send(forged);
            assertThat(answer.body()).contains("Demo Mobile");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    // The words used above.

    private static final String PLANTED = "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx";

    private boolean sealed(String text) {
        return sql
                .queryForList("select attribute_bytes from web.session_attributes", byte[].class)
                .stream()
                .noneMatch(bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains(text));
    }
}
