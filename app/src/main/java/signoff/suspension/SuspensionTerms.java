// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.bar.Suspension.Reason;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;

/** On which terms a line is turned off: for which lines, until when, by whose policy. */
@Component
class SuspensionTerms {

    private static final int DIGITS_TOLD = 4;

    private final Policies policies;
    private final Clock clock;

    SuspensionTerms(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Why the line cannot be paused until that day; empty when it can. Its row is locked. */
    Optional<Refusal> refusal(Line line, LocalDate resumeOn) {
        return switch (line.status()) {
            case CLOSING -> {
                var closing = line.closing();
                var number = closing == null ? "" : closing.number();
                yield Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number));
            }
            case DEACTIVATED, CLOSED -> Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
            case ACTIVE, SUSPENDED -> outOfRange(line, resumeOn);
        };
    }

    private Optional<Refusal> outOfRange(Line line, LocalDate resumeOn) {
        var policy = policy(line);
        if (!policy.suspendOffered()) return Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
        var last = lastDay(policy);
        return resumeOn.isAfter(today(policy)) && !resumeOn.isAfter(last)
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.RESUME_DATE_MUST_BE_IN_RANGE, "last", last));
    }

    Optional<LocalDate> lastDay(Line line) {
        var policy = policy(line);
        return policy.suspendOffered() ? Optional.of(lastDay(policy)) : Optional.empty();
    }

    Money price(Line line) {
        return Money.whole(policy(line).suspendPrice(), line.currency());
    }

    Duration blockReminded(Line line) {
        return policy(line).blockReminded();
    }

    /** Why the line is not paused at that price; empty when it is. Its row is locked. */
    Optional<Refusal> disagreement(Line line, @Nullable Money agreed) {
        var price = price(line);
        return price.isZero() && agreed == null || price.equals(agreed)
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.PRICE_MUST_BE_AGREED, "price", price));
    }

    private LocalDate today(ClosurePolicy policy) {
        return clock.instant().atZone(policy.zone()).toLocalDate();
    }

    private LocalDate lastDay(ClosurePolicy policy) {
        return today(policy).plusDays(policy.suspendMax().toDays());
    }

    /** For how long what was changed after a loss may be the work of who found the phone (I34). */
    Duration mistrusts(Line line) {
        return policy(line).recentChange();
    }

    SuspensionFile file(Line line, Reason reason, @Nullable LocalDate resumeOn) {
        var policy = policy(line);
        var number = line.identity().msisdn();
        return new SuspensionFile(
                line.id(),
                reason,
                number.substring(number.length() - DIGITS_TOLD),
                policy.zone().getId(),
                resumeOn == null ? null : resumeOn.atStartOfDay(policy.zone()).toInstant(),
                SuspensionFile.Limits.of(policy),
                0,
                policy.version());
    }

    private ClosurePolicy policy(Line line) {
        return policies.current(line.brand(), line.country(), line.kind());
    }
}
