// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.util.Optional;
import signoff.kernel.CaseId;

/** Checks the chains of evidence: that no entry was changed, taken out or put in between (I28). */
public interface Evidence {

    /** Walks every chain there is, in bounded memory, and stops judging at the first break. */
    Finding verifyAll();

    /** Where a chain first breaks. */
    record Broken(CaseId id, int number, String how) {}

    /** What was checked, and the first break if there is one. */
    record Finding(long cases, long entries, Optional<Broken> broken) {}
}
