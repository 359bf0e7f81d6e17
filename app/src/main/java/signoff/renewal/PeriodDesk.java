// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLines;
import signoff.renewal.RenewalDesk.Looked;
import signoff.renewal.RenewalRules.Turn;

/** Reads periods, and begins them out of turn. */
@Component
class PeriodDesk implements Periods {

    private final RecurringLines lines;
    private final PlanTerms plans;
    private final Buckets buckets;
    private final UnpaidRenewals unpaid;

    PeriodDesk(RecurringLines lines, PlanTerms plans, Buckets buckets, UnpaidRenewals unpaid) {
        this.lines = lines;
        this.plans = plans;
        this.buckets = buckets;
        this.unpaid = unpaid;
    }

    @Override
    public Period of(LineId id) {
        var line = lines.find(id).orElseThrow();
        var terms = plans.of(line);
        var now = plans.now();
        var today = terms.dayOf(now);
        var unused = plans.isBought(id)
                ? RenewalRules.unused(line, terms, ofPlan(id), today)
                : Money.none(line.currency()); // Who was paid for it, we do not know.
        return new Period(
                today,
                terms.zone(),
                line.chargeOn(),
                terms.fee(),
                unused,
                line.mandate(Mandate.AUTO_RENEW).isPresent());
    }

    private List<Bucket> ofPlan(LineId line) {
        return buckets.of(line, plans.now()).stream().filter(Bucket::ofPlan).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(LineId id) {
        var line = lines.find(id).orElseThrow();
        var terms = plans.of(line);
        var now = plans.now();
        var next = terms.dayOf(now).plusMonths(terms.months());
        var lookAt = terms.startOf(next);
        unpaid.drop(new Looked(line, terms, new Turn.Rest(lookAt), now));
        lines.look(id, lookAt); // Without a row, nothing has recurred on it yet.
        lines.move(List.of(new Moved(id, next, true, null, lookAt)));
    }
}
