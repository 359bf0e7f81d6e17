// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;
import signoff.document.port.FileStore;

/**
 * Looks at papers now and then, on every node and with no leader: ends those whose time is over,
 * deletes files that nobody may open any more, and scans what waits.
 */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class PaperTimer extends RecurringWork {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    private final PaperRounds rounds;

    PaperTimer(PaperRounds rounds) {
        super("document-timer", LOOK_EVERY);
        this.rounds = rounds;
    }

    @Override
    protected boolean work() {
        return rounds.go();
    }

    /** One look; a test can go on one by itself. */
    @Component
    static class PaperRounds {

        private static final Logger LOG = LoggerFactory.getLogger(PaperTimer.class);
        private static final int AT_ONCE = 100;
        private static final Duration STORE_AGAIN = Duration.ofMinutes(5);

        private final PaperStore store;
        private final FileStore files;
        private final Intake intake;
        private final PaperMeters meters;
        private final Clock clock;

        PaperRounds(
                PaperStore store, FileStore files, Intake intake, PaperMeters meters, Clock clock) {
            this.store = store;
            this.files = files;
            this.intake = intake;
            this.meters = meters;
            this.clock = clock;
        }

        boolean go() {
            var more = store.endDue(clock.instant(), AT_ONCE) == AT_ONCE;
            more |= deleteFiles();
            more |= intake.scanWaiting();
            meters.waiting(store.waiting());
            return more;
        }

        private boolean deleteFiles() {
            var leaving = store.leaving(clock.instant(), AT_ONCE);
            var failed = false;
            for (var file : leaving) {
                try {
                    files.delete(file.file());
                    store.forget(file);
                } catch (IOException e) {
                    failed = true;
                    LOG.warn("A file cannot be deleted yet: {}", e.toString());
                    store.leaveLater(file, clock.instant().plus(STORE_AGAIN));
                }
            }
            return leaving.size() == AT_ONCE && !failed;
        }
    }
}
