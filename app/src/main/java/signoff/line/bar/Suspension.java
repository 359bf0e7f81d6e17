// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Actor;

/**
 * One reason for which a line is off. A line can be off for several at once, each with its owner.
 *
 * @param until when it is to be lifted; null while nobody knows
 */
public record Suspension(
        Reason reason, Owner owner, Instant since, @Nullable Instant until) {

    /** Why a line can be off. Kept under these names for ever. */
    public enum Reason {
        /** The subscriber pauses it (SF-67). */
        VOLUNTARY,
        /** Device or card are not where they should be (SF-31). */
        LOST_STOLEN,
        NON_PAYMENT,
        FRAUD,
        REGULATORY,
        INACTIVITY,
        /** Somebody on the line is in danger from somebody else on the account. */
        SAFETY
    }

    /** Whose reason it is, and so who lifts it. */
    public enum Owner {
        SUBSCRIBER,
        OPERATOR
    }

    /**
     * What subscribers ask for themselves. For these they do not pay: nothing recurring falls due
     * while one stands.
     */
    private static final Set<Reason> FREE = Set.of(Reason.VOLUNTARY, Reason.LOST_STOLEN);

    /** Those that a subscriber gives are a subscriber's; all others are the operator's. */
    public static Owner ownerOf(Reason reason) {
        return FREE.contains(reason) ? Owner.SUBSCRIBER : Owner.OPERATOR;
    }

    /** A subscriber lifts only what is the subscriber's own, and never FRAUD or REGULATORY (L4). */
    public boolean mayBeLiftedBy(Actor.Role role) {
        return role != Actor.Role.SUBSCRIBER || owner == Owner.SUBSCRIBER;
    }

    /** The whole days free of charge that end with this reason and that no other one covers. */
    public long freeDays(Collection<Suspension> standing, Instant now) {
        if (!FREE.contains(reason)) return 0;
        var end = standing.stream()
                .filter(other -> other.reason != reason && FREE.contains(other.reason))
                .map(Suspension::since)
                .min(Instant::compareTo)
                .filter(began -> began.isBefore(now))
                .orElse(now);
        return Math.max(0, Duration.between(since, end).toDays());
    }
}
