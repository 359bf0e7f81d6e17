// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import signoff.console.Integrators;

/**
 * Fills an empty database, and none but an empty one, with people and lines to try things on. All
 * of it in one commit; when two nodes start at once, the second waits and then finds it filled. On
 * lines that it has not made, no demo starts.
 */
@InDemo
@Component
class Filling implements SmartLifecycle {

    /** Any number that nobody else uses for an advisory lock; this one spells "demo". */
    private static final long LOCK = 0x64656d6fL;

    /** A program to try the API with, and what it proves itself with. */
    static final String PROGRAM = "demo-program";

    static final String PROGRAM_SECRET = "only-to-try-the-api-on-this-machine";

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Contents contents;
    private final Integrators integrators;
    private volatile boolean running;

    /** What a demo is filled with, besides a program. */
    @InDemo
    @Component
    record Contents(DemoBooks books, DemoStock stock, DemoStaff staff) {}

    Filling(
            JdbcTemplate sql,
            TransactionTemplate transaction,
            Contents contents,
            Integrators integrators) {
        this.sql = sql;
        this.transaction = transaction;
        this.contents = contents;
        this.integrators = integrators;
    }

    /** After the clock is wound, and before the first page can be asked for. */
    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            sql.query("select pg_advisory_xact_lock(?)", found -> {}, LOCK);
            if (isFilled()) return;
            if (contents.books().haveLines()) throw linesOfOthers();
            DemoPerson.all().forEach(contents.books()::enter);
            contents.stock().enter();
            contents.staff().enter();
            integrators.enter(DemoPerson.DEMO, PROGRAM, PROGRAM_SECRET, Integrators.SCOPES);
            sql.update("insert into demo.filling values (true, now())");
        });
        running = true;
    }

    // Whoever reached the demo's pages could wind the clock over them and read their codes.
    private static DemoRefused linesOfOthers() {
        return new DemoRefused(
                DemoGuard.DEMO + " is on, and the database has lines that no demo made. The demo"
                        + " winds the clock, shows every message and knows everybody's password.",
                "Take " + DemoGuard.DEMO
                        + " out of the settings, or give the demo a database of its"
                        + " own: db.url, or another signoff.home.");
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
