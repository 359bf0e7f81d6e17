// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;
import signoff.kernel.Language;
import signoff.kernel.TestWords;
import signoff.notification.MessageProofs;
import signoff.notification.Notice;
import signoff.notification.TestProofs;

/** The page at the end of every message: is it ours (SF-94)? */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.sign-in.attempts-per-address=5"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@ExtendWith(OutputCaptureExtension.class)
class VerifyPageTest {

    @LocalServerPort
    int port;

    @Autowired
    MessageProofs proofs;

    @Autowired
    JdbcTemplate sql;

    private Browser browser = new Browser(0);
    private String proof = "";

    @BeforeEach
    void open() {
        sql.update("delete from subscribers.attempts");
        browser = new Browser(port);
        proof = TestProofs.proof(proofs, ANNA, Notice.REFUND_SENT, MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Yes, we sent this message', Money was paid back, Monday 2 March 2026",
        "zh-Hans, 是的，这条消息由我们发出, 已退款, 2026年3月2日（星期一）",
        "zh-Hant, 是的，這則訊息由我們發出, 已退款, 2026年3月2日（星期一）",
    })
    void a_message_of_ours_is_told_with_its_kind_and_its_day(
            String language, String yes, String kind, String day) {
        browser.get("/verify?language=" + language);
        browser.get("/verify");
        var answer = check(" Anna@example.net", proof.toLowerCase());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(yes, kind, day, "datetime=\"2026-03-02\"");
    }

    @Test
    void an_unknown_address_and_a_wrong_proof_get_the_same_answer() {
        browser.get("/verify");
        var nobody = check("nobody@example.net", proof);
        var wrong = check(ANNA, "ABCD-2345-EFGH");
        assertThat(nobody.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(200);
        assertThat(said(nobody)).contains("No, we sent no message").isEqualTo(said(wrong));
        assertThat(nobody.body()).contains("We never ask for your password by a link");
        assertThat(said(check("", ""))).isEqualTo(said(wrong));
    }

    @Test
    void who_guesses_has_to_wait() {
        browser.get("/verify");
        for (int number = 0; number < 5; number++) check(ANNA, "ABCD-2345-EFGH");
        var answer = check(ANNA, proof);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("180");
        assertThat(answer.body()).contains("ATTEMPTS_MUST_BE_SLOWER").doesNotContain("we sent");
    }

    @Test
    void what_was_typed_stands_in_no_address_in_no_session_and_in_no_log(CapturedOutput output) {
        browser.get("/verify");
        var answer = check(ANNA, proof);
        assertThat(answer.uri().toString()).endsWith("/verify");
        assertThat(Browser.goesTo(answer)).isEmpty();
        assertThat(browser.cookie("signoff")).isEmpty();
        assertThat(output.getAll()).doesNotContain(ANNA).doesNotContain(proof);
    }

    @Test
    void a_form_without_our_token_is_not_answered_and_leads_nobody_to_sign_in() {
        browser.get("/verify");
        var answer = browser.post(
                "/verify", Map.of("reached", ANNA, "proof", proof, "_csrf", "somebody's"));
        assertThat(Browser.goesTo(answer)).isEqualTo("/verify");
        assertThat(browser.cookie("signoff")).isEmpty();
    }

    @Test
    void each_kind_of_message_has_words() {
        for (var notice : Notice.values()) {
            for (var language : Language.values()) {
                assertThat(TestWords.ALL.say(language, "notice.kind." + notice)).isNotBlank();
            }
        }
    }

    // The words used above.

    private static final String ANNA = "anna@example.net";
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private HttpResponse<String> check(String reached, String given) {
        return browser.post("/verify", Map.of("reached", reached, "proof", given));
    }

    /** The page without what was typed, and without the token of its form. */
    private static String said(HttpResponse<String> answer) {
        return answer.body().replaceAll("value=\"[^\"]*\"", "");
    }
}
