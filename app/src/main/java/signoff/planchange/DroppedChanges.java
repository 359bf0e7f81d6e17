// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.Lines;
import signoff.planchange.PlanChangeFact.ClosingTookOver;

/** Hears of closings that take changes off their lines, inside the transactions that begin them. */
@Component
class DroppedChanges {

    private final PlanChangeCases cases;
    private final Clock clock;

    DroppedChanges(PlanChangeCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    // In the order of their keys, so that nobody who moves several of them waits in a circle.
    @EventListener
    void drop(Lines.ChangesDropped dropped) {
        var fact = new ClosingTookOver(clock.instant().truncatedTo(ChronoUnit.MICROS));
        dropped.changes().stream()
                .sorted(Comparator.comparing((CaseId id) -> id.account().value().toString())
                        .thenComparing(id -> id.value().toString()))
                .forEach(id -> cases.tell(id, fact, Actor.system()));
    }
}
