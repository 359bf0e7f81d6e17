// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Instant;
import signoff.catalog.Offering;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;

/**
 * Whoever waits for the end of a period to change the plan of the line. Told before anything is
 * charged for the next period, in the commit that charges it, with the row of the line locked: so
 * the next period is charged by the new plan, and by no other.
 */
public interface PeriodEnd {

    /** What the line will be on from then on, in the version that was agreed to. */
    Offering plan(CaseId change);

    /** @param change the case that waits, as the line names it */
    void reached(LineId line, CaseId change, Instant at);
}
