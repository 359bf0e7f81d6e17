// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.console.security.Browser;
import signoff.console.security.Residents;
import signoff.kernel.Language;

/** The pages around an account, as a browser sees them. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.sign-in.attempts-per-address=1000"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class AccountPagesTest {

    @Test
    void registering_shows_the_same_page_whether_the_address_has_an_account_or_not() {
        var known = register("taiman@example.org");
        var unknown = register("nobody@example.org");
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
        assertThat(plain(known)).isEqualTo(plain(unknown)); // I33
    }

    @Test
    void what_is_no_address_is_told_at_its_field() {
        var page = register("no address");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("CONTACT_MUST_BE_READABLE", "href=\"#contact\"");
    }

    @Test
    void asking_for_an_account_shows_the_same_page_whether_it_is_there_or_not() {
        var known = recover("taiman", "new1@example.org");
        var unknown = recover("nobody-at-all", "new2@example.org");
        assertThat(known.statusCode()).isEqualTo(200);
        assertThat(plain(known)).isEqualTo(plain(unknown)); // I33
    }

    @Test
    void claiming_shows_the_same_page_for_any_line() {
        var browser = residents.subscriber(port);
        browser.get("/claim");
        var one = browser.post("/claim", Map.of("line", "+8614299999999"));
        var other = browser.post("/claim", Map.of("line", "+8614299999998"));
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(plain(one).replace("99999999", ""))
                .isEqualTo(plain(other).replace("99999998", ""));
    }

    @Test
    void an_announcement_is_plain_text_for_subscribers_of_the_brand() {
        var engineer = residents.engineer(port);
        engineer.get("/operator/announcements");
        var fields = new LinkedHashMap<>(Map.of("from", "2020-01-01", "until", "2999-01-01"));
        for (var language : Language.values()) {
            fields.put("title-" + language.tag(), "Terms <script>alert(1)</script>");
            fields.put("body-" + language.tag(), "From now on & for ever");
        }
        assertThat(Browser.goesTo(engineer.post("/operator/announcements", fields)))
                .endsWith("/operator/announcements");
        assertThat(residents.subscriber(port).get("/home").body())
                .contains("Terms &lt;script&gt;", "From now on &amp; for ever")
                .doesNotContain("<script>alert"); // SF-20
        assertThat(engineer.get("/operator/announcements").body()).contains("Terms &lt;script");
    }

    @Test
    void a_day_that_no_calendar_holds_is_refused_and_what_was_typed_stays() {
        var engineer = residents.engineer(port);
        engineer.get("/operator/announcements");
        for (var day : new String[] {"+999999999-12-31", "999999-01-01", "2026-02-30", "soon"}) {
            var fields = Map.of("from", "2026-01-01", "until", day, "title-en", "Kept title");
            var answer = engineer.post("/operator/announcements", fields);
            assertThat(answer.statusCode()).as(day).isEqualTo(302);
            assertThat(engineer.get("/operator/announcements").body()).contains("Kept title");
        }
    }

    @Test
    void contacts_are_listed_with_a_name_for_each_button() {
        assertThat(residents.subscriber(port).get("/contacts").body())
                .contains("taiman@example.org", "aria-label=\"Remove taiman@example.org\"");
    }

    // The words used above.

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    private Browser anonymous = new Browser(0);

    @BeforeEach
    void open() {
        anonymous = new Browser(port);
    }

    private HttpResponse<String> register(String contact) {
        anonymous.get("/register");
        return anonymous.post("/register", Map.of("contact", contact));
    }

    private HttpResponse<String> recover(String subject, String contact) {
        anonymous.get("/recover");
        var fields = Map.of("subject", subject, "words", "what I know", "contact", contact);
        return anonymous.post("/recover", fields);
    }

    /** A page without what is new on each: tokens and references. */
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("value=\"[^\"]*\"", "");
    }
}
