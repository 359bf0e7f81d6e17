// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import signoff.EveryTable;
import signoff.TestPostgres;
import signoff.console.security.Browser;
import signoff.kernel.CaseId;
import signoff.notification.Notice;

/**
 * What a whole closing, on pages and over JSON, leaves of the person in tables and log: references
 * and sealed bytes (SF-18, I31). Only the outside world knows more, as it does in truth.
 */
@ExtendWith(OutputCaptureExtension.class)
class TracesTest {

    private static final String NAME = "Theodora Quillfeather";
    private static final String EMAIL = "t.quillfeather@post.example";
    private static final String PHONE = "+852 6123 9876";
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";

    private static final String HEARD = "the log is heard";
    private static final String MISTYPED = "DE00 3704 0044 0532 0130 00";

    /** What would betray each of them, however it is written. */
    private static final List<String> TRACES =
            List.of("quillfeather", "theodora", "61239876", "6123 9876", "0532013000", "0532 0130");

    @Test
    void a_whole_closing_leaves_no_personal_data_in_tables_or_log_I31(CapturedOutput output) {
        var database = TestPostgres.fresh();
        try (var desk = new Desk(database, NAME, EMAIL, PHONE);
                var node = new ApiNode(database, desk.secretOf("race"))) {
            everythingIsLogged();
            desk.openLines(1);
            close(signedIn(node.api().port()), node.api(), desk);
            assertThat(rowsThatTell(desk)).isEmpty();
            assertThat(output.getAll()).as("what was heard").contains(HEARD);
            assertThat(output.getAll().lines().filter(TracesTest::tells)).isEmpty();
        } finally {
            logs().setLogLevel("signoff", null);
        }
    }

    @Test
    void a_trace_would_be_found_in_text_and_in_bytes() {
        var sql = TestPostgres.fresh().dataSource();
        var table = new org.springframework.jdbc.core.JdbcTemplate(sql);
        table.execute("create table traces (plain text, bytes bytea, list jsonb)");
        for (var row : List.of(
                "'of Theodora', '', '{}'",
                "'', convert_to('at t.Quillfeather', 'UTF8'), '{}'",
                "'', '', '{\"phone\": \"+85261239876\"}'")) {
            table.execute("truncate traces");
            table.execute("insert into traces values (" + row + ")");
            assertThat(EveryTable.rows(table, "public.traces")).as(row).anyMatch(TracesTest::tells);
        }
    }

    /** More than an operator would ever have in the log. */
    private static void everythingIsLogged() {
        logs().setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
        logs().setLogLevel("signoff", LogLevel.DEBUG);
        LoggerFactory.getLogger(TracesTest.class).debug(HEARD);
    }

    private static LoggingSystem logs() {
        return LoggingSystem.get(TracesTest.class.getClassLoader());
    }

    /** Signs in wrongly and rightly, and opens what there is. */
    private static Browser signedIn(int port) {
        var browser = new Browser(port);
        browser.signIn(EMAIL, "not the password");
        browser.signIn(EMAIL, Desk.PASSWORD);
        for (var path : List.of("/home", "/contacts")) isOpened(browser, path);
        return browser;
    }

    private static void isOpened(Browser browser, String path) {
        assertThat(browser.get(path).statusCode()).as(path).isEqualTo(200);
    }

    /** The money has no way back, so that it goes to an account that is named. */
    private static void close(Browser browser, Api api, Desk desk) {
        desk.refusePayBack(0);
        var id = desk.caseOf(api.request(desk.line(0), null).id());
        assertThat(api.confirm(id, desk.codeOf(id)).status()).isEqualTo(200);
        untilShown(api, id, "\"owed\"");
        mistype(browser, "/closures/" + id.value());
        assertThat(api.namePayee(id, NAME, MISTYPED).status()).isBetween(400, 422);
        assertThat(api.namePayee(id, NAME, IBAN).status()).isEqualTo(200);
        var code = desk.codeOf(id, Notice.REFUND_CONFIRM);
        assertThat(api.confirmPayee(id, code).status()).isEqualTo(200);
        untilShown(api, id, "\"status\":\"completed\"");
    }

    /** What was typed comes back with the next page, which is never opened. */
    private static void mistype(Browser browser, String page) {
        isOpened(browser, page);
        var typed = Map.of("holder", NAME, "account", MISTYPED, "bank", "");
        assertThat(Browser.goesTo(browser.post(page + "/payee", typed))).endsWith(page);
    }

    private static void untilShown(Api api, CaseId id, String words) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get("/closures/" + id.value()).body().contains(words));
    }

    private static List<String> rowsThatTell(Desk desk) {
        var tables = EveryTable.names(desk.sql()).stream()
                .filter(table -> !table.startsWith("outside."))
                .toList();
        assertThat(tables).hasSizeGreaterThan(40);
        return tables.stream()
                .flatMap(table -> EveryTable.rows(desk.sql(), table).stream()
                        .filter(TracesTest::tells)
                        .map(row -> Map.entry(table, row).toString()))
                .toList();
    }

    private static boolean tells(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return TRACES.stream()
                .flatMap(trace -> Stream.of(trace, hex(trace)))
                .anyMatch(trace -> lower.contains(trace));
    }

    // Names in bytes keep their case.
    private static String hex(String trace) {
        return HexFormat.of().formatHex(trace.substring(1).getBytes(UTF_8));
    }
}
