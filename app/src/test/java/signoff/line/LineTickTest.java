// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import signoff.TestBooks;
import signoff.line.bar.SuspensionStore;

/** More lines and numbers are due than one commit moves, and two nodes move them at once. */
class LineTickTest {

    static final int DUE = 2 * LineDesk.TICK_MAX + 2_000;
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void all_that_is_due_is_moved_once_however_many_nodes_there_are() throws Exception {
        try (var books = new TestBooks();
                var nodes = Executors.newFixedThreadPool(2)) {
            fill(books);
            Callable<Boolean> node = () -> {
                node(books).tick();
                return true;
            };
            for (var done : nodes.invokeAll(List.of(node, node))) {
                assertThat(done.get()).isTrue();
            }
            assertThat(count(books, "line where status = 'CLOSED' and closes_at is null"))
                    .isEqualTo(DUE);
            assertThat(count(books, "number where state = 'COOLED'")).isEqualTo(DUE);
            assertThat(count(books, "number where state = 'QUARANTINED'")).isEqualTo(1);
        }
    }

    private static Lines node(TestBooks books) {
        return new LineDesk(
                new LineStore(books.sql()),
                new NumberStore(books.sql()),
                new SuspensionStore(books.sql()),
                new LineDesk.Around(books.transactions(), event -> {}),
                Clock.fixed(NOON, UTC));
    }

    private static int count(TestBooks books, String what) {
        return books.sql().queryForObject("select count(*) from lines." + what, Integer.class);
    }

    private static void fill(TestBooks books) {
        books.sql().update("""
                insert into lines.line (account_id, line_id, brand, status, kind,
                    country, plan, currency, imsi, msisdn, iccid,
                    activated_at, closing_case_id, service_ended_at, restorable_until, closes_at)
                select uuidv7(), uuidv7(), 'demo', 'DEACTIVATED', 'data-card', 'HK',
                    'plan.monthly', 'HKD', '001010000000001', 85200000000 + n,
                    '8985200000000000001', t, uuidv7(), t, t, t
                from generate_series(1, ?) n cross join (select ?::timestamptz) as at (t)
                """, DUE, Timestamp.from(NOON));
        books.sql().update("""
                insert into lines.number (msisdn, state, since, min_until)
                select 85200000000 + n, 'QUARANTINED', t, t + case n when 0 then '1 s' else '0 s'
                    end::interval
                from generate_series(0, ?) n cross join (select ?::timestamptz) as at (t)
                """, DUE, Timestamp.from(NOON));
    }
}
