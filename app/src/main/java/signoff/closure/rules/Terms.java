// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.ReviewTerms;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Blackout;

/**
 * What one case is promised: the part of its pinned policy that rules and preview reckon with. Both
 * use the same few functions, so that what is shown is what happens. See {@link ClosurePolicy} for
 * each.
 *
 * @param portWithin how long another provider's order for the number holds the closing up; zero
 *     where the policy lets it hold up none
 */
public record Terms(
        String policyVersion,
        ZoneId zone,
        boolean mustConfirm,
        Duration confirmWithin,
        Duration codeValid,
        int codeTries,
        Duration coolingOff,
        Duration remindBefore,
        Duration executeWithin,
        Blackout blackout,
        Duration ackWithin,
        Duration drainMost,
        Duration runningWait,
        Duration portWithin,
        Duration lateUsage,
        Duration refundWithin,
        Duration payWithin,
        Duration payGrace,
        Duration quarantine,
        Duration restorable,
        Duration draftKept,
        Duration lookWithin,
        Duration bankAnswersWithin,
        ReviewTerms review) {

    private static final int DOUBLINGS_MAX = 6;

    public static Terms of(ClosurePolicy policy) {
        return new Terms(
                policy.version(),
                policy.zone(),
                policy.confirmation() == ClosurePolicy.Confirmation.REQUIRED,
                policy.confirmWithin(),
                policy.codeValid(),
                policy.codeTries(),
                policy.coolingOff(),
                policy.remindBeforeStop(),
                policy.executeWithin(),
                policy.executionBlackout(),
                Duration.ofSeconds(policy.ackSeconds()),
                policy.drainMost(),
                policy.runningWait(),
                holdsUp(policy) ? policy.portWithin() : Duration.ZERO,
                policy.lateUsage(),
                policy.refundWithin(),
                policy.payWithin(),
                policy.payGrace(),
                policy.quarantine(),
                policy.restorable(),
                policy.draftKept(),
                policy.lookWithin(),
                policy.bankAnswersWithin(),
                ReviewTerms.of(policy.review()));
    }

    private static boolean holdsUp(ClosurePolicy policy) {
        return policy.severities().get("PORT_RUNNING") == ClosurePolicy.Severity.BLOCK;
    }

    /** The same for what was confirmed already, with the whole account. */
    public Terms confirmed() {
        return new Terms(
                policyVersion,
                zone,
                false,
                confirmWithin,
                codeValid,
                codeTries,
                coolingOff,
                remindBefore,
                executeWithin,
                blackout,
                ackWithin,
                drainMost,
                runningWait,
                portWithin,
                lateUsage,
                refundWithin,
                payWithin,
                payGrace,
                quarantine,
                restorable,
                draftKept,
                lookWithin,
                bankAnswersWithin,
                review);
    }

    /** Before the latest stop, so that whoever confirms can still be let go in time (I10). */
    public Instant confirmUntil(Instant asked, @Nullable Instant stopMax) {
        return earlier(asked.plus(confirmWithin), stopMax);
    }

    /**
     * The law lets nobody be charged for longer, however late the code came back: cooling-off is
     * cut short for it (I10).
     *
     * @param stopMax the latest stop, reckoned from the notice; null before there is one
     */
    public Instant coolingUntil(Instant confirmed, @Nullable Instant stopMax) {
        var until = earlier(confirmed.plus(coolingOff), stopMax);
        return until.isBefore(confirmed) ? confirmed : until;
    }

    /**
     * Whoever was looked at by a person is warned of the stop before it comes, as everybody is; but
     * no decision, however late, lets anybody be charged for longer (I10).
     *
     * @param until when cooling-off ends
     * @param decided when it was decided, or is at the latest
     */
    public Instant coolingUntil(Instant until, Instant decided, @Nullable Instant stopMax) {
        var warned = earlier(decided.plus(remindBefore), stopMax);
        return warned.isBefore(until) ? until : warned;
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }

    /** Not before cooling-off is over, and not before the subscriber wants it (C13). */
    public Instant stopAt(Instant coolingUntil, @Nullable Instant stopOn) {
        return stopOn != null && stopOn.isAfter(coolingUntil) ? stopOn : coolingUntil;
    }

    /** When the network is touched for it: what is charged ends at the stop all the same (C14). */
    Instant executeAt(Instant stopAt) {
        return blackout.after(stopAt, zone);
    }

    /**
     * Orders that cannot be cancelled are waited for, but nobody is charged for longer than the law
     * lets them be (I10).
     *
     * @param ordersOver when they are waited for no longer; null when there are none
     */
    public Instant waitedFor(
            Instant stop, @Nullable Instant ordersOver, @Nullable Instant stopMax) {
        if (ordersOver == null) return stop;
        var until = earlier(ordersOver, stopMax);
        return until.isAfter(stop) ? until : stop;
    }

    public Instant lateUntil(Instant stopAt) {
        return stopAt.plus(lateUsage);
    }

    public Instant refundBy(Instant stopAt) {
        return lateUntil(stopAt).plus(refundWithin);
    }

    /** Twice as long each time: a case that nobody can help must not fill its own journal. */
    Instant lookBy(Instant at, int looks) {
        return at.plus(lookWithin.multipliedBy(1L << Math.min(looks, DOUBLINGS_MAX)));
    }

    public Instant restorableUntil(Instant stopAt) {
        return stopAt.plus(restorable);
    }

    public Instant quarantinedUntil(Instant stopAt) {
        return stopAt.plus(quarantine);
    }

    public Instant remindAt(Instant stopAt) {
        return stopAt.minus(remindBefore);
    }
}
