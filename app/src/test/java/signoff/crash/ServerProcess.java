// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import signoff.TestHome;
import signoff.TestPostgres;

/** The whole server as a process of its own, so that it can be killed as the machine kills. */
final class ServerProcess {

    private static final long START_MAX_NANOS = TimeUnit.MINUTES.toNanos(2);

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a server on the given database and waits until it works. */
    static ServerProcess start(TestPostgres.Fresh database, String name, String... more) {
        var log = Path.of(
                "target",
                "crash-%s-%d.log".formatted(name, ProcessHandle.current().pid()));
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "signoff.Application",
                "--server.port=0",
                "--db.url=" + database.url(),
                "--db.user=" + database.user(),
                "--db.password=" + database.password(),
                "--signoff.home=" + TestHome.named("crash"),
                "--signoff.world=database"));
        command.addAll(List.of(more));
        try {
            Files.deleteIfExists(log);
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var server = new ServerProcess(process, log);
            server.waitUntilStarted();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens: it chose a free port itself. */
    int port() {
        try {
            var said = PORT.matcher(Files.readString(log));
            if (!said.find()) throw new IllegalStateException("says no port: " + log);
            return Integer.parseInt(said.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void waitUntilStarted() throws IOException {
        var giveUp = System.nanoTime() + START_MAX_NANOS;
        while (!Files.readString(log).contains("Started Application")) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                process.destroyForcibly();
                throw new IllegalStateException("did not start:\n" + Files.readString(log));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** As {@code kill -9}: no shutdown hook runs, nothing is said to the database. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
