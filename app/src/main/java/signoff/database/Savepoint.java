// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets something be read that may fail without the caller's transaction failing with it: PostgreSQL
 * does nothing more in one in which a statement has failed.
 */
@Component
public class Savepoint {

    private final TransactionTemplate nested;

    Savepoint(PlatformTransactionManager transactions) {
        this.nested = new TransactionTemplate(transactions);
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** In the caller's transaction, which is as it was when the reading fails; or in none. */
    public <T> T around(Supplier<T> reading) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) return reading.get();
        return nested.execute(status -> reading.get());
    }
}
