// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Removes counted attempts and codes that no longer matter, a bounded number at a time. */
@Component
class Forgetting implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Forgetting.class);

    /** One statement's worth, so that no lock and no log record grows without bound. */
    static final int BATCH_MAX = 1_000;

    /** A code that ran out is told apart from one that never was, for this long. */
    private static final Duration CODES_KEPT = Duration.ofDays(1);

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Attempts attempts;
    private final PasswordCodeStore codes;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    Forgetting(Attempts attempts, PasswordCodeStore codes, Clock clock) {
        this.attempts = attempts;
        this.codes = codes;
        this.clock = clock;
    }

    /** Answers whether there may be more. */
    boolean forgetOnce() {
        var old = codes.deleteOlderThan(clock.instant().minus(CODES_KEPT), BATCH_MAX);
        return attempts.forget(BATCH_MAX) == BATCH_MAX || old == BATCH_MAX;
    }

    private void work() {
        while (thread != null) {
            LockSupport.parkNanos(EVERY.toNanos());
            try {
                var more = thread != null;
                while (more) more = forgetOnce() && thread != null;
            } catch (DataAccessException e) {
                LOG.warn("old attempts wait for the database: {}", e.getMessage());
            }
        }
    }

    @Override
    public void start() {
        // Known before it runs, or its first look could be that it has been stopped.
        var begun = Thread.ofVirtual().name("forgetting").unstarted(this::work);
        thread = begun;
        begun.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) LockSupport.unpark(running);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
