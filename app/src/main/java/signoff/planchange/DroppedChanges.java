// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import signoff.database.Savepoint;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.Lines;
import signoff.planchange.PlanChangeFact.ClosingTookOver;

/** Hears of closings that take changes off their lines, inside the transactions that begin them. */
@Component
class DroppedChanges {

    private static final Logger LOG = LoggerFactory.getLogger(DroppedChanges.class);

    private final PlanChangeCases cases;
    private final Savepoint savepoint;
    private final Clock clock;

    DroppedChanges(PlanChangeCases cases, Savepoint savepoint, Clock clock) {
        this.cases = cases;
        this.savepoint = savepoint;
        this.clock = clock;
    }

    // In the order of their keys, so that nobody who moves several of them waits in a circle.
    @EventListener
    void drop(Lines.ChangesDropped dropped) {
        var fact = new ClosingTookOver(clock.instant().truncatedTo(ChronoUnit.MICROS));
        dropped.changes().stream()
                .sorted(Comparator.comparing((CaseId id) -> id.account().value().toString())
                        .thenComparing(id -> id.value().toString()))
                .forEach(id -> tell(id, fact));
    }

    // A case that a bug keeps from moving stops no closing: nothing of what it did stays, and its
    // own look tells the subscriber once it is mended. What fails for all alike is not its fault.
    private void tell(CaseId id, ClosingTookOver fact) {
        try {
            savepoint.around(() -> {
                cases.tell(id, fact, Actor.system());
                return id;
            });
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("change {} cannot hear of its closing; its own look will", id.value(), e);
        }
    }
}
