// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.line.Lines;

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

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final Lines lines;
    private final DemoBooks books;
    private final Clock clock;
    private volatile boolean running;

    Filling(
            JdbcTemplate sql,
            TransactionTemplate transaction,
            Lines lines,
            DemoBooks books,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.lines = lines;
        this.books = books;
        this.clock = clock;
    }

    /** After the clock is wound, and before the first page can be asked for. */
    @Override
    public void start() {
        transaction.executeWithoutResult(status -> {
            sql.query("select pg_advisory_xact_lock(?)", found -> {}, LOCK);
            if (isFilled()) return;
            if (!lines.isEmpty()) {
                LOG.warn("the database has lines that are not the demo's, so it is left alone");
                return;
            }
            DemoPerson.all().forEach(books::enter);
            sql.update("insert into demo.filling values (true, ?)", now());
        });
        running = true;
    }

    boolean isFilled() {
        var filled = sql.queryForObject("select exists (select from demo.filling)", Boolean.class);
        return Boolean.TRUE.equals(filled);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
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
