// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.Relay;
import signoff.TestHome;
import signoff.TestPostgres;
import signoff.TestPostgres.Fresh;
import signoff.console.security.Browser;
import signoff.kernel.Language;
import signoff.kernel.Refusal.Code;
import signoff.kernel.TestWords;

/** What somebody who has signed in sees when a page cannot be shown. */
class BrokenPagesTest {

    private static final Fresh DATABASE = TestPostgres.fresh();
    private static final URI SERVER = URI.create(DATABASE.url().substring("jdbc:".length()));

    private static Relay wire;
    private static DemoNode node;

    @BeforeAll
    static void open() {
        wire = Relay.to(SERVER.getHost(), SERVER.getPort());
        var url = "jdbc:postgresql://127.0.0.1:" + wire.port() + SERVER.getPath();
        var overTheWire = new Fresh(url, DATABASE.user(), DATABASE.password());
        node = new DemoNode(overTheWire, TestHome.named("gone"));
    }

    @AfterAll
    static void close() throws Exception {
        if (wire != null) wire.mend();
        if (node != null) node.close();
        if (wire != null) wire.close();
    }

    @Test
    void a_page_without_its_database_says_so_within_seconds_in_the_language_of_its_reader() {
        var browser = signedIn();
        assertThat(browser.get("/home").statusCode()).isEqualTo(200);
        wire.cut();
        try {
            for (var language : Language.values()) {
                var begun = System.nanoTime();
                var gone = browser.get("/home?language=" + language.tag());
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
                assertThat(gone.statusCode()).isEqualTo(503);
                assertTold(gone, language, Code.DATABASE_MUST_ANSWER);
            }
        } finally {
            wire.mend();
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> browser.get("/home").statusCode() == 200);
    }

    @Test
    void the_links_to_other_languages_work_on_a_page_that_is_refused() {
        var browser = node.staff("agent");
        for (var language : Language.values()) {
            var refused = browser.get("/operator/parked?language=" + language.tag());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertTold(refused, language, Code.CALLER_MUST_BE_ALLOWED);
            assertTold(browser.get("/operator/parked"), language, Code.CALLER_MUST_BE_ALLOWED);
        }
    }

    // The words used above.

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static Browser signedIn() {
        var browser = new Browser(node.port());
        browser.signIn("lin", DemoNode.PASSWORD);
        browser.get("/home"); // Shows the account's own language from now on.
        return browser;
    }

    private static void assertTold(HttpResponse<String> page, Language language, Code code) {
        assertThat(page.headers().firstValue("Content-Language")).contains(language.tag());
        assertThat(page.body()).contains(TestWords.ALL.say(language, code.happened()));
    }
}
