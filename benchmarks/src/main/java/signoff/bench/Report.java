// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import signoff.bench.Figures.Run;
import signoff.bench.measure.Heap;
import signoff.bench.measure.Latencies;
import tools.jackson.databind.json.JsonMapper;

/** Tells what was measured: to people, and to programs. */
final class Report {

    private static final double RATIO_LEAST = 0.20;
    private static final double COMMITS_MOST = 6;
    private static final double HEAP_MOST = 512;
    private static final double IDLE_MOST = 400;
    private static final double START_MOST = 6;

    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    Report(Figures figures) {
        this.figures = figures;
    }

    /** In the form that is agreed for programs. */
    String json() {
        var all = new LinkedHashMap<String, Object>();
        all.put("closings_per_s", perClients(run -> run.ours().perSecond()));
        all.put("floor_per_s", perClients(run -> run.floor().perSecond()));
        figures.most().ifPresent(run -> {
            all.put("commits_per_closing", round(run.ours().writesEach(), 2));
            all.put("preview_p99_ms", round(run.waits().preview().millisAt(0.99), 1));
        });
        var backlog = figures.backlog();
        if (backlog != null) all.put("backlog_s", round(backlog.total(), 1));
        if (!figures.signUps().isEmpty()) {
            var perSecond = new LinkedHashMap<String, Double>();
            figures.signUps()
                    .forEach((clients, run) ->
                            perSecond.put(clients.toString(), round(run.perSecond(), 1)));
            all.put("signup_to_active_per_s", perSecond);
        }
        var fullLine = figures.fullLine();
        if (fullLine != null) {
            all.put("preview_20_checks_p99_ms", round(fullLine.waits().millisAt(0.99), 1));
        }
        all.put("heap_max_mb", round(figures.heapUsedMegabytes(), 0));
        var packaged = figures.packaged();
        if (packaged != null) {
            all.put("start_s", round(packaged.startSeconds(), 1));
            all.put("idle_rss_mb", round(packaged.idleMegabytes(), 0));
        }
        return JsonMapper.builder().build().writeValueAsString(all);
    }

    private Map<String, Double> perClients(ToDoubleFunction<Run> figure) {
        var all = new LinkedHashMap<String, Double>();
        figures.runs()
                .forEach((clients, run) ->
                        all.put(clients.toString(), round(figure.applyAsDouble(run), 1)));
        return all;
    }

    private static double round(double figure, int places) {
        var scale = Math.pow(10, places);
        return Math.round(figure * scale) / scale;
    }

    /** For people, as Markdown. */
    String words(String command, LocalDate day, Machine machine) {
        say("# Closings, measured on %s", day);
        say("");
        say("`%s` at commit `%s`", command, machine.commit());
        say("");
        say(
                "Machine: %d cores (%s), %d GB of memory. Server and PostgreSQL share it; Java had"
                        + " a heap of %.0f MB.",
                machine.cores(),
                machine.processor(),
                machine.memoryGigabytes(),
                Heap.limitMegabytes());
        if (!figures.runs().isEmpty()) {
            runs();
            waits();
        }
        backlog();
        alike();
        signUps();
        fullLine();
        targets();
        return text.toString();
    }

    private void runs() {
        say("");
        say("| Clients | closings/s | floor/s | ratio | commits each | WAL each"
                + " | CPU each: Java + PostgreSQL | floor's CPU |");
        say("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        figures.runs().forEach((clients, run) -> {
            var ours = run.ours();
            var floor = run.floor();
            say(
                    "| %d | %.0f | %.0f | %.2f | %.1f | %.1f kB"
                            + " | %.0f + %.0f µs | %.0f + %.0f µs |",
                    clients,
                    ours.perSecond(),
                    floor.perSecond(),
                    run.ratio(),
                    ours.writesEach(),
                    ours.walBytesEach() / 1024,
                    ours.javaMicrosEach(),
                    ours.postgresMicrosEach(),
                    floor.javaMicrosEach(),
                    floor.postgresMicrosEach());
        });
    }

    private void waits() {
        say("");
        say("| Clients | preview p50 / p99 | request p50 / p99 | whole closing p50 / p99"
                + " | floor p50 / p99 |");
        say("| ---: | ---: | ---: | ---: | ---: |");
        figures.runs()
                .forEach((clients, run) -> say(
                        "| %d | %s | %s | %s | %s |",
                        clients,
                        millis(run.waits().preview()),
                        millis(run.waits().request()),
                        millis(run.waits().whole()),
                        millis(run.floorWaits())));
    }

    private static String millis(Latencies waits) {
        return String.format(
                Locale.ROOT, "%.1f / %.1f ms", waits.millisAt(0.5), waits.millisAt(0.99));
    }

    private void backlog() {
        var backlog = figures.backlog();
        if (backlog == null) return;
        say("");
        backlog.seconds()
                .forEach((closings, seconds) ->
                        say("- backlog: %d closed after %.1f s", closings, seconds));
        var all = backlog.all();
        say(
                "- each: %.1f commits, %.1f kB WAL, %.0f µs of Java, %.0f µs of PostgreSQL",
                all.writesEach(),
                all.walBytesEach() / 1024,
                all.javaMicrosEach(),
                all.postgresMicrosEach());
    }

    private void alike() {
        if (figures.alike().isEmpty()) return;
        say("");
        say("| Asked about | somebody p50 / p99 | nobody p50 / p99 | ratio p50 / p99 |");
        say("| --- | ---: | ---: | ---: |");
        figures.alike()
                .forEach(pair -> say(
                        "| %s | %s | %s | %.3f / %.3f |",
                        pair.what(),
                        millis(pair.known()),
                        millis(pair.unknown()),
                        pair.ratioAt(0.5),
                        pair.ratioAt(0.99)));
    }

    private void signUps() {
        if (figures.signUps().isEmpty()) return;
        say("");
        say("| Clients | lines bought and in service/s | from order to service p50 / p99 |");
        say("| ---: | ---: | ---: |");
        figures.signUps()
                .forEach((clients, run) ->
                        say("| %d | %.0f | %s |", clients, run.perSecond(), millis(run.waits())));
    }

    private void fullLine() {
        var seen = figures.fullLine();
        if (seen == null) return;
        say("");
        say(
                "- preview of a line that has everything, %d checks: %s",
                seen.checks(), millis(seen.waits()));
    }

    private void targets() {
        say("");
        say("| Target | wanted | measured | |");
        say("| --- | ---: | ---: | --- |");
        figures.most().ifPresent(run -> {
            least("ratio to the floor", RATIO_LEAST, run.ratio());
            most("commits per closing", COMMITS_MOST, run.ours().writesEach());
        });
        most("heap used, MB", HEAP_MOST, figures.heapUsedMegabytes());
        say("| heap needed after a collection, MB | | %.0f | |", figures.heapKeptMegabytes());
        var packaged = figures.packaged();
        if (packaged == null) return;
        most("resident when idle, MB", IDLE_MOST, packaged.idleMegabytes());
        most("start to the first page, s", START_MOST, packaged.startSeconds());
        say("| the same, making the database, s | | %.1f | |", packaged.firstSeconds());
    }

    private void least(String what, double wanted, double measured) {
        target(what, "≥", wanted, measured, measured >= wanted);
    }

    private void most(String what, double wanted, double measured) {
        target(what, "≤", wanted, measured, measured <= wanted);
    }

    private void target(String what, String sign, double wanted, double measured, boolean met) {
        say("| %s | %s %s | %.2f | %s |", what, sign, wanted, measured, met ? "met" : "**missed**");
    }

    private void say(String line, Object... facts) {
        text.append(facts.length == 0 ? line : String.format(Locale.ROOT, line, facts))
                .append('\n');
    }

    static void write(Path file, String text) {
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) Files.createDirectories(folder);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was measured on. */
    record Machine(int cores, long memoryGigabytes, String processor, String commit) {

        static Machine here() {
            return new Machine(
                    Runtime.getRuntime().availableProcessors(),
                    Math.round(number(field("/proc/meminfo", "MemTotal")) / (1024.0 * 1024)),
                    field("/proc/cpuinfo", "model name"),
                    commitHere());
        }

        /** For a file name: {@code 2-cores-amd-epyc}. */
        String name() {
            return (cores + " cores " + processor)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
        }

        private static String field(String file, String name) {
            try {
                return Files.readAllLines(Path.of(file)).stream()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }

        private static long number(String text) {
            var digits = text.replaceAll("\\D", "");
            return digits.isEmpty() ? 0 : Long.parseLong(digits);
        }

        private static String commitHere() {
            try {
                var git = new ProcessBuilder(
                                "git", "describe", "--always", "--dirty", "--abbrev=12")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                var said = new String(git.getInputStream().readAllBytes()).trim();
                return said.isEmpty() ? "unknown" : said;
            } catch (IOException e) {
                return "unknown";
            }
        }
    }
}
