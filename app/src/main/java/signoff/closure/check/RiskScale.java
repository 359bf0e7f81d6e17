// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.Weighed;
import signoff.kernel.Money;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Risk;

/** Weighs what is known of a request, by the points of its policy. Pure. */
public final class RiskScale {

    private static final String DIED = "HOLDER_DIED";

    /**
     * What is known when the notice comes in.
     *
     * @param credit what would be paid back
     * @param changed whether SIM, password or contact were changed a short time ago
     * @param asker who of the operator asks for the subscriber; null when nobody does
     */
    public record Known(
            Instant at,
            @Nullable String reason,
            @Nullable Instant activatedAt,
            Money credit,
            boolean changed,
            @Nullable String asker) {}

    /** A risk without points was looked for, and does not count. */
    public static Weighed of(ClosurePolicy policy, Known known) {
        var weighed = new Weighed(0, Weighed.NOTHING.risks(), known.asker());
        for (var risk : Risk.values()) {
            var points = Objects.requireNonNullElse(policy.review().points().get(risk), 0);
            if (is(risk, policy.review(), known)) weighed = weighed.with(risk, points);
        }
        return weighed;
    }

    private static boolean is(Risk risk, ClosurePolicy.Review review, Known known) {
        return switch (risk) {
            case ANY -> true;
            case AGENT_ASKED -> known.asker() != null;
            case HIGH_CREDIT -> isHigh(known.credit(), review.creditFrom());
            case YOUNG_LINE -> isYoung(review, known);
            case RECENT_CHANGE -> known.changed();
            case HOLDER_DIED -> DIED.equals(known.reason());
            case WRONG_CODES -> false; // Known later, when the right code comes.
        };
    }

    private static boolean isHigh(Money credit, int from) {
        return credit.minor() >= Money.whole(from, credit.currency()).minor();
    }

    private static boolean isYoung(ClosurePolicy.Review review, Known known) {
        var activated = known.activatedAt();
        return activated != null && activated.plus(review.youngLine()).isAfter(known.at());
    }

    private RiskScale() {}
}
