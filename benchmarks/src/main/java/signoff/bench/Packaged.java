// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The server as an operator starts it: how soon it shows a page, and what it takes when idle. */
final class Packaged {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 20;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<String> java;

    /** Begins with the program and its options, up to {@code -jar server.jar}. */
    Packaged(List<String> java) {
        this.java = java;
    }

    /**
     * What was seen.
     *
     * @param firstSeconds the first start, which makes the database
     * @param startSeconds a later start
     */
    record Seen(double firstSeconds, double startSeconds, double idleMegabytes) {}

    Seen look(Duration idle) {
        try {
            var home = Files.createTempDirectory("signoff-start-");
            try {
                var first = start(home, Duration.ZERO);
                var later = start(home, idle);
                return new Seen(first.seconds(), later.seconds(), later.megabytes());
            } finally {
                OwnPostgres.delete(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }

    private record Started(double seconds, double megabytes) {}

    private Started start(Path home, Duration idle) throws IOException, InterruptedException {
        var port = OwnPostgres.freePort();
        var command = new ArrayList<>(java);
        command.addAll(List.of(
                "--signoff.home=" + home.resolve("home"),
                "--signoff.world=database",
                "--server.port=" + port));
        var log = home.resolve("server.log");
        var begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            awaitPage(process, port, log);
            var seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            Thread.sleep(idle);
            return new Started(seconds, megabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitPage(Process process, int port, Path log)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST_START.toNanos();
        var page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        try (var browser = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            while (System.nanoTime() - end < 0 && process.isAlive()) {
                if (shows(browser, page)) return;
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new IllegalStateException("the server shows no page:\n" + Files.readString(log));
    }

    private static boolean shows(HttpClient browser, HttpRequest page) throws InterruptedException {
        try {
            return browser.send(page, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThereYet) {
            return false;
        }
    }

    /** What the process itself holds. PostgreSQL is other processes. */
    private static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                        .sum()
                / KILOBYTES_PER_MEGABYTE;
    }
}
