// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.clamd;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;
import signoff.adapter.VirusScannerContract;
import signoff.document.port.VirusScanner.Verdict;

/**
 * A real clamd of Debian in a folder of its own, with one signature of our own: that of EICAR. So
 * it needs no network, and starts in a second instead of a minute.
 */
final class Clamd implements AutoCloseable {

    private static final Path COMMAND = Path.of("/usr/sbin/clamd");

    private final Path home;
    private final int port;
    private final Process process;

    Clamd() throws IOException {
        home = Files.createTempDirectory("signoff-clamd");
        port = freePort();
        var signatures = Files.createDirectory(home.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                "Test.Eicar:0:*:" + HexFormat.of().formatHex(VirusScannerContract.EICAR) + "\n");
        Files.writeString(home.resolve("clamd.conf"), settings());
        process = new ProcessBuilder(
                        COMMAND.toString(), "-c", home.resolve("clamd.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(home.resolve("out").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private String settings() {
        return """
                Foreground yes
                TCPSocket PORT
                TCPAddr 127.0.0.1
                LocalSocket HOME/socket
                DatabaseDirectory HOME/signatures
                PidFile HOME/pid
                TemporaryDirectory HOME
                StreamMaxLength 4M
                MaxThreads 4
                Bytecode no
                SelfCheck 0
                AlertEncrypted yes
                AlertExceedsMax yes
                """.replace("HOME", home.toString()).replace("PORT", Integer.toString(port));
    }

    private boolean answers() {
        var empty = new java.io.ByteArrayInputStream("x".getBytes(US_ASCII));
        return new ClamdScanner(settings(host())).scan(empty) instanceof Verdict.Clean;
    }

    /** Why it cannot run here, or nothing. */
    static String missing() {
        return Files.isExecutable(COMMAND) ? "" : "there is no " + COMMAND;
    }

    String host() {
        return "127.0.0.1:" + port;
    }

    String socket() {
        return home.resolve("socket").toString();
    }

    static ClamdSettings settings(String address) {
        return new ClamdSettings(address, Duration.ofSeconds(20));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
