// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/**
 * What must have become of one line, reckoned from what was done to it and from what the gateway
 * took, and from nothing of the code under test.
 */
final class LineModel {

    final LineId line;
    final NetworkIdentity identity;
    final List<UUID> topUps = new ArrayList<>();
    long paidInMinor;
    /** Credit that no payment brought in: part of what was paid in. */
    long carriedMinor;

    long billMinor;
    long bonusMinor;

    /** Whether its holder pays a final bill, or leaves it. */
    boolean pays;

    @Nullable
    CaseId closing;

    final Set<CaseId> suspensions = new HashSet<>();

    LineModel(LineId line, NetworkIdentity identity) {
        this.line = line;
        this.identity = identity;
    }

    /** What the final bill must be: what all real money does not cover of the bill. */
    long mustPay(long toppedUpMinor) {
        return Math.max(0, billMinor - paidInMinor - toppedUpMinor);
    }

    /** What must have gone back in the end: all real money less the bill, never less than none. */
    long mustReturn(long toppedUpMinor) {
        return Math.max(0, paidInMinor + toppedUpMinor - billMinor);
    }
}
