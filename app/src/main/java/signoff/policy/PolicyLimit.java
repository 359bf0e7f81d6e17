// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import signoff.policy.file.PolicyFault;

/**
 * What the law of a place allows for one key. No file may pass it, whoever wrote that file.
 *
 * @param key the key it bounds
 * @param words such as "at most 45 days", as it stands in the file
 * @param bounds each holds
 * @param law where that is written, for whoever has to change their file
 * @param where the file and line that says so
 */
record PolicyLimit(PolicyKey<?> key, String words, List<Bound> bounds, String law, String where) {

    private static final Pattern ONE =
            Pattern.compile("(?<side>at most|at least|only) (?<bound>.+)");
    private static final Pattern BETWEEN = Pattern.compile("(?<least>.+) to (?<most>.+)");
    private static final String FORM =
            "two items: \"at most\", \"at least\" or \"only\" with a value of that key, or one"
                    + " value \"to\" another, and the law that says so";
    private static final String ELSEWHERE =
            "); a brand that sells nothing there says so with \"countries\"";

    /** On which side of the bound a value must be. */
    enum Side {
        AT_MOST("at most", compared -> compared <= 0),
        AT_LEAST("at least", compared -> compared >= 0),
        ONLY("only", compared -> compared == 0);

        private final String words;
        private final IntPredicate holds;

        Side(String words, IntPredicate holds) {
            this.words = words;
            this.holds = holds;
        }
    }

    /** @param value the outermost that is allowed, as it would stand in a file */
    record Bound(Side side, String value) {}

    /** Reads one, such as {@code refundWithin: [at most 45 days, TRAI TCPR 2012]}. */
    static PolicyLimit of(String name, PolicyValue value) {
        var key = PolicySchema.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PolicyFault(
                        value.where(), name + " is no key of a policy", PolicySchema.names()));
        var words = value.items().isEmpty() ? "" : value.items().getFirst();
        var bounds = bounds(words);
        if (!value.list()
                || value.items().size() != 2
                || bounds.isEmpty()
                || !bounds.stream().allMatch(bound -> isValue(key, bound.value()))) {
            throw new PolicyFault(
                    value.where(), "the limit of " + name + " is \"" + value.text() + "\"", FORM);
        }
        return new PolicyLimit(key, words, bounds, value.items().getLast(), value.where());
    }

    private static List<Bound> bounds(String words) {
        var one = ONE.matcher(words);
        if (one.matches()) return List.of(new Bound(side(one.group("side")), one.group("bound")));
        var between = BETWEEN.matcher(words);
        if (!between.matches()) return List.of();
        return List.of(
                new Bound(Side.AT_LEAST, between.group("least")),
                new Bound(Side.AT_MOST, between.group("most")));
    }

    private static Side side(String words) {
        return Arrays.stream(Side.values())
                .filter(each -> each.words.equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isValue(PolicyKey<?> key, String text) {
        return key.reading().apply(text) instanceof Comparable<?>;
    }

    /** Refuses a value on the wrong side. */
    void judge(PolicyReading reading, Map<String, PolicyValue> values) {
        var value = values.get(key.name());
        if (value == null) return;
        for (var bound : bounds) {
            if (bound.side().holds.test(compared(key, reading, bound))) continue;
            throw fault(value, key.name() + " is \"" + value.text() + "\"", words);
        }
    }

    /**
     * Refuses a refund that is awaited for too long: nothing is paid back while usage may still
     * come, and the law counts from the stop (4.5).
     */
    void judgeRefund(PolicyReading reading, Map<String, PolicyValue> values) {
        var refund = values.get(PolicySchema.REFUND_WITHIN.name());
        var late = values.get(PolicySchema.LATE_USAGE.name());
        if (key != PolicySchema.REFUND_WITHIN || refund == null || late == null) return;
        var awaited =
                reading.get(PolicySchema.LATE_USAGE).plus(reading.get(PolicySchema.REFUND_WITHIN));
        for (var bound : bounds) {
            if (bound.side() == Side.AT_LEAST) continue;
            if (awaited.compareTo(most(bound)) <= 0) continue;
            throw fault(
                    late,
                    PolicySchema.LATE_USAGE.name() + " is \"" + late.text() + "\", so with "
                            + key.name() + " \"" + refund.text() + "\" (" + refund.where()
                            + ") money goes back "
                            + PolicySchema.LATE_USAGE.writing().apply(awaited)
                            + " after the stop",
                    "both together " + words);
        }
    }

    private static Duration most(Bound bound) {
        return Objects.requireNonNull(PolicySchema.REFUND_WITHIN.reading().apply(bound.value()));
    }

    private PolicyFault fault(PolicyValue value, String found, String allowed) {
        return new PolicyFault(
                value.where(), found, allowed + " by " + law + " (" + where + ELSEWHERE);
    }

    @SuppressWarnings("unchecked") // When it was read, its bound was one that can be compared.
    private static <T> int compared(PolicyKey<T> of, PolicyReading reading, Bound bound) {
        var bounding = Objects.requireNonNull(of.reading().apply(bound.value()));
        return ((Comparable<T>) reading.get(of)).compareTo(bounding);
    }
}
