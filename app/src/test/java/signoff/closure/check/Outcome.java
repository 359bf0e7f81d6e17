// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.aggregator.ArgumentsAggregator;
import signoff.kernel.Money;

/**
 * Who must do what until when: the last columns of the decision table.
 *
 * @param until from the moment of looking on
 * @param facts what was found: amounts in minor units, moments from the moment of looking on
 */
record Outcome(
        String owner,
        @Nullable String remedy,
        @Nullable Duration until,
        @Nullable String facts) {

    static Outcome of(Check check) {
        var remedy = check.remedy();
        var deadline = check.deadline();
        return new Outcome(
                check.owner().name(),
                remedy == null ? null : remedy.name(),
                deadline == null ? null : Duration.between(Looking.NOW, deadline),
                check.facts().isEmpty() ? null : facts(check.facts()));
    }

    private static String facts(Map<String, Object> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact(fact.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String fact(Object value) {
        return switch (value) {
            case Instant at -> Duration.between(Looking.NOW, at).toString();
            case Money money -> "" + money.minor();
            default -> value.toString();
        };
    }

    /** Reads it from the columns behind the first four. */
    static final class Reader implements ArgumentsAggregator {

        @Override
        public Object aggregateArguments(ArgumentsAccessor row, ParameterContext context) {
            var until = row.getString(6);
            return new Outcome(
                    row.getString(4),
                    row.getString(5),
                    until == null ? null : Duration.parse("PT" + until.replace("+", "")),
                    row.getString(7));
        }
    }
}
