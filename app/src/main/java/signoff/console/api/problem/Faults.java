// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import static signoff.kernel.Refusal.Code.DATABASE_MUST_ANSWER;
import static signoff.kernel.Refusal.Code.SERVER_MUST_NOT_FAIL;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import signoff.kernel.Refusal;

/** What went wrong on our side: logged in full, told as little more than a reference. */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final Duration UNTIL_BACK = Duration.ofSeconds(5);

    private Faults() {}

    /** Not the caller's doing: the database is away, or we are wrong. */
    public static Refusal of(Throwable ended) {
        if (isOfDatabase(ended)) {
            LOG.warn("The database did not answer: {}", ended.toString());
            return Refusal.of(DATABASE_MUST_ANSWER, Problems.WAIT, UNTIL_BACK);
        }
        var reference = UUID.randomUUID().toString();
        LOG.error("Fault {}", reference, ended);
        return Refusal.of(SERVER_MUST_NOT_FAIL, "reference", reference);
    }

    /** Away, too busy, or a lock that was waited for too long: the same request may work later. */
    private static boolean isOfDatabase(Throwable ended) {
        return switch (ended) {
            case CannotCreateTransactionException none -> true;
            case DataAccessResourceFailureException gone -> true;
            case TransactionSystemException broken -> true;
            case TransientDataAccessException busy -> true;
            case SQLTransientException busy -> true;
            case SQLException sql -> isPassing(sql.getSQLState());
            default -> ended.getCause() != null && isOfDatabase(ended.getCause());
        };
    }

    /**
     * Connection lost (08), shut down or cancelled (57), no more room (53), lock or clash (40, 55).
     */
    private static boolean isPassing(@Nullable String state) {
        return state != null && state.matches("(08|57|53|40|55).*");
    }
}
