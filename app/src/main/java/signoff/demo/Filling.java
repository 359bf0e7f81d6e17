// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import signoff.console.Integrators;

/**
 * Fills an empty database, and none but an empty one, with people and lines to try things on. All
 * of it in one commit; when two nodes start at once, the second waits and then finds it filled.
 */
@InDemo
@Component
class Filling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Filling.class);

    /** Any number that nobody else uses for an advisory lock; this one spells "demo". */
    private static final long LOCK = 0x64656d6fL;

    /** A program to try the API with, and what it proves itself with. */
    static final String PROGRAM = "demo-program";

    static final String PROGRAM_SECRET = "only-to-try-the-api-on-this-machine";

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final DemoBooks books;
    private final DemoStock stock;
    private final Integrators integrators;
    private volatile boolean running;

    Filling(
            JdbcTemplate sql,
            TransactionTemplate transaction,
            DemoBooks books,
            DemoStock stock,
            Integrators integrators) {
        this.sql = sql;
        this.transaction = transaction;
        this.books = books;
        this.stock = stock;
        this.integrators = integrators;
    }

    /** After the clock is wound, and before the first page can be asked for. */
    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            sql.query("select pg_advisory_xact_lock(?)", found -> {}, LOCK);
            if (isFilled()) return;
            if (books.haveLines()) {
                LOG.warn("the database has lines that are not the demo's, so it is left alone");
                return;
            }
            DemoPerson.all().forEach(books::enter);
            stock.enter();
            integrators.enter(DemoPerson.DEMO, PROGRAM, PROGRAM_SECRET, Integrators.SCOPES);
            sql.update("insert into demo.filling values (true, now())");
        });
        running = true;
    }

    boolean isFilled() {
        var filled = sql.queryForObject("select exists (select from demo.filling)", Boolean.class);
        return Boolean.TRUE.equals(filled);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Winding.PHASE + 1;
    }
}
