// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes a line be closed. Each may have a file of its own, laid over all others. */
public enum Trigger {
    /** The subscriber wishes it. */
    CUSTOMER_REQUEST,
    LOST_STOLEN,
    /** The holder has died, and somebody of the operator has seen the proof. */
    DECEASED,
    NON_PAYMENT,
    FRAUD,
    INACTIVITY,
    PORT_OUT;

    /**
     * What a reason from a list makes of the closing; most change nothing. That the holder has died
     * is not believed because somebody ticks it: it spares a fee, so it takes a proof.
     */
    public static Trigger of(@Nullable String reason) {
        return "LOST_OR_STOLEN".equals(reason) ? LOST_STOLEN : CUSTOMER_REQUEST;
    }

    /** As files are named: {@code lost-stolen}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Trigger> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
