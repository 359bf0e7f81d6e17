// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;
import java.time.ZoneId;
import org.springframework.stereotype.Component;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.catalog.Catalog;
import signoff.catalog.Plan;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Buckets;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLines;
import signoff.planchange.PlanChanges.When;

/** Puts lines on their new plans: what they are held under, include, renew and are tied by. */
@Component
class NewPlan {

    private final Catalog catalog;
    private final HeldOfferings held;
    private final RecurringLines recurring;
    private final Buckets buckets;
    private final NewTerms terms;

    NewPlan(
            Catalog catalog,
            HeldOfferings held,
            RecurringLines recurring,
            Buckets buckets,
            NewTerms terms) {
        this.catalog = catalog;
        this.held = held;
        this.recurring = recurring;
        this.buckets = buckets;
        this.terms = terms;
    }

    /** The row of the line is locked. */
    void begin(CaseId change, PlanChangeFile file, Instant at) {
        var line = file.line();
        var plan = catalog.pinned(file.version(), file.offering()).plan();
        var old = terms.fee(line);
        held.change(line, new HeldOffering(file.offering(), file.version(), at), file.fee());
        terms.keep(line, plan, at.atZone(ZoneId.of(file.zone())));
        if (file.fee().isZero()) recurring.takeBack(line, Mandate.AUTO_RENEW, at);
        if (file.when() == When.PERIOD_END) renew(line, file, at);
        else {
            buckets.endPlan(line, at, file.returned(), old);
            beginPeriod(change, file, plan, at);
        }
    }

    // Who agreed to a plan from the next period on has agreed to its fee then; without the mandate
    // the line would be on a plan that nobody pays for.
    private void renew(LineId line, PlanChangeFile file, Instant at) {
        var given = recurring.find(line).flatMap(now -> now.mandate(Mandate.AUTO_RENEW));
        if (file.fee().isZero() || given.isPresent()) return;
        recurring.give(line, GivenMandate.renewal(null), at);
    }

    private void beginPeriod(CaseId change, PlanChangeFile file, Plan plan, Instant at) {
        terms.beginPeriod(file.line());
        var zone = ZoneId.of(file.zone());
        var because = Because.plan("change " + change.value());
        var day = at.atZone(zone).toLocalDate();
        buckets.fill(Allowance.given(plan.allowances(), file.line(), because, day, zone));
    }
}
