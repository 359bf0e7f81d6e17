// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.line.Line.Status;
import signoff.line.recurring.RecurringLine;
import signoff.line.recurring.RecurringLines;
import signoff.renewal.RenewalDesk.Looked;
import signoff.renewal.RenewalRules.Turn;

/** Finds the lines whose time has come, locked, each on the plan that its next period is on. */
@Component
class DueLines {

    private final RecurringLines lines;
    private final PlanTerms plans;
    private final UnpaidRenewals unpaid;
    private final ObjectProvider<PeriodEnd> waiting;

    DueLines(
            RecurringLines lines,
            PlanTerms plans,
            UnpaidRenewals unpaid,
            ObjectProvider<PeriodEnd> waiting) {
        this.lines = lines;
        this.plans = plans;
        this.unpaid = unpaid;
        this.waiting = waiting;
    }

    Instant now() {
        return plans.now();
    }

    List<Looked> lock(Instant now, int most) {
        var due = lines.lockDue(now, most);
        if (due.isEmpty()) return List.of();
        var over = due.stream()
                .filter(line -> line.change() != null)
                .map(line -> looked(line, now))
                .filter(DueLines::isOver)
                .toList();
        over.forEach(this::change);
        return looked(over.isEmpty() ? due : changed(due, over), now);
    }

    private static boolean isOver(Looked one) {
        var on = one.line().chargeOn();
        return one.line().status() == Status.ACTIVE
                && on != null
                && !on.isAfter(one.terms().dayOf(one.now()));
    }

    // What was lacking was the fee of the old plan, which nobody asks for any more.
    private void change(Looked one) {
        unpaid.drop(one);
        var change = Objects.requireNonNull(one.line().change());
        waiting.forEach(whoever -> whoever.reached(one.id(), change, one.now()));
    }

    private List<RecurringLine> changed(List<RecurringLine> due, List<Looked> over) {
        var ids = over.stream().map(Looked::id).collect(Collectors.toSet());
        return lines.read(due.stream().map(RecurringLine::id).toList()).stream()
                .map(line -> ids.contains(line.id()) ? line.withNothingLacking() : line)
                .toList();
    }

    private Looked looked(RecurringLine line, Instant now) {
        return new Looked(line, plans.of(line), new Turn.Rest(now), now);
    }

    private List<Looked> looked(List<RecurringLine> due, Instant now) {
        var terms = plans.of(due);
        return due.stream()
                .map(line -> {
                    var own = Objects.requireNonNull(terms.get(line.id()));
                    return new Looked(line, own, RenewalRules.turn(line, own, now), now);
                })
                .toList();
    }
}
