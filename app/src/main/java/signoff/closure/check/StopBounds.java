// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.closure.rules.StopBy;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.policy.ClosurePolicy;

/**
 * What a wish about the end of service comes to, on a line and under its policy.
 *
 * @param on the moment that was asked for, for {@code ON_DATE}
 */
public record StopBounds(StopBy by, @Nullable Instant on) {

    /** Null for as early as can be, and for what is refused anyway. */
    public @Nullable Instant of(Line line, ClosurePolicy policy, Instant now) {
        return switch (by) {
            case SOON, NOW -> null;
            case ON_DATE -> on;
            case PERIOD_END -> periodEnd(line, policy);
            case BALANCE_USED -> now.plus(policy.coolingOff()).plus(policy.useUpWithin());
        };
    }

    /** The first moment of the day of the next charge: nothing that falls due on it is charged. */
    public static @Nullable Instant periodEnd(Line line, ClosurePolicy policy) {
        var day = line.nextChargeOn();
        return day == null ? null : day.atStartOfDay(policy.zone()).toInstant();
    }

    /**
     * Whether a line can be closed without time to think it over. Only where whoever asks has
     * proven who they are, with nothing about the line that was just changed; a look that failed
     * proves nothing (C8).
     */
    public static boolean offersNow(ClosurePolicy policy, List<Check> checks) {
        return policy.closesNow()
                && checks.stream()
                        .filter(check -> check.code() == Check.Code.RECENT_CHANGE)
                        .noneMatch(check -> check.found() || check.unknown());
    }

    public Optional<Refusal> refusal(
            Line line, ClosurePolicy policy, Instant now, List<Check> checks) {
        return switch (by) {
            case NOW ->
                offersNow(policy, checks)
                        ? Optional.empty()
                        : Optional.of(Refusal.of(Code.CLOSING_NOW_MUST_BE_OFFERED));
            case SOON, BALANCE_USED -> Optional.empty();
            case PERIOD_END ->
                periodEnd(line, policy) == null
                        ? Optional.of(Refusal.of(Code.LINE_MUST_HAVE_A_PERIOD))
                        : Optional.empty();
            case ON_DATE ->
                on == null || on.isAfter(now.plus(policy.stopWithin()))
                        ? Optional.of(outOfBounds(policy))
                        : Optional.empty();
        };
    }

    private static Refusal outOfBounds(ClosurePolicy policy) {
        return Refusal.of(
                Code.STOP_MUST_BE_IN_BOUNDS, "days", policy.stopWithin().toDays());
    }
}
