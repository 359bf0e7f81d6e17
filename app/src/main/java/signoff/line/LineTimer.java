// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the clock act on lines and numbers, on every node that works at all, with no leader. */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class LineTimer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LineTimer.class);

    /** Windows of weeks end here: nobody waits for the second. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private static final Duration ROUND_MAX = Duration.ofSeconds(10);

    private final Lines lines;
    private volatile @Nullable Thread thread;

    LineTimer(Lines lines) {
        this.lines = lines;
    }

    @Override
    public void start() {
        // Known before it runs, or its first look could be that it has been stopped.
        var begun = Thread.ofVirtual().name("line-timer").unstarted(this::work);
        thread = begun;
        begun.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        // Woken and not interrupted, so that a round in the database ends as it began.
        LockSupport.unpark(running);
        try {
            running.join(ROUND_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void work() {
        while (thread != null) {
            try {
                lines.tick();
            } catch (RuntimeException e) {
                // Nothing is lost: what was due is due the next time too.
                LOG.warn("lines and numbers whose time has come could not be moved", e);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }
}
