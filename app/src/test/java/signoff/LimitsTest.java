// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How long anything may take is said by the policy or by a setting, never by code (I39). Times that
 * promise nobody anything are in {@code limits.csv}, each with what it is for.
 */
class LimitsTest {

    @Test
    void no_code_has_a_time_limit_that_nobody_has_looked_at_I39() {
        var found = new TreeSet<String>();
        files().forEach(file -> found.addAll(limits(file)));
        assertThat(found)
                .as("a limit belongs into the policy (PolicySchema) or into the settings")
                .containsExactlyInAnyOrderElementsOf(reviewed().keySet());
    }

    /** Whoever has lost an account has no line that says its policy. */
    @Test
    void promises_to_people_stand_in_code_for_who_lost_an_account_alone() {
        var promises = reviewed().entrySet().stream()
                .filter(limit -> limit.getValue().startsWith("promise"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(promises)
                .containsExactlyInAnyOrder(
                        "RecoveryRules DECIDE_WITHIN",
                        "RecoveryRules HOLDERS_MAY_STOP",
                        "RecoveryRules CODE_VALID");
    }

    // The words used above.

    private static final Path MAIN = Path.of("src/main/java/signoff");
    private static final Path REVIEWED = Path.of("src/test/resources/signoff/limits.csv");
    private static final Pattern LIMIT =
            Pattern.compile("(?:(\\w+)\\s*=\\s*)?(?:new \\w+\\()?Duration\\.of\\w+\\((?=\\d)"
                    + "|(\\w+)\\s*=\\s*Duration\\.parse");

    /** What is beyond our edge, and what nobody runs in earnest. */
    private static final List<String> ELSEWHERE = List.of("adapter", "demo", "database");

    private static Map<String, String> reviewed() {
        try (var lines = Files.lines(REVIEWED)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2))
                    .collect(java.util.stream.Collectors.toMap(
                            parts -> parts[0].strip(), parts -> parts[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Bounds of a setting are no limits but what keeps its limit from being absurd.
    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().endsWith("Settings.java"))
                    .filter(file ->
                            !ELSEWHERE.contains(MAIN.relativize(file).getName(0).toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> limits(Path file) {
        var type = file.getFileName().toString().replace(".java", "");
        try {
            return LIMIT.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .map(name -> type + " " + (name == null ? "in passing" : name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
