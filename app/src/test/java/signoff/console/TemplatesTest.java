// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import signoff.kernel.Language;
import signoff.kernel.TestWords;

/** The templates as text: what they say has words, and what a strict browser refuses is absent. */
class TemplatesTest {

    @Test
    void every_sentence_that_a_template_says_is_in_a_message_file() {
        var missing = templates()
                .flatMap(file -> KEY.matcher(read(file))
                        .results()
                        .map(found -> file.getFileName() + ": " + found.group(1)))
                .filter(found -> !isSaid(found.substring(found.indexOf(' ') + 1)))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void no_template_has_a_style_or_a_script_of_its_own() {
        assertThat(templates().filter(file -> INLINE.matcher(read(file)).find()))
                .as("the content security policy refuses inline styles and scripts")
                .isEmpty();
    }

    @Test
    void nothing_is_asked_of_another_host() {
        assertThat(templates().filter(file -> FOREIGN.matcher(read(file)).find()))
                .isEmpty();
    }

    @Test
    void a_page_with_style_sheet_and_icon_is_light() {
        var weight = Stream.of("assets/signoff.css", "assets/icon.svg")
                .mapToLong(
                        file -> read(RESOURCES.resolve("static").resolve(file)).length())
                .sum();
        var heaviest = templates().mapToLong(file -> read(file).length()).max().orElseThrow();
        assertThat(weight + heaviest).isLessThan(60_000);
    }

    // The words used above.

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("say\\.of\\('([^']+)'[,)]");
    private static final Pattern INLINE =
            Pattern.compile("<(style|script)|\\sstyle=|\\son[a-z]+=|th:style");
    private static final Pattern FOREIGN =
            Pattern.compile("(href|src|action)=\"https?:|url\\(['\"]?https?:");

    private static boolean isSaid(String key) {
        try {
            TestWords.ALL.say(Language.EN, key);
            return true;
        } catch (IllegalArgumentException e) {
            return e.getMessage().startsWith("the fact "); // There, and told with facts.
        }
    }

    private static Stream<Path> templates() {
        try (var files = Files.walk(RESOURCES.resolve("templates"))) {
            return List.copyOf(
                    files.filter(file -> file.toString().endsWith(".html")).toList())
                    .stream();
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
