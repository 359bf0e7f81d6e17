// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.accountclosure.AccountClosureStore.Called;

/** Lets cases look that were called because a line of theirs came back. */
@Component
class AccountCalls {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCalls.class);
    private static final int CALLED_MOST = 100;

    /**
     * How long a case rests that a bug, or its own work taking too long, keeps from looking, so
     * that it does not block the others.
     */
    static final Duration REST = Duration.ofMinutes(5);

    private final AccountClosureStore store;
    private final AccountClosureDesk desk;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountCalls(
            AccountClosureStore store,
            AccountClosureDesk desk,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers whether there may be more. */
    boolean run() {
        var now = clock.instant();
        var called = store.called(now, CALLED_MOST);
        called.forEach(call -> alone(call, now));
        return called.size() == CALLED_MOST;
    }

    private void alone(Called call, Instant now) {
        try {
            answer(call);
        } catch (PessimisticLockingFailureException e) {
            LOG.warn(
                    "case {} is held by somebody else; it stays called",
                    call.id().value());
        } catch (DataAccessResourceFailureException
                | CannotCreateTransactionException
                | TransactionSystemException e) {
            throw e; // The database is away, for every case alike.
        } catch (RuntimeException | Error e) {
            LOG.error("case {} cannot look at its lines; it rests", call.id().value(), e);
            rest(call, now);
        }
    }

    private void rest(Called call, Instant now) {
        store.rest(call, now.plus(REST));
    }

    // The case first, in the order of all who lock both. Who calls meanwhile is not overheard.
    private void answer(Called call) {
        transaction.executeWithoutResult(status -> {
            desk.lookNow(call.id());
            store.answered(call);
        });
    }
}
