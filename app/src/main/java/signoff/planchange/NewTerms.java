// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;
import signoff.catalog.Plan;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.commitment.Commitments;
import signoff.renewal.Periods;

/** From when a new plan counts, and what it ties the line by. */
@Component
class NewTerms {

    private final Commitments commitments;
    private final Periods periods;

    NewTerms(Commitments commitments, Periods periods) {
        this.commitments = commitments;
        this.periods = periods;
    }

    /** @param at on the clock of the line's zone: a term of months ends on a day there */
    void keep(LineId line, Plan plan, ZonedDateTime at) {
        var term = plan.minimumTerm();
        var until = term.map(one -> at.plusMonths(one.months()).toInstant()).orElse(null);
        var fee = term.map(one -> one.endingFee().amount().minor()).orElse(0L);
        commitments.change(line, now -> now.onPlan(until, fee, plan.devicesMost()));
    }

    /** What a period costs on the plan that the line is on now. */
    Money fee(LineId line) {
        return periods.of(line).fee();
    }

    /** The row of the line is locked. */
    void beginPeriod(LineId line) {
        periods.begin(line);
    }
}
