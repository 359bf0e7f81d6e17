// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures.Stop;
import signoff.closure.rules.StopBy;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.workflow.Wait.Owner;

/** The words of our states on the wire. */
final class Wire {

    private Wire() {}

    /**
     * An enum's constant as a stable word: {@code AWAITING_CONFIRMATION} is awaiting_confirmation.
     */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static @Nullable String wordOf(@Nullable Enum<?> constant) {
        return constant == null ? null : word(constant);
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        for (var constant : type.getEnumConstants()) {
            if (word(constant).equals(word)) return Optional.of(constant);
        }
        return Optional.empty();
    }

    /** What a program says about the end of service. */
    static Stop stop(@Nullable String by, @Nullable Instant on) {
        if (by == null) return Stop.on(on);
        return constant(StopBy.class, by)
                .map(found -> new Stop(found, found == StopBy.ON_DATE ? on : null))
                .orElseThrow(() -> new RequestRefused(new Refusal(
                        Refusal.Code.PROPERTY_MUST_FIT,
                        Map.of("property", "stopBy", "expected", "what a stop can wait for"))));
    }

    /**
     * The same as the state of an order to end a product (TMF622, action {@code delete}). Nothing
     * fails for good here: what was refused is held until a person has looked, and goes on.
     */
    static String tmf(Status status, @Nullable Owner waitsFor) {
        return switch (status) {
            case DRAFT, AWAITING_CONFIRMATION -> "acknowledged";
            case CONFIRMED, IN_REVIEW, APPROVED, USING_UP, SCHEDULED, SERVICE_ENDED -> "inProgress";
            case EXECUTING, REFUNDING -> waitsFor == Owner.OPERATOR ? "held" : "inProgress";
            case NEEDS_INFO, PAYMENT_DUE -> "pending";
            case REJECTED -> "rejected";
            case COMPLETED -> "completed";
            case WITHDRAWN, LAPSED, REVERSED -> "cancelled";
        };
    }
}
