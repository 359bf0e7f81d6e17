// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import signoff.policy.file.PolicyFault;

/**
 * What the law of a place allows for one key. No file may pass it, whoever wrote that file.
 *
 * @param key the key it bounds
 * @param bound the outermost value that is allowed, as it would stand in a file
 * @param law where that is written, for whoever has to change their file
 * @param where the file and line that says so
 */
record PolicyLimit(PolicyKey<?> key, Side side, String bound, String law, String where) {

    private static final Pattern TEXT =
            Pattern.compile("(?<side>at most|at least|only) (?<bound>.+)");
    private static final String FORM =
            "two items: \"at most\", \"at least\" or \"only\" with a value of that key, and the law"
                    + " that says so";

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

    /** Reads one, such as {@code refundWithin: [at most 45 days, TRAI TCPR 2012]}. */
    static PolicyLimit of(String name, PolicyValue value) {
        var key = PolicySchema.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PolicyFault(
                        value.where(), name + " is no key of a policy", PolicySchema.names()));
        var text = value.items().size() == 2 ? TEXT.matcher(value.items().getFirst()) : null;
        if (!value.list()
                || text == null
                || !text.matches()
                || !isValue(key, text.group("bound"))) {
            throw new PolicyFault(
                    value.where(), "the limit of " + name + " is \"" + value.text() + "\"", FORM);
        }
        var side = Arrays.stream(Side.values())
                .filter(each -> each.words.equals(text.group("side")))
                .findFirst()
                .orElseThrow();
        return new PolicyLimit(
                key, side, text.group("bound"), value.items().getLast(), value.where());
    }

    private static boolean isValue(PolicyKey<?> key, String text) {
        return key.reading().apply(text) instanceof Comparable<?>;
    }

    /** Such as "at most 45 days". */
    String words() {
        return side.words + " " + bound;
    }

    /** Refuses a value on the wrong side. */
    void judge(PolicyReading reading, @Nullable PolicyValue value) {
        if (value == null || side.holds.test(compared(key, reading))) return;
        throw new PolicyFault(
                value.where(),
                key.name() + " is \"" + value.text() + "\"",
                words() + " by " + law + " (" + where
                        + "); a brand that sells nothing there says so with \"countries\"");
    }

    @SuppressWarnings("unchecked") // When it was read, its bound was one that can be compared.
    private <T> int compared(PolicyKey<T> of, PolicyReading reading) {
        var bounding = Objects.requireNonNull(of.reading().apply(bound));
        return ((Comparable<T>) reading.get(of)).compareTo(bounding);
    }
}
