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
    /** The holder has died. Who says so pays no fee at once; the proof may follow (4.2). */
    DECEASED,
    NON_PAYMENT,
    FRAUD,
    INACTIVITY,
    PORT_OUT;

    /**
     * What a reason from a list makes of the closing; most change nothing. That the holder has died
     * counts from the first notice on, so that nobody is asked for a fee in grief; a person looks
     * at such a request by its risk, and asks for the proof. Unpaid bills, fraud and disuse are
     * said by staff alone, and a port by the other provider.
     */
    public static Trigger of(@Nullable String reason) {
        return switch (reason) {
            case "LOST_OR_STOLEN" -> LOST_STOLEN;
            case "HOLDER_DIED" -> DECEASED;
            case null, default -> CUSTOMER_REQUEST;
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
