// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import signoff.TestPostgres;

/**
 * Deny first: who gets what, path by path. A path that nobody thought of needs sign-in (SF-22,
 * SF-23).
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.sign-in.attempts-per-address=1000"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class AccessMatrixTest {

    @LocalServerPort
    int port;

    private final Residents residents;
    private Browser anonymous = new Browser(0);

    AccessMatrixTest(@org.springframework.beans.factory.annotation.Autowired Residents residents) {
        this.residents = residents;
    }

    @BeforeEach
    void open() {
        anonymous = new Browser(port);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "access.csv", numLinesToSkip = 1)
    void each_path_is_for_whom_it_is_meant(
            String path, String nobody, String subscriber, String staff, String integrator) {
        assertThat(outcome(anonymous.get(path))).as("anonymous").isEqualTo(nobody);
        assertThat(outcome(residents.subscriber(port).get(path)))
                .as("subscriber")
                .isEqualTo(subscriber);
        assertThat(outcome(residents.engineer(port).get(path))).as("staff").isEqualTo(staff);
        assertThat(outcome(asIntegrator(path))).as("integrator").isEqualTo(integrator);
    }

    @Test
    void what_changes_something_needs_sign_in_too() {
        anonymous.get("/sign-in");
        var answer = anonymous.post("/nobody/thought/of/this", java.util.Map.of("a", "b"));
        assertThat(Browser.goesTo(answer)).startsWith("/sign-in");
    }

    @Test
    void an_engineer_reads_where_each_rule_comes_from() {
        var page = residents
                .engineer(port)
                .get("/operator/policy?kind=hotspot&country=fr")
                .body();
        assertThat(page)
                .contains("reviewMaxDays", "policy/jurisdictions/fr/hotspot.yaml:")
                .contains("article L224-39");
        assertThat(residents
                        .engineer(port)
                        .get("/operator/policy?kind=hotspot&country=cn&trigger=deceased")
                        .body())
                .contains("policy/triggers/deceased.yaml:", "value=\"deceased\" selected");
        assertThat(residents
                        .engineer(port)
                        .get("/operator/policy?kind=%3Cx&country=zz")
                        .body())
                .contains("<option value=\"best\" selected=\"selected\">best</option>");
    }

    @Test
    void an_engineer_reads_the_rules_in_their_own_language() {
        assertThat(rulesIn("zh-Hans"))
                .contains(">7天<", ">最多", ">是<", ">不再需要<")
                .doesNotContainPattern(ENGLISH);
        assertThat(rulesIn("zh-Hant"))
                .contains(">7天<", ">最多", ">不再需要<")
                .doesNotContainPattern(ENGLISH);
        assertThat(rulesIn("en")).contains(">7 days<", ">At most ", ">Yes<", ">Stops the closing<");
    }

    /** The page leads on to itself once it has remembered the language. */
    private String rulesIn(String language) {
        var engineer = residents.engineer(port);
        var chosen = engineer.get("/operator/policy?kind=hotspot&country=in&language=" + language);
        return engineer.get(Browser.goesTo(chosen)).body();
    }

    private static final String ENGLISH =
            ">\\d+ (day|hour|minute)s?<|>at (most|least) |>true<|>BLOCK<";

    private HttpResponse<String> asIntegrator(String path) {
        return anonymous.send(HttpRequest.newBuilder(URI.create(anonymous.origin() + path))
                .header("Authorization", "Bearer " + residents.token(port)));
    }

    private static String outcome(HttpResponse<String> answer) {
        if (Browser.goesTo(answer).startsWith("/sign-in?to=")) return "sign-in";
        return answer.statusCode() < 400 ? "page" : Integer.toString(answer.statusCode());
    }
}
