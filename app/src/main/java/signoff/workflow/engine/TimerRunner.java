// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;

/** Lets the clock act: moves cases whose time has come, on every node, with no leader. */
@Component
class TimerRunner implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TimerRunner.class);

    private final TimerDesk desk;
    private final WorkflowSettings settings;
    private volatile @Nullable Thread thread;

    TimerRunner(TimerDesk desk, WorkflowSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.run()) return;
        // Known before it runs, or its first look could be that it has been stopped.
        var begun = Thread.ofVirtual().name("timers").unstarted(this::work);
        thread = begun;
        begun.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) running.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (thread != null) {
            if (moveDue() < settings.batchMax()) {
                LockSupport.parkNanos(settings.pollEvery().toNanos());
            }
        }
    }

    private int moveDue() {
        try {
            return desk.moveDue(settings.batchMax());
        } catch (DataAccessException e) {
            LOG.warn("timers wait for the database: {}", e.getMessage());
            return 0;
        } catch (RuntimeException | AssertionError e) {
            LOG.error("a batch of timers failed; each case is tried alone", e);
            return oneByOne(desk.due(settings.batchMax()));
        }
    }

    private int oneByOne(List<CaseId> due) {
        for (var id : due) {
            try {
                desk.moveOne(id);
            } catch (RuntimeException | AssertionError e) {
                LOG.error("case {} cannot be moved by the clock; it rests", id.value(), e);
                desk.rest(id);
            }
        }
        return 0;
    }
}
