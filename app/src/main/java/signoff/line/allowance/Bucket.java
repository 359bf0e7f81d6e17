// SPDX-License-Identifier: Apache-2.0
package signoff.line.allowance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;

/**
 * What a line may use without paying more (TMF654).
 *
 * @param id made of what it was given for: the same gift is the same bucket
 * @param zone where it can be used; null for everywhere
 * @param amount how much was given, in the unit of its kind
 * @param until from when on it cannot be used; null for never
 * @param ofPlan whether it came with the plan, and ends when another one begins at once
 */
public record Bucket(
        LineId line,
        UUID id,
        UsageKind kind,
        @Nullable String zone,
        long amount,
        long used,
        Instant from,
        @Nullable Instant until,
        boolean ofPlan) {

    public long left() {
        return amount - used;
    }

    /** Whether it covers something that happened then and there. */
    public boolean covers(UsageKind what, String where, Instant at) {
        return kind == what
                && (zone == null || zone.equals(where))
                && !at.isBefore(from)
                && (until == null || at.isBefore(until));
    }
}
