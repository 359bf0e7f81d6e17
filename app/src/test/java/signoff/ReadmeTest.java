// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first page is one page in three languages, and what the documents point to is there. */
class ReadmeTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+(?= )");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\*Page version (\\d+)\\*$");
    private static final Pattern FOLLOWS = Pattern.compile("第 (\\d+) 版\\*");
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w*(?:Test|Contract))`");

    @ParameterizedTest
    @ValueSource(strings = {"README.zh-Hans.md", "README.zh-Hant.md"})
    void each_language_has_the_same_headings_and_the_same_commands(String translated)
            throws IOException {
        assertThat(headings(read(translated))).isEqualTo(headings(read("README.md")));
        assertThat(fenced(read(translated))).isEqualTo(fenced(read("README.md")));
    }

    @Test
    void each_link_leads_to_a_file_of_ours() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            found(LINK, withoutCode(Files.readString(page)))
                    .map(link -> link.group(1))
                    .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                    .filter(target -> !Files.exists(page.resolveSibling(target)))
                    .forEach(target -> broken.add(TOP.relativize(page) + " -> " + target));
        }
        assertThat(broken).as("links to what is not there: mend the link").isEmpty();
    }

    @Test
    void each_test_that_is_named_exists() throws IOException {
        var tests = names(TOP.resolve("app/src/test"));
        tests.addAll(names(TOP.resolve("postgres/src/test")));
        var missing = new ArrayList<String>();
        for (var page : pages()) {
            found(TEST_CLASS, Files.readString(page))
                    .map(named -> named.group(1))
                    .filter(name -> !tests.contains(name))
                    .forEach(name -> missing.add(TOP.relativize(page) + " names " + name));
        }
        assertThat(missing).as("a promise names a test that is not there").isEmpty();
    }

    @Test
    void each_decision_is_in_the_index() throws IOException {
        var index = read("docs/decisions/README.md");
        try (var files = Files.list(TOP.resolve("docs/decisions"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("decisions that docs/decisions/README.md does not list")
                    .allMatch(name -> name.equals("README.md") || index.contains("](" + name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-Hans", "zh-Hant"})
    void each_translated_page_follows_its_original(String language) throws IOException {
        var docs = TOP.resolve("docs");
        try (var files = Files.list(docs.resolve("operating"))) {
            var originals = Stream.concat(Stream.of(docs.resolve("start.md")), files);
            for (var original : originals.toList()) {
                var name = docs.relativize(original);
                var translated = read("docs/" + language + "/" + name);
                var version = first(VERSION, Files.readString(original));
                assertThat(first(FOLLOWS, translated))
                        .as(language + " of " + name + ": translate what changed")
                        .isEqualTo(version);
                assertThat(headings(translated)).isEqualTo(headings(Files.readString(original)));
                assertThat(fenced(translated)).isEqualTo(fenced(Files.readString(original)));
            }
        }
    }

    private static String first(Pattern pattern, String page) {
        return found(pattern, page).map(found -> found.group(1)).findFirst().orElse("none");
    }

    private static List<Path> pages() throws IOException {
        try (var top = Files.list(TOP);
                var docs = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static String read(String name) throws IOException {
        return Files.readString(TOP.resolve(name));
    }

    private static List<String> headings(String page) {
        return found(HEADING, withoutCode(page)).map(MatchResult::group).toList();
    }

    private static List<String> fenced(String page) {
        return found(FENCED, page).map(MatchResult::group).toList();
    }

    private static String withoutCode(String page) {
        return FENCED.matcher(page).replaceAll("");
    }

    private static Stream<MatchResult> found(Pattern pattern, String page) {
        return pattern.matcher(page).results();
    }
}
