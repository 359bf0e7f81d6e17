// SPDX-License-Identifier: Apache-2.0
package signoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How long anything may take is said by the policy or by a setting, never by a rule (I39). */
class LimitsTest {

    @Test
    void no_rule_has_a_time_limit_of_its_own_I39() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var found = files.filter(file -> file.toString().endsWith("Rules.java"))
                    .sorted()
                    .flatMap(file -> limits(file).stream())
                    .toList();
            assertThat(found)
                    .as("a limit belongs into the policy (PolicySchema) or into the settings")
                    .containsExactlyElementsOf(NOT_YET);
        }
    }

    // The words used above.

    private static final Pattern LIMIT =
            Pattern.compile("(\\w+)\\s*=\\s*Duration\\.of|Duration\\.of\\w+\\(\\d");

    /** Those that are there still: whoever has lost an account has no line that says its policy. */
    private static final List<String> NOT_YET = List.of(
            "RecoveryRules DECIDE_WITHIN",
            "RecoveryRules HOLDERS_MAY_STOP",
            "RecoveryRules CODE_VALID");

    private static List<String> limits(Path file) {
        var rules = file.getFileName().toString().replace(".java", "");
        try {
            return LIMIT.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> rules + " " + found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
