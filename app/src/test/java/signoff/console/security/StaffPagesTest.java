// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.console.security.Residents.PASSWORD;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.Language;
import signoff.staff.Staff;
import signoff.staff.TimeCodes;

/** The pages of staff over HTTP: cookies, ways between them, and what is kept of what was typed. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.workflow.run=false",
            "signoff.sign-in.attempts-per-address=1000",
            "signoff.public-url=https://my.example",
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
@ExtendWith(OutputCaptureExtension.class)
@Import(Residents.class)
class StaffPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    Staff staff;

    @Test
    void the_way_in_leads_from_password_to_factor_to_where_the_reader_wanted_to_go() {
        var login = enter(Role.ENGINEER);
        var browser = new Browser(port);
        var asked = browser.get("/operator/policy?kind=hotspot");
        assertThat(Browser.goesTo(asked))
                .isEqualTo("/staff/sign-in?to=%2Foperator%2Fpolicy%3Fkind%3Dhotspot");
        browser.get(Browser.goesTo(asked));
        var fields = Map.of("login", login, "password", PASSWORD, "to", "/operator/policy");
        var half = browser.post("/staff/sign-in", fields);
        assertThat(Browser.goesTo(half)).isEqualTo("/staff/code?to=%2Foperator%2Fpolicy");
        assertThat(Browser.goesTo(browser.get("/operator/policy"))).startsWith("/staff/code");

        browser.get(Browser.goesTo(half));
        var in = browser.post("/staff/code", Map.of("code", code(), "to", "/operator/policy"));
        assertThat(Browser.goesTo(in)).isEqualTo("/operator/policy");
        assertThat(browser.get("/operator/policy").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_is_led_away_from_the_pages_of_staff() {
        for (var to : new String[] {"//evil.example", "https://evil.example", "/home"}) {
            var login = enter(Role.AGENT);
            var browser = new Browser(port);
            browser.get("/staff/sign-in");
            var fields = Map.of("login", login, "password", PASSWORD, "to", to);
            assertThat(Browser.goesTo(browser.post("/staff/sign-in", fields)))
                    .doesNotContain("evil", "home");
        }
    }

    @Test
    void the_cookie_of_staff_is_for_us_alone_and_new_after_the_second_factor() {
        var browser = new Browser(port);
        var half = browser.showPassword(enter(Role.AGENT), PASSWORD);
        assertThat(half.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("signoff-staff=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/"));
        var before = browser.cookie("signoff-staff");
        browser.get("/staff/code");
        browser.post("/staff/code", Map.of("code", code()));
        assertThat(browser.cookie("signoff-staff")).isNotEqualTo(before).isNotEmpty();
        assertThat(browser.cookie("signoff")).as("no session of a subscriber").isEmpty();
    }

    @Test
    void behind_a_proxy_that_ends_TLS_no_cookie_is_sent_without_it() {
        var browser = new Browser(port);
        var form = browser.get("/staff/sign-in");
        var staffs = browser.showPassword(enter(Role.AGENT), PASSWORD);
        var subscribers = new Browser(port).signIn("taiman", PASSWORD);
        for (var answer : List.of(form, staffs, subscribers)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie).contains("; Secure"));
        }
        assertThat(subscribers.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("signoff="));
    }

    @Test
    void signing_out_ends_the_session_wherever_its_cookie_is() {
        var browser = signedIn(Role.AGENT);
        var cookie = browser.cookie("signoff-staff");
        browser.get("/staff");
        assertThat(Browser.goesTo(browser.post("/staff/sign-out", Map.of())))
                .isEqualTo("/staff/sign-in?told=out");
        browser.plant("signoff-staff", cookie);
        assertThat(Browser.goesTo(browser.get("/staff"))).startsWith("/staff/sign-in");
    }

    @Test
    void a_session_counts_at_its_own_brand_only() {
        var browser = signedIn(Role.AGENT);
        var atOther = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/staff"))
                .header("Cookie", "signoff-staff=" + browser.cookie("signoff-staff"));
        assertThat(Browser.goesTo(new Browser(port).send(atOther))).startsWith("/staff/sign-in");
    }

    @Test
    void a_form_of_the_page_of_somebody_else_is_not_taken() {
        var browser = signedIn(Role.AGENT);
        browser.get("/staff");
        assertThat(browser.post("/staff/sign-out", Map.of(), "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/staff/sign-out", Map.of("_csrf", "planted")).statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void an_invitation_that_does_not_fit_keeps_what_was_typed_and_no_log_has_it(
            CapturedOutput output) {
        var browser = residents.staff(port, Role.ADMINISTRATOR);
        browser.get("/staff/people");
        var typed = Map.of(
                "login", "newcomer", "name", "Lam Ka Yan", "mail", "no mail", "roles", "AGENT");
        var again = browser.post("/staff/people", typed);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("CONTACT_MUST_BE_READABLE", "value=\"Lam Ka Yan\"");
        var done = browser.post("/staff/people", with(typed, "mail", "ka.yan@staff.example"));
        assertThat(browser.get(Browser.goesTo(done)).body())
                .contains("Invited. A code goes by mail");
        browser.post("/staff/sessions/end-others", Map.of());
        assertThat(browser.cookie("signoff")).as("no session but that of staff").isEmpty();
        assertThat(output.getAll()).doesNotContain("Lam Ka Yan", "ka.yan@", "newcomer");
    }

    @Test
    void an_auditor_reads_the_people_and_the_events_and_has_no_button_there() {
        var browser = residents.staff(port, Role.AUDITOR);
        var people = browser.get("/staff/people").body();
        assertThat(people).contains("Wong Siu Ming").doesNotContain("/staff/people/");
        var events = browser.get("/staff/events").body();
        assertThat(events).contains("Signed in", "127.0.0.0/24").doesNotContain("Wong Siu Ming");
    }

    // The words used above.

    private Browser signedIn(Role role) {
        var browser = new Browser(port);
        browser.signInStaff(enter(role), PASSWORD, code());
        return browser;
    }

    private static String code() {
        return TimeCodes.at(Residents.SECRET, Instant.now());
    }

    /** Somebody new, so that no code of theirs was used. */
    private String enter(Role role) {
        var id = UUID.randomUUID();
        var login = "staff-" + id;
        var newcomer = new Staff.Newcomer(
                Residents.DEMO,
                login,
                "Wong Siu Ming",
                id + "@staff.example",
                Language.EN,
                Set.of(role));
        staff.enter(newcomer, new AccountId(id), PASSWORD, Residents.SECRET);
        return login;
    }

    private static Map<String, String> with(Map<String, String> all, String key, String value) {
        var changed = new java.util.HashMap<>(all);
        changed.put(key, value);
        return changed;
    }
}
