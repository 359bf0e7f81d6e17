// SPDX-License-Identifier: Apache-2.0
package signoff.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The features that closing a line was described by, each with the tests that say they show it. A
 * test says so by naming the number, as in "SF-56" or "SF-29 to SF-40".
 */
final class FeaturesPage {

    private static final Path LIST = Path.of("src/test/resources/signoff/picture/features.txt");
    private static final Path CODE = Path.of("src/main/java/signoff");
    private static final Path RULES = Path.of("src/main/resources");
    private static final List<Path> TESTS =
            List.of(Path.of("src/test/java/signoff"), Path.of("../postgres/src/test/java/signoff"));

    private static final Pattern GROUP = Pattern.compile("## (.+)");
    private static final Pattern FEATURE = Pattern.compile("(SF-\\d\\d) (.+)");
    private static final Pattern CITED =
            Pattern.compile("SF-(\\d\\d)(?:[\\s*#]+to[\\s*#]+SF-(\\d\\d))?");
    private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|Contract))\\.java");

    private static final String HEAD = """
            # Features, and where each is

            The numbers are those of the descriptions of closing a mobile line that this project \
            started from. "Shown by" are the tests that name the number, and "where" the packages \
            and files that do, or that those tests stand beside. What no test names stands \
            [at the end](#not-shown-by-a-test).
            """;

    private final Map<String, Map<String, String>> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> tests = new TreeMap<>();
    private final Map<String, Set<String>> places = new TreeMap<>();

    FeaturesPage() {
        list();
        TESTS.forEach(folder -> files(folder).forEach(file -> readTest(folder, file)));
        files(CODE).forEach(file -> cite(file, places, inPackage(CODE, file)));
        // Words and tables are behind what is shown, and no place to look at.
        Stream.of("policy", "catalog", "templates")
                .flatMap(part -> files(RULES.resolve(part)))
                .forEach(file -> cite(file, places, RULES.relativize(file).toString()));
    }

    private void list() {
        var group = new LinkedHashMap<String, String>();
        for (var line : read(LIST).lines().toList()) {
            var title = GROUP.matcher(line);
            var feature = FEATURE.matcher(line);
            if (title.matches()) {
                group = new LinkedHashMap<>();
                groups.put(title.group(1), group);
            } else if (feature.matches()) {
                group.put(feature.group(1), feature.group(2));
            } else if (!line.isBlank()) {
                throw new AssertionError(LIST + ": neither group nor feature: " + line);
            }
        }
    }

    private void readTest(Path folder, Path file) {
        var name = TEST.matcher(file.getFileName().toString());
        if (!name.matches()) return;
        cite(file, tests, name.group(1));
        // A journey or a simulation stands beside no package: it goes through many.
        var inside = folder.relativize(file).getParent();
        if (inside != null && Files.isDirectory(CODE.resolve(inside))) {
            cite(file, places, inPackage(folder, file));
        }
    }

    private void cite(Path file, Map<String, Set<String>> cited, String by) {
        var found = CITED.matcher(read(file));
        while (found.find()) {
            var first = Integer.parseInt(found.group(1));
            var last = found.group(2) == null ? first : Integer.parseInt(found.group(2));
            IntStream.rangeClosed(first, last).mapToObj("SF-%02d"::formatted).forEach(number -> {
                if (groups.values().stream().noneMatch(group -> group.containsKey(number))) {
                    throw new AssertionError(file + " names " + number + ": not in " + LIST);
                }
                cited.computeIfAbsent(number, any -> new TreeSet<>()).add(by);
            });
        }
    }

    private static String inPackage(Path folder, Path file) {
        var inside = folder.relativize(file).getParent();
        return inside == null ? "signoff" : inside.toString().replace('/', '.');
    }

    Page page() {
        var text = new StringBuilder(HEAD);
        var missing = new ArrayList<String>();
        groups.forEach((title, group) -> {
            var rows = new ArrayList<String>();
            group.forEach((number, feature) -> {
                var shown = tests.containsKey(number);
                (shown ? rows : missing).add(row(number, feature, shown));
            });
            if (!rows.isEmpty()) {
                text.append("\n## ").append(title);
                text.append(
                        "\n\n| No. | Feature | Where | Shown by |\n| --- | --- | --- | --- |\n");
                rows.forEach(text::append);
            }
        });
        text.append("\n## Not shown by a test\n\n");
        text.append("| No. | Feature | Named in |\n| --- | --- | --- |\n");
        missing.forEach(text::append);
        return Page.markdown("docs/features.md", "the feature list and the tests", text.toString());
    }

    private String row(String number, String feature, boolean shown) {
        var cells = "| " + number + " | " + feature + " | " + listed(places, number) + " |";
        return cells + (shown ? " " + listed(tests, number) + " |\n" : "\n");
    }

    private static String listed(Map<String, Set<String>> cited, String number) {
        return cited.getOrDefault(number, Set.of()).stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
    }

    private static Stream<Path> files(Path folder) {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
