// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import signoff.TestPostgres;

/**
 * Deny first, for whatever is sent: each form of subscribers and each call of programs, from one
 * table, {@code sends.csv}. What is of somebody else is not found (404). Sent is an empty form and
 * an empty object: a call that needs more is refused for that (400) before anything is looked for.
 * Whoever adds a page, a form or a call adds its row there, or in {@code access.csv} (SF-22,
 * SF-23).
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"signoff.workflow.run=false", "signoff.sign-in.attempts-per-address=1000"})
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class SendMatrixTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @TestFactory
    Stream<DynamicTest> each_form_and_call_is_for_whom_it_is_meant() {
        var token = residents.token(port);
        return rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.call(), () -> check(row, token)));
    }

    private void check(Row row, String token) {
        var got = List.of(
                send(new Browser(port), row),
                send(residents.stranger(port), row),
                send(residents.engineer(port), row),
                outcome(call(row, Map.of("Authorization", "Bearer " + token))));
        assertThat(got).as(row.call()).isEqualTo(row.outcomes());
    }

    @Test
    void each_page_form_and_call_has_a_row() {
        var calls = new Calls(pages, address -> !address.matches("/(staff|desk|operator)(/.*)?"));
        var looks = lines("access.csv").map(cells -> "GET " + cells[0]);
        var sends = rows().stream().map(Row::call);
        assertThat(calls.without(Stream.concat(looks, sends)))
                .as("add a row to access.csv or sends.csv for each")
                .isEmpty();
    }

    // The words used above.

    private record Row(String method, String path, List<String> outcomes) {

        String call() {
            return method + " " + path;
        }
    }

    private static List<Row> rows() {
        return lines("sends.csv")
                .map(cells -> new Row(
                        cells[0],
                        cells[1].replace("{id}", "00000000-0000-0000-0000-000000000001"),
                        Arrays.asList(cells).subList(2, cells.length)))
                .toList();
    }

    private static Stream<String[]> lines(String table) {
        try {
            return new ClassPathResource(table, SendMatrixTest.class)
                    .getContentAsString(UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(", *"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String send(Browser browser, Row row) {
        if (row.path().startsWith("/api/")) return outcome(call(row, Map.of()));
        browser.get("/sign-in"); // Shown to anybody, and with it the token of a form.
        return outcome(browser.post(row.path(), Map.of()));
    }

    private HttpResponse<String> call(Row row, Map<String, String> proof) {
        var program = new Browser(port);
        var request = HttpRequest.newBuilder(URI.create(program.origin() + row.path()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(row.method(), HttpRequest.BodyPublishers.ofString("{}"));
        proof.forEach(request::header);
        return program.send(request);
    }

    private static String outcome(HttpResponse<String> answer) {
        if (Browser.goesTo(answer).startsWith("/sign-in")) return "sign-in";
        return answer.statusCode() < 400 ? "page" : Integer.toString(answer.statusCode());
    }
}
