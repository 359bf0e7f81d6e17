// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Reason;

/**
 * What is known of a suspension in every state.
 *
 * @param lineEnds the last four digits of the number
 * @param zone whose clock its days are told by
 * @param until when a pause ends by itself; null for a block
 * @param round how often the network was told to change the line; each order has its own key
 */
record SuspensionFile(
        LineId line,
        Reason reason,
        String lineEnds,
        String zone,
        @Nullable Instant until,
        int round,
        String policyVersion) {

    SuspensionFile nextRound() {
        return new SuspensionFile(line, reason, lineEnds, zone, until, round + 1, policyVersion);
    }
}
