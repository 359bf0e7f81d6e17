// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.retry.MethodRetrySpec;
import org.springframework.resilience.retry.SimpleRetryInterceptor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does a transaction once more, as a whole, when the database has ended it because it and another
 * waited for each other in a circle. Nothing of it has happened then, so the same again is right,
 * and the other one is through by that time. A part of a transaction is never done again alone.
 */
public final class PatientTransaction extends TransactionTemplate {

    /** Two that meet once may meet again; who meets others four times is told so. */
    private static final int MORE_TRIES_MAX = 3;

    private static final RetryTemplate TRIES = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(MORE_TRIES_MAX)
            .delay(Duration.ZERO) // The other one has what it waited for: there is no queue.
            .predicate(PatientTransaction::isWorthAnotherTry)
            .build());

    public PatientTransaction(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        return TRIES.invoke(() -> super.execute(work));
    }

    /** The same for methods that say by themselves that they are a transaction. */
    static Advisor methods() {
        var advisor = new DefaultPointcutAdvisor(
                AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class),
                new SimpleRetryInterceptor(new MethodRetrySpec(
                        (method, failure) -> isWorthAnotherTry(failure),
                        MORE_TRIES_MAX,
                        Duration.ZERO)));
        advisor.setOrder(0); // Around the transaction, which is the innermost.
        return advisor;
    }

    // Who waited in vain has waited long, and would again. Within a transaction it is for whoever
    // began that one.
    private static boolean isWorthAnotherTry(Throwable failure) {
        return failure instanceof PessimisticLockingFailureException
                && !SqlFaults.isLockTimeout(failure)
                && !TransactionSynchronizationManager.isActualTransactionActive();
    }
}
