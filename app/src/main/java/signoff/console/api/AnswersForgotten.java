// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Forgets answers whose time is over, a bounded number at a time, on every node. */
@Component
class AnswersForgotten implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnswersForgotten.class);

    /** One statement's worth, so that no lock and no log record grows without bound. */
    static final int BATCH_MAX = 1_000;

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final AnswerStore answers;
    private final ApiSettings settings;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    AnswersForgotten(AnswerStore answers, ApiSettings settings, Clock clock) {
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers how many were forgotten. */
    int forgetOnce() {
        return answers.forget(clock.instant().minus(settings.answersKept()), BATCH_MAX);
    }

    private void work() {
        while (thread != null) {
            LockSupport.parkNanos(EVERY.toNanos());
            try {
                while (thread != null && forgetOnce() == BATCH_MAX) {
                    LOG.debug("forgot {} answers; there are more", BATCH_MAX);
                }
            } catch (DataAccessException e) {
                LOG.warn("old answers wait for the database: {}", e.getMessage());
            }
        }
    }

    @Override
    public void start() {
        // Known before it runs, or its first look could be that it has been stopped.
        var begun = Thread.ofVirtual().name("answers").unstarted(this::work);
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
