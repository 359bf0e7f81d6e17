// SPDX-License-Identifier: Apache-2.0
package signoff;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.PatientTransaction;

/** A fresh migrated database with what stores need: statements and transactions. */
public final class TestBooks implements AutoCloseable {

    private final HikariDataSource pool = TestPostgres.fresh().pool(8);
    private final TransactionTemplate transactions =
            new PatientTransaction(new JdbcTransactionManager(pool));
    private final JdbcTemplate sql = new JdbcTemplate(pool);

    public JdbcTemplate sql() {
        return sql;
    }

    public TransactionTemplate transactions() {
        return transactions;
    }

    /** Does it in one transaction. */
    public <T> T together(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Does it in one transaction. */
    public void together(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        pool.close();
    }
}
