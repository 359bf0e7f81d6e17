// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/** Removes counted attempts and codes that no longer matter, a bounded number at a time. */
@Component
class Forgetting extends RecurringWork {

    /** One statement's worth, so that no lock and no log record grows without bound. */
    static final int BATCH_MAX = 1_000;

    /** A code that ran out is told apart from one that never was, for this long. */
    private static final Duration CODES_KEPT = Duration.ofDays(1);

    /** Longer than anybody may take to decide whether to write there once more. */
    private static final Duration NOTED_KEPT = Duration.ofDays(90);

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Attempts attempts;
    private final PasswordCodeStore codes;
    private final ContactStore contacts;
    private final Clock clock;

    Forgetting(Attempts attempts, PasswordCodeStore codes, ContactStore contacts, Clock clock) {
        super("forgetting", EVERY);
        this.attempts = attempts;
        this.codes = codes;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    protected boolean work() {
        var noted = contacts.forgetNotedBefore(clock.instant().minus(NOTED_KEPT), BATCH_MAX);
        var old = codes.deleteOlderThan(clock.instant().minus(CODES_KEPT), BATCH_MAX);
        return attempts.forget(BATCH_MAX) == BATCH_MAX || old == BATCH_MAX || noted == BATCH_MAX;
    }
}
