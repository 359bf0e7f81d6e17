// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real Postfix of Debian in a folder of its own, on this machine only. It takes mail for
 * example.net, and relays nothing.
 */
final class Postfix implements AutoCloseable {

    private static final Path COMMAND = Path.of("/usr/sbin/postfix");

    private final Path home;
    private final int port;

    /**
     * Starts one.
     *
     * @param settings more lines for its main.cf
     */
    Postfix(String... settings) throws IOException {
        // Its processes are no root, so the folder must be where everybody may look.
        home = Files.createTempDirectory("signoff-postfix");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = freePort();
        Files.createDirectories(home.resolve("etc"));
        Files.createDirectories(home.resolve("queue"));
        Files.createDirectories(home.resolve("mail/all"));
        run("chown", "-R", "65534:65534", home.resolve("mail").toString());
        run("chown", "postfix", Files.createDirectories(home.resolve("data")).toString());
        certificate();
        Files.writeString(etc("main.cf"), main() + String.join("\n", settings) + "\n");
        Files.writeString(etc("master.cf"), master());
        run(COMMAND.toString(), "-c", home.resolve("etc").toString(), "start");
        await().atMost(Duration.ofSeconds(30)).until(this::greets);
    }

    /** Why it cannot run here, or nothing. */
    static String missing() {
        if (!Files.isExecutable(COMMAND)) return "there is no " + COMMAND;
        if (!"root".equals(System.getProperty("user.name"))) return "only root may start it";
        return "";
    }

    int port() {
        return port;
    }

    Path certificateFile() {
        return etc("cert.pem");
    }

    /** What it has delivered, oldest first, after everything it took over is delivered. */
    List<String> delivered() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> files("queue/incoming").isEmpty()
                        && files("queue/active").isEmpty());
        return files("mail/all/new").stream()
                .sorted(Comparator.comparing(Postfix::time))
                .map(Postfix::read)
                .toList();
    }

    /** Forgets what it has delivered. */
    void empty() {
        delivered();
        files("mail/all/new").forEach(file -> file.toFile().delete());
    }

    @Override
    public void close() throws IOException {
        run(COMMAND.toString(), "-c", home.resolve("etc").toString(), "abort");
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private String main() {
        return """
                compatibility_level = 3.6
                queue_directory = HOME/queue
                data_directory = HOME/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                maillog_file = HOME/log
                maillog_file_prefixes = HOME
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                myhostname = mx.test.invalid
                mydestination =
                mynetworks = 127.0.0.0/8
                alias_maps =
                alias_database =
                virtual_mailbox_domains = example.net
                virtual_mailbox_base = HOME/mail
                virtual_mailbox_maps = static:all/
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                smtpd_recipient_restrictions = check_recipient_access
                    inline:{{nobody@example.net=550 5.1.1 no such user}}, reject_unauth_destination
                smtpd_relay_restrictions = reject_unauth_destination
                default_transport = error:no mail leaves a test
                smtpd_tls_cert_file = HOME/etc/cert.pem
                smtpd_tls_key_file = HOME/etc/key.pem
                smtpd_tls_security_level = may
                """.replace("HOME", home.toString());
    }

    private String master() {
        var inner = Stream.of(
                        "pickup unix n - n 60 1 pickup",
                        "cleanup unix n - n - 0 cleanup",
                        "qmgr unix n - n 300 1 qmgr",
                        "tlsmgr unix - - n 1000? 1 tlsmgr",
                        "rewrite unix - - n - - trivial-rewrite",
                        "bounce unix - - n - 0 bounce",
                        "defer unix - - n - 0 bounce",
                        "trace unix - - n - 0 bounce",
                        "verify unix - - n - 1 verify",
                        "flush unix n - n 1000? 0 flush",
                        "proxymap unix - - n - - proxymap",
                        "error unix - - n - - error",
                        "retry unix - - n - - error",
                        "virtual unix - n n - - virtual",
                        "anvil unix - - n - 1 anvil",
                        "scache unix - - n - 1 scache",
                        "postlog unix-dgram n - n - 1 postlogd")
                .toList();
        return "127.0.0.1:" + port + " inet n - n - - smtpd\n" + String.join("\n", inner) + "\n";
    }

    private void certificate() throws IOException {
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                etc("key.pem").toString(),
                "-out",
                etc("cert.pem").toString());
    }

    private Path etc(String name) {
        return home.resolve("etc").resolve(name);
    }

    private boolean greets() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> files(String folder) {
        if (!Files.exists(home.resolve(folder))) return List.of();
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (java.nio.file.NoSuchFileException e) {
            return List.of(home); // One was moved on meanwhile: look again.
        } catch (IOException | UncheckedIOException e) {
            return List.of(home);
        }
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... command) throws IOException {
        var output = Files.createTempFile("signoff-postfix", ".out");
        var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", command) + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Files.delete(output);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
