// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a line be closed. Each may have a file of its own, laid over all others. */
public enum Trigger {
    /** The subscriber wishes it. */
    VOLUNTARY,
    LOST_STOLEN,
    DEATH,
    NON_PAYMENT,
    FRAUD,
    INACTIVITY,
    PORT_OUT;

    /** What a subscriber's reason makes of the closing; most reasons change nothing. */
    public static Trigger of(@Nullable String reason) {
        if (reason == null) return VOLUNTARY;
        return switch (reason) {
            case "LOST_OR_STOLEN" -> LOST_STOLEN;
            case "HOLDER_DIED" -> DEATH;
            default -> VOLUNTARY;
        };
    }

    /** As files are named: {@code lost-stolen}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Trigger> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
