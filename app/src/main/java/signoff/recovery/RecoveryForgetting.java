// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.RecurringWork;
import signoff.recovery.Recoveries.Kind;
import signoff.subscriber.Subscribers;

/** Removes what people wrote to get back in, some time after it was decided (I31). */
@Component
class RecoveryForgetting extends RecurringWork {

    private static final int BATCH_MAX = 500;
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final RecoveryStore store;
    private final Subscribers subscribers;
    private final TransactionTemplate transaction;
    private final RecoverySettings settings;
    private final Clock clock;

    RecoveryForgetting(
            RecoveryStore store,
            Subscribers subscribers,
            TransactionTemplate transaction,
            RecoverySettings settings,
            Clock clock) {
        super("recovery-forgetting", EVERY);
        this.store = store;
        this.subscribers = subscribers;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected boolean work() {
        return Boolean.TRUE.equals(transaction.execute(status -> forget()));
    }

    // Who asked for an account was no subscriber: an account of their own was made to ask with.
    private boolean forget() {
        var gone = store.forgetEndedBefore(clock.instant().minus(settings.wordsKept()), BATCH_MAX);
        gone.stream()
                .filter(one -> one.kind() == Kind.ACCOUNT)
                .forEach(one -> subscribers.erase(one.applicant()));
        return gone.size() == BATCH_MAX;
    }
}
