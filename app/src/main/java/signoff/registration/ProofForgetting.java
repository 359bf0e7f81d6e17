// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.RecurringWork;
import signoff.subscriber.Subscribers;

/** Removes old proofs, and erases those who began to register and never came back (I31). */
@Component
class ProofForgetting extends RecurringWork {

    private static final int BATCH_MAX = 500;
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** A code that ran out is told apart from one that never was, for this long. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final ProofStore store;
    private final Subscribers subscribers;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProofForgetting(
            ProofStore store,
            Subscribers subscribers,
            TransactionTemplate transaction,
            Clock clock) {
        super("proof-forgetting", EVERY);
        this.store = store;
        this.subscribers = subscribers;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected boolean work() {
        return Boolean.TRUE.equals(transaction.execute(status -> forget()));
    }

    // In one commit: without its row, nobody would ever find a key again that was left.
    private boolean forget() {
        var gone = store.forgetBefore(clock.instant().minus(KEPT), BATCH_MAX);
        gone.unused().forEach(subscribers::erase);
        return gone.rows() == BATCH_MAX;
    }
}
