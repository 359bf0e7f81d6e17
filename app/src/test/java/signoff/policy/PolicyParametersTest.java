// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each parameter of 4.7 is a key of ours, or waits for a feature that is named (I39). */
class PolicyParametersTest {

    @Test
    void what_is_named_as_a_key_is_one() {
        var names = PolicySchema.ALL.stream().map(PolicyKey::name).toList();
        parameters().forEach((parameter, ours) -> {
            if (ours.contains(":")) assertThat(names).as(ours).doesNotContain(parameter);
            else assertThat(names).as(parameter).containsAll(List.of(ours.split(", ")));
        });
    }

    /** Another one is added here by whoever adds it there, and is seen by whoever reads that. */
    @Test
    void nothing_waits_but_what_is_listed_here() {
        var waiting = parameters().entrySet().stream()
                .filter(entry -> entry.getValue().contains(":"))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(waiting).containsExactlyInAnyOrderElementsOf(WAITING);
    }

    @Test
    void every_parameter_of_the_domain_is_there() {
        assertThat(parameters()).hasSize(34);
    }

    // The words used above.

    private static final List<String> WAITING = List.of(
            "withdrawal14d",
            "refundInterestPct",
            "refundFee",
            "unclaimedYears",
            "switchCodeDays",
            "inactivityDays",
            "inactivityWarnDays",
            "dunningNoticeWd",
            "nonPaymentCloseDays",
            "restoreHours",
            "gdprAnswerDays",
            "officeHours",
            "locales");

    private static Map<String, String> parameters() {
        try (var file = PolicyParametersTest.class.getResourceAsStream("parameters.csv")) {
            var text = Objects.requireNonNull(file).readAllBytes();
            return new String(text, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\|", 2))
                    .collect(
                            Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
