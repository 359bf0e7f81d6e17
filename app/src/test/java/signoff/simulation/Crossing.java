// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions that meet, not by chance: one stands still until the other waits for it. */
public final class Crossing {

    private final TransactionTemplate transaction;
    private final JdbcTemplate sql;

    public Crossing(TransactionTemplate transaction, JdbcTemplate sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /**
     * Begins with the first half, lets the other come as far as it can, and goes on with the second
     * half. When that needs what the other holds, the database has to end one of them.
     *
     * @return what the other answered
     */
    public <T> T of(Runnable firstHalf, Callable<T> other, Runnable secondHalf) throws Exception {
        var begun = new AtomicReference<Future<T>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transaction.executeWithoutResult(status -> {
                firstHalf.run();
                if (begun.get() == null) {
                    begun.set(threads.submit(other));
                    awaitWaiting();
                }
                secondHalf.run();
            });
            return begun.get().get();
        }
    }

    /** Until a transaction waits for another. */
    public void awaitWaiting() {
        for (int look = 0; waiting() == 0; look++) {
            assertThat(look).as("nobody waits").isLessThan(1_000);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long waiting() {
        var found = sql.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock'",
                Long.class);
        return found == null ? 0 : found;
    }
}
