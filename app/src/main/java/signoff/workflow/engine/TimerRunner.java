// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import signoff.database.RecurringWork;
import signoff.kernel.CaseId;

/** Lets the clock act: moves cases whose time has come, on every node, with no leader. */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class TimerRunner extends RecurringWork {

    private static final Logger LOG = LoggerFactory.getLogger(TimerRunner.class);

    private final TimerDesk desk;
    private final int batchMax;

    TimerRunner(TimerDesk desk, WorkflowSettings settings) {
        super("timers", settings.pollEvery());
        this.desk = desk;
        this.batchMax = settings.batchMax();
    }

    @Override
    protected boolean work() {
        try {
            return desk.moveDue(batchMax) == batchMax;
        } catch (DataAccessResourceFailureException
                | TransientDataAccessException
                | TransactionException e) {
            throw e; // The database is away, for every case alike.
        } catch (RuntimeException | Error e) {
            LOG.error("a batch of timers failed; each case is tried alone", e);
            oneByOne(desk.due(batchMax));
            return false;
        }
    }

    private void oneByOne(List<CaseId> due) {
        for (var id : due) {
            try (var _ = LogMarks.of(id)) {
                alone(id);
            }
        }
    }

    private void alone(CaseId id) {
        try {
            desk.moveOne(id);
        } catch (PessimisticLockingFailureException e) {
            LOG.warn("case {} is held by somebody else; it stays due", id.value());
        } catch (RuntimeException | Error e) {
            LOG.error("case {} cannot be moved by the clock; it rests", id.value(), e);
            desk.rest(id);
        }
    }
}
