// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Reason;
import signoff.policy.ClosurePolicy;

/**
 * What is known of a suspension in every state.
 *
 * @param lineEnds the last four digits of the number
 * @param zone whose clock its days are told by
 * @param until when a pause ends by itself; null for a block
 * @param limits what the pinned policy lets things take
 * @param round how often the network was told to change the line; each order has its own key
 */
record SuspensionFile(
        LineId line,
        Reason reason,
        String lineEnds,
        String zone,
        @Nullable Instant until,
        Limits limits,
        int round,
        String policyVersion) {

    /**
     * How long things may take.
     *
     * @param networkWithin how long the network may take before a person is called
     * @param lookWithin after how long a person who has not looked is called again, and a line that
     *     is being closed is looked at again
     * @param remindedAfter after how long the subscriber is told that a line is still blocked
     */
    record Limits(Duration networkWithin, Duration lookWithin, Duration remindedAfter) {

        static Limits of(ClosurePolicy policy) {
            return new Limits(
                    Duration.ofMinutes(policy.blockMinutes()),
                    policy.lookWithin(),
                    policy.blockReminded());
        }
    }

    SuspensionFile nextRound() {
        return new SuspensionFile(
                line, reason, lineEnds, zone, until, limits, round + 1, policyVersion);
    }
}
