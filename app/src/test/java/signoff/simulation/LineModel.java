// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.catalog.AddOn;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;

/**
 * What must have become of one line, reckoned from what was done to it and from what the gateway
 * took, and from nothing of the code under test.
 */
final class LineModel {

    final LineId line;

    /** What the network knows it by: another SIM, and always the same number. */
    NetworkIdentity identity;

    /** All SIMs that it has had, the present one included. */
    final Set<NetworkIdentity> sims = new LinkedHashSet<>();

    long paidInMinor;
    /** Credit that no payment brought in: part of what was paid in. */
    long carriedMinor;

    long billMinor;
    long bonusMinor;

    /** Whether its holder pays a final bill, or leaves it. */
    boolean pays;

    /** The newest. */
    @Nullable
    CaseId closing;

    /** All of them: a line that was had back can be closed again. */
    final Set<CaseId> closings = new LinkedHashSet<>();

    @Nullable
    CaseId restore;

    /** What paid for the line itself, if it was bought here. */
    @Nullable
    String boughtFrom;

    /** What each payment from before the simulation brought. */
    final Map<String, Long> oldPayments = new HashMap<>();

    /** What it may buy; null while nothing has a price. */
    @Nullable
    AddOn pack;

    final Set<CaseId> suspensions = new HashSet<>();

    LineModel(LineId line, NetworkIdentity identity) {
        this.line = line;
        this.identity = identity;
        sims.add(identity);
    }

    void isOn(NetworkIdentity sim) {
        identity = sim;
        sims.add(sim);
    }

    void isClosedBy(CaseId id) {
        closing = id;
        closings.add(id);
    }

    /**
     * What the final bill must be: what all real money does not cover of the bill.
     *
     * @param moreMinor what came in since, less what was used
     */
    long mustPay(long moreMinor) {
        return Math.max(0, billMinor - paidInMinor - moreMinor);
    }

    /** What must have gone back in the end: all real money less the bill, never less than none. */
    long mustReturn(long moreMinor) {
        return Math.max(0, paidInMinor + moreMinor - billMinor);
    }
}
