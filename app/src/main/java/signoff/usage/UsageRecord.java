// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import signoff.line.allowance.UsageKind;

/**
 * One use of a line, as the network tells it.
 *
 * @param id the network's own, kept for every repeat
 * @param country where it was used (ISO 3166-1 alpha-2)
 * @param amount in the unit of its kind
 * @param at when it was used; not when it was told
 */
public record UsageRecord(
        String id, UUID line, UsageKind kind, String country, long amount, Instant at) {

    public UsageRecord {
        at = at.truncatedTo(ChronoUnit.MICROS);
        if (amount < 1) throw new IllegalArgumentException("nobody uses nothing");
    }
}
