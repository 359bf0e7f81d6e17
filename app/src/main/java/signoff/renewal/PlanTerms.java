// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.catalog.Offering;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.offer.HeldOfferings;
import signoff.line.recurring.RecurringLine;
import signoff.policy.Policies;
import signoff.renewal.RenewalRules.Terms;

/** What lines are charged by: the offering that each was bought under, in that version. */
@Component
class PlanTerms {

    private final HeldOfferings held;
    private final Catalog catalog;
    private final Policies policies;
    private final Clock clock;
    private final ObjectProvider<PeriodEnd> waiting;

    PlanTerms(
            HeldOfferings held,
            Catalog catalog,
            Policies policies,
            Clock clock,
            ObjectProvider<PeriodEnd> waiting) {
        this.held = held;
        this.catalog = catalog;
        this.policies = policies;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the line is held under an offering, so that its fees were paid to us. */
    boolean isBought(LineId line) {
        return held.of(line).isPresent();
    }

    Terms of(RecurringLine line) {
        return terms(line, offerings(List.of(line)).get(line.id()));
    }

    /** What the next period is charged by: the plan that was agreed to, if it changes then. */
    Terms next(RecurringLine line) {
        var change = line.change();
        return change == null
                ? of(line)
                : waiting.stream()
                        .map(whoever -> terms(line, whoever.plan(change)))
                        .findFirst()
                        .orElseGet(() -> of(line));
    }

    /** By line, with the offerings read in one statement. */
    Map<LineId, Terms> of(List<RecurringLine> lines) {
        var offerings = offerings(lines);
        var terms = new HashMap<LineId, Terms>();
        for (var line : lines) terms.put(line.id(), terms(line, offerings.get(line.id())));
        return terms;
    }

    private Map<LineId, Offering> offerings(List<RecurringLine> lines) {
        var offerings = new HashMap<LineId, Offering>();
        held.of(lines.stream().map(RecurringLine::id).toList())
                .forEach((line, one) ->
                        offerings.put(line, catalog.pinned(one.catalogVersion(), one.offering())));
        return offerings;
    }

    // A line that came from elsewhere is under no offering: its fee is the one it came with.
    private Terms terms(RecurringLine line, @Nullable Offering offering) {
        var zone = policies.current(line.brand(), line.country(), line.kind()).zone();
        var none = Money.none(line.currency());
        if (offering == null) {
            var charge = line.charge();
            return new Terms(charge == null ? none : charge, 1, none, List.of(), zone);
        }
        var plan = offering.plan();
        return new Terms(
                plan.fee().amount(),
                plan.months(),
                plan.maintenance().amount(),
                plan.allowances(),
                zone);
    }
}
