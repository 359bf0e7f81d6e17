// SPDX-License-Identifier: Apache-2.0
package signoff.demo.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import signoff.demo.AddressFile;

/** A demo of its own for one walk, in a folder that is gone afterwards. */
final class FreshDemo implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final Path home;
    private final Process server;

    private FreshDemo(Path home, Process server) {
        this.home = home;
        this.server = server;
    }

    static FreshDemo start() {
        System.out.println("No demo runs here, so one is started for this walk.");
        try {
            var home = Files.createTempDirectory("signoff-walk");
            var command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "signoff.Application",
                    "--signoff.demo=true",
                    "--signoff.home=" + home,
                    "--server.address=127.0.0.1",
                    "--server.port=0");
            var server = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("demo.log").toFile())
                    .start();
            var demo = new FreshDemo(home, server);
            Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
            return demo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready. */
    URI address() {
        var file = AddressFile.in(home);
        for (long waited = 0; waited < LONGEST_START.toMillis(); waited += 100) {
            if (Files.exists(file)) return read(file);
            if (!server.isAlive()) throw new WalkStopped("the demo did not start:\n" + log());
            Journey.pause(Duration.ofMillis(100));
        }
        throw new WalkStopped("the demo did not start in time:\n" + log());
    }

    private static URI read(Path file) {
        try {
            return URI.create(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String log() {
        try {
            var lines = Files.readAllLines(home.resolve("demo.log"));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
            delete();
        } catch (IOException e) {
            System.out.println(home + " could not be deleted: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void delete() throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
