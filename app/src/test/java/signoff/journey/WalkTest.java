// SPDX-License-Identifier: Apache-2.0
package signoff.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import signoff.TestPostgres;
import signoff.demo.AddressFile;

/** What {@code ./signoff demo --walk} does, and how it ends, as a program of its own. */
class WalkTest {

    @TempDir
    Path home;

    @Test
    void a_line_is_closed_and_its_refund_paid() throws Exception {
        try (var node = new DemoNode(TestPostgres.fresh(), home)) {
            var walk = walk(Map.of());
            assertThat(walk.said())
                    .contains("Walking through the demo at http://127.0.0.1:" + node.port())
                    .contains("Paid back as promised: 86.60", "the line says: Closed")
                    .endsWith("The line is closed, and the refund is paid.");
            assertThat(walk.code()).isZero();
            assertThat(node.paidBackTo(walk.guest()).stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("by the books of the bank")
                    .isEqualTo(86_60);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}, /demo/lines answers with status 500",
        "200, <html>, the demo answers what nobody understands",
        "200, {}, the demo answers what nobody understands",
        "0, {}, /demo/lines cannot be reached",
    })
    void a_step_that_fails_is_told_in_one_line(int status, String body, String why)
            throws Exception {
        var demo = HttpServer.create(here(0), 0);
        demo.createContext("/", call -> answer(call, status, body));
        demo.createContext("/demo/clock", call -> answer(call, 200, "{\"now\":\"today\"}"));
        demo.start();
        try {
            runsAt(demo.getAddress().getPort());
            assertStopped(walk(Map.of()), why);
        } finally {
            demo.stop(0);
        }
    }

    /** One that was killed left its address behind; and the one that would replace it is broken. */
    @Test
    void a_demo_that_is_not_there_and_cannot_be_started_is_told_with_its_reason() throws Exception {
        runsAt(portOfNobody());
        var walk = walk(Map.of("SIGNOFF_SIGN_IN_PASSWORD_STRENGTH", "99"));
        assertThat(walk.said())
                .contains("No demo runs here", "The walk stopped: the demo did not start")
                .contains("password-strength is 99. Allowed: 10 to 15.")
                .doesNotContain("WalkStopped");
        assertThat(walk.code()).isOne();
    }

    // The words used above.

    private record Walked(int code, String said) {

        private static final Pattern GUEST = Pattern.compile("its subscriber is (\\S+)");

        DemoNode.Guest guest() {
            var found = GUEST.matcher(said);
            assertThat(found.find()).as(said).isTrue();
            return new DemoNode.Guest(found.group(1), "", "");
        }
    }

    private Walked walk(Map<String, String> environment) throws Exception {
        var walk = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "signoff.demo.Walk",
                        home.toString()))
                .redirectErrorStream(true);
        walk.environment().putAll(environment);
        var running = walk.start();
        var said = new String(running.getInputStream().readAllBytes(), UTF_8).strip();
        return new Walked(running.waitFor(), said);
    }

    private static void assertStopped(Walked walk, String why) {
        assertThat(walk.said().lines().reduce((before, last) -> last).orElse(""))
                .startsWith("The walk stopped: ")
                .contains(why);
        assertThat(walk.said()).doesNotContain("Exception in thread");
        assertThat(walk.code()).isOne();
    }

    private void runsAt(int port) throws IOException {
        Files.writeString(AddressFile.in(home), "http://127.0.0.1:" + port);
    }

    /** No answer at all for status 0. */
    private static void answer(HttpExchange call, int status, String body) {
        try (call) {
            if (status == 0) return;
            var bytes = body.getBytes(UTF_8);
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static int portOfNobody() throws IOException {
        try (var door = new ServerSocket()) {
            door.bind(here(0));
            return door.getLocalPort();
        }
    }
}
