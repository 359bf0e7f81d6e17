// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import signoff.EveryTable;
import signoff.console.security.Browser;

/** Who only looks changes nothing, in any table (SF-51). Nothing else is at work meanwhile. */
class LookingTest {

    private static DemoNode node;

    @BeforeAll
    static void open() {
        node = new DemoNode("--signoff.workflow.run=false");
    }

    @AfterAll
    static void close() {
        if (node != null) node.close();
    }

    @Test
    void a_preview_and_a_quote_over_json_change_nothing() throws Exception {
        var guest = node.guest();
        var program = Program.signedIn(
                node.port(), "demo-program", "only-to-try-the-api-on-this-machine");
        var before = EveryTable.seen(node.sql());
        for (var path : new String[] {
            "/closure-preview",
            "/closure-preview?reason=no_longer_needed&stopBy=period_end",
            "/closure-quote",
            "/closure-quote?stopBy=balance_used"
        }) {
            var answer = program.get(guest.line() + path);
            assertThat(answer.status()).as("%s: %s", path, answer.text()).isEqualTo(200);
        }
        assertThat(EveryTable.seen(node.sql())).isEqualTo(before);
    }

    /** But for the session itself, which is told that somebody is there. */
    @Test
    void the_pages_before_the_first_answer_change_nothing() throws Exception {
        var guest = node.guest();
        var browser = new Browser(node.port());
        browser.signIn(guest.login(), DemoNode.PASSWORD);
        var before = seenButForSessions();
        for (var path : new String[] {"", "/close", "/close/reason", "/close/stop"}) {
            assertThat(browser.get(guest.line() + path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(seenButForSessions()).isEqualTo(before);
    }

    private static Map<String, String> seenButForSessions() {
        var seen = EveryTable.seen(node.sql());
        seen.keySet().removeIf(table -> table.startsWith("web.session"));
        return seen;
    }
}
