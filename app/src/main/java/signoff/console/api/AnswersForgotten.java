// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/** Forgets answers whose time is over, a bounded number at a time, on every node. */
@Component
class AnswersForgotten extends RecurringWork {

    /** One statement's worth, so that no lock and no log record grows without bound. */
    static final int BATCH_MAX = 1_000;

    private static final Duration EVERY = Duration.ofMinutes(10);

    private final AnswerStore answers;
    private final ApiSettings settings;
    private final Clock clock;

    AnswersForgotten(AnswerStore answers, ApiSettings settings, Clock clock) {
        super("answers", EVERY);
        this.answers = answers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers how many were forgotten. */
    int forgetOnce() {
        return answers.forget(clock.instant().minus(settings.answersKept()), BATCH_MAX);
    }

    @Override
    protected boolean work() {
        return forgetOnce() == BATCH_MAX;
    }
}
