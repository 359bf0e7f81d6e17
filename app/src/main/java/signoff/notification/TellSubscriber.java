// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Tells the subscriber something, over at least one contact that does not die with the line (I32).
 *
 * @param about the line that is being closed, whose own number does not count as a contact
 * @param round tells a repeat that is meant from a repeat of the same telling; 0 for the first
 * @param facts what the words need, as references, ISO dates and minor units; never personal data.
 *     {@link Notice#facts()} names those that must be there
 */
public record TellSubscriber(
        AccountId account,
        @Nullable LineId about,
        Notice notice,
        int round,
        Map<String, String> facts)
        implements Effect {

    /** The fact that says from when on it comes late (ISO 8601); it may be missing. */
    public static final String LATE_AFTER = "lateAfter";

    public TellSubscriber {
        facts = Map.copyOf(facts);
        var missing = new TreeSet<>(notice.facts());
        missing.removeAll(facts.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(notice + " cannot be told without " + missing);
        }
    }

    /** A fact that the notice names, and so is there. */
    String fact(String name) {
        return Objects.requireNonNull(facts.get(name), name);
    }

    boolean comesLate(Instant at) {
        var after = facts.get(LATE_AFTER);
        return after != null && at.isAfter(Instant.parse(after));
    }

    @Override
    public String leg() {
        return "Tell-" + notice + "-" + round;
    }
}
