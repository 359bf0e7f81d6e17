// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import signoff.kernel.Money;

/**
 * What one check said when the notice came in: part of the evidence, as the journal keeps it.
 *
 * @param facts each with its kind before it, such as {@code sum CNY 8000}, {@code at
 *     2026-11-20T04:00:00Z}, {@code count 2} or {@code word 5G-CPE}
 */
public record KeptCheck(
        String code, String result, String weight, boolean stops, Map<String, String> facts) {

    private static final String SUM = "sum";
    private static final String AT = "at";
    private static final String COUNT = "count";
    private static final String WORD = "word";

    /** One way for each, so that the same check is the same text whenever it is hashed. */
    public static KeptCheck of(
            String code, String result, String weight, boolean stops, Map<String, Object> facts) {
        var kept = new TreeMap<String, String>();
        facts.forEach((name, value) -> kept.put(name, text(value)));
        return new KeptCheck(code, result, weight, stops, kept);
    }

    private static String text(Object value) {
        return switch (value) {
            case Money sum -> SUM + " " + sum.currency().getCurrencyCode() + " " + sum.minor();
            case Instant at -> AT + " " + at;
            case Integer count -> COUNT + " " + count;
            case Long count -> COUNT + " " + count;
            default -> WORD + " " + value;
        };
    }

    /** The facts as words need them. */
    public Map<String, Object> values() {
        return facts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, fact -> value(fact.getValue())));
    }

    private static Object value(String text) {
        var space = text.indexOf(' ');
        var value = text.substring(space + 1);
        return switch (text.substring(0, space)) {
            case SUM -> sum(value);
            case AT -> Instant.parse(value);
            case COUNT -> Long.parseLong(value);
            default -> value;
        };
    }

    private static Money sum(String text) {
        var space = text.indexOf(' ');
        return new Money(
                Long.parseLong(text.substring(space + 1)),
                Currency.getInstance(text.substring(0, space)));
    }
}
