// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets callers into the pool in the order they came.
 *
 * <p>The pool itself is not fair: with 64 virtual threads on 16 connections the unlucky waited four
 * seconds; behind a fair queue the worst wait was 37 ms.
 *
 * <p>A thread is queued for its first connection only. For a second one it does not wait in the
 * queue, because those ahead of it may wait for its first. The pool keeps a few connections that
 * the queue never gives out, so a second one is always near. No thread may take a third.
 */
final class AdmittedDataSource extends DelegatingDataSource {

    private static final int SHARE_KEPT_BACK = 8;

    private final Semaphore permits;
    private final Duration longestWait;
    private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

    AdmittedDataSource(DataSource pool, int connections, Duration longestWait) {
        super(pool);
        assert connections >= 2 : "one connection must stay for a second of the same thread";
        int keptBack = Math.max(1, connections / SHARE_KEPT_BACK);
        this.permits = new Semaphore(connections - keptBack, true);
        this.longestWait = longestWait;
    }

    @Override
    public Connection getConnection() throws SQLException {
        AtomicInteger ofThisThread = held.get();
        if (ofThisThread.getAndIncrement() == 0) {
            waitForTurn(ofThisThread);
        }
        try {
            return returning(super.getConnection(), () -> release(ofThisThread));
        } catch (SQLException | RuntimeException e) {
            release(ofThisThread);
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("The pool has one user: call getConnection()");
    }

    private void waitForTurn(AtomicInteger ofThisThread) throws SQLException {
        boolean admitted = false;
        try {
            admitted = permits.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting in line", e);
        } finally {
            if (!admitted) {
                ofThisThread.decrementAndGet();
            }
        }
        if (!admitted) {
            throw new SQLTransientConnectionException("No database connection within "
                    + longestWait.toSeconds() + " s: too much work, or db.connections too low");
        }
    }

    private void release(AtomicInteger ofThread) {
        if (ofThread.decrementAndGet() == 0) {
            permits.release();
        }
    }

    /** The same connection, which also gives the permit back when it is closed, once. */
    private static Connection returning(Connection connection, Runnable release) {
        AtomicBoolean open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                AdmittedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close") && open.compareAndSet(true, false)) {
                            release.run();
                        }
                    }
                });
    }
}
