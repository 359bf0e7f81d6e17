// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Work that comes again and again, on every node and with no leader: batch after batch while there
 * is more, and then a rest.
 *
 * <p>Nothing ends it but its stop. When a batch fails, because the database is away or because of a
 * bug, nothing is lost: what was due is due after the rest, too.
 */
public abstract class RecurringWork implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RecurringWork.class);

    /** A batch that takes longer is left behind: what it did not commit is due the next time. */
    private static final Duration STOP_LONGEST = Duration.ofSeconds(10);

    private final String name;
    private final Duration rest;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Thread thread;

    /**
     * Begins to work when it is started.
     *
     * @param name what it is called in logs
     * @param rest how long nothing is done when there is no more
     */
    protected RecurringWork(String name, Duration rest) {
        this.name = name;
        this.rest = rest;
    }

    /** Carries out one batch. Answers whether there may be more of it now. */
    protected abstract boolean work();

    @Override
    public void start() {
        // It looks for itself in the field, so it is there before it runs.
        var begun = Thread.ofVirtual().name(name).unstarted(this::goOn);
        thread = begun;
        begun.start();
    }

    /** Wakes it and does not interrupt it, so that a batch in the database ends as it began. */
    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) return;
        woken.release();
        try {
            running.join(STOP_LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void goOn() {
        while (thread == Thread.currentThread()) {
            if (isThereMore()) continue;
            rest();
        }
    }

    private void rest() {
        try {
            if (woken.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS)) woken.drainPermits();
        } catch (InterruptedException e) {
            LOG.debug("{}: woken early", name); // And the next rest is a whole one again.
        }
    }

    private boolean isThereMore() {
        try {
            return work();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{}: waits for the database: {}", name, e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("{}: failed, and is tried again", name, e);
        }
        return false;
    }
}
