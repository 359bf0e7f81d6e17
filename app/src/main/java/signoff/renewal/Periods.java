// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** The periods that lines are charged for, as whatever changes their plans sees them. */
public interface Periods {

    /** How the running period stands now. With the row of the line locked it stays so. */
    Period of(LineId line);

    /**
     * A period begins today, paid for, under what the line is held under now; the one before is
     * over. The row of the line is locked.
     */
    void begin(LineId line);

    /**
     * A running period.
     *
     * @param today where the line is
     * @param endsOn the first day of the next one; null when nothing recurs
     * @param fee what a period of its plan costs
     * @param unused so much of the fee that was paid for it has not been used: by days or by
     *     allowances, whichever of them is used up further
     * @param renews whether the plan renews by itself
     */
    record Period(
            LocalDate today,
            ZoneId zone,
            @Nullable LocalDate endsOn,
            Money fee,
            Money unused,
            boolean renews) {}
}
