// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
import signoff.kernel.Actor.Role;
import signoff.staff.Roles;

/**
 * Every role, on every page and call of staff, from one table: {@code staff.csv}. Whoever adds a
 * page adds its row there.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "signoff.workflow.run=false",
            "signoff.sign-in.attempts-per-address=10000",
            "signoff.sign-in.attempts-per-login=100"
        })
@ContextConfiguration(initializers = TestPostgres.ForSpring.class)
@Import(Residents.class)
class StaffMatrixTest {

    @LocalServerPort
    int port;

    @Autowired
    Residents residents;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    @TestFactory
    Stream<DynamicTest> each_role_gets_what_the_table_says() {
        return rows().stream().map(row -> DynamicTest.dynamicTest(row.call(), () -> check(row)));
    }

    private void check(Row row) {
        var got = new LinkedHashMap<String, String>();
        got.put("anonymous", ask(new Browser(port), row));
        got.put("subscriber", ask(residents.subscriber(port), row));
        got.put("half", ask(residents.half(port), row));
        for (var role : Roles.OF_STAFF) got.put(word(role), ask(residents.staff(port, role), row));
        assertThat(got).as(row.call()).isEqualTo(row.outcomes());
    }

    @Test
    void the_table_has_a_row_for_every_page_and_call_of_staff() {
        var calls = new Calls(pages, address -> address.matches("/(staff|desk|operator)(/.*)?"));
        var rows = Stream.concat(rows().stream().map(Row::call), APART.stream());
        assertThat(calls.without(rows)).as("add a row to staff.csv for each").isEmpty();
    }

    @Test
    void a_session_of_one_side_opens_nothing_on_the_other() {
        var subscriber = residents.subscriber(port).cookie("signoff");
        var staff = residents.staff(port, Role.ADMINISTRATOR).cookie("signoff-staff");
        var crossed = new Browser(port);
        crossed.plant("signoff", staff);
        crossed.plant("signoff-staff", subscriber);
        assertThat(Browser.goesTo(crossed.get("/home"))).startsWith("/sign-in");
        assertThat(Browser.goesTo(crossed.get("/staff"))).startsWith("/staff/sign-in");
    }

    // The words used above.

    /** Signs out whoever asks; {@code StaffPagesTest} shows it. */
    private static final Set<String> APART = Set.of("POST /staff/sign-out");

    private record Row(String method, String path, Map<String, String> outcomes) {

        String call() {
            return method + " " + path;
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static List<Row> rows() {
        var lines = text().lines().map(line -> line.split(", *")).toList();
        var head = lines.getFirst();
        return lines.stream()
                .skip(1)
                .map(cells -> {
                    var outcomes = new LinkedHashMap<String, String>();
                    for (int at = 2; at < head.length; at++) outcomes.put(head[at], cells[at]);
                    return new Row(cells[0], cells[1], outcomes);
                })
                .toList();
    }

    private static String text() {
        try {
            return new ClassPathResource("staff.csv", StaffMatrixTest.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String ask(Browser browser, Row row) {
        if (row.method().equals("GET")) return outcome(browser.get(row.path()));
        browser.get("/staff/sign-in"); // Shown to anybody, and with it the token of a form.
        return outcome(browser.post(row.path(), Map.of()));
    }

    private static String outcome(HttpResponse<String> answer) {
        var goesTo = Browser.goesTo(answer);
        if (goesTo.startsWith("/staff/sign-in")) return "sign-in";
        if (goesTo.startsWith("/staff/code") || goesTo.startsWith("/staff/enrol")) return "code";
        if (goesTo.equals("/staff")) return "home";
        return answer.statusCode() < 400 ? "page" : Integer.toString(answer.statusCode());
    }
}
