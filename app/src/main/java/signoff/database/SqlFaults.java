// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Says what a failure of the database means. Spring does not know the one of PostgreSQL for a row
 * that somebody else holds for too long, and what is not known is taken for a bug.
 */
public final class SqlFaults implements SQLExceptionTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final SQLExceptionTranslator others = new SQLExceptionSubclassTranslator();

    @Override
    public @Nullable DataAccessException translate(
            String task, @Nullable String sql, SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                ? new CannotAcquireLockException(task + ": " + failure.getMessage(), failure)
                : others.translate(task, sql, failure);
    }

    /** Whether a lock was waited for in vain, which took its time: at once it is no use again. */
    public static boolean isLockTimeout(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
    }
}
