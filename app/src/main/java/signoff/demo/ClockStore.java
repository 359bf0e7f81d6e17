// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static java.time.temporal.ChronoUnit.MICROS;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How far the demo's clock is ahead, the same for all nodes. It only ever grows. */
@InDemo
@Component
class ClockStore {

    private final JdbcTemplate sql;

    ClockStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Duration ahead() {
        var query = "select ahead_micros from demo.clock";
        return sql.query(query, (found, row) -> Duration.of(found.getLong(1), MICROS)).stream()
                .findFirst()
                .orElse(Duration.ZERO);
    }

    void forward(Duration by, Instant machineNow) {
        wind("demo.clock.ahead_micros + excluded.ahead_micros", by, machineNow);
    }

    /** At least as far ahead as that: two who wind to the same time wind once. */
    void atLeast(Duration ahead, Instant machineNow) {
        wind("greatest(demo.clock.ahead_micros, excluded.ahead_micros)", ahead, machineNow);
    }

    private void wind(String then, Duration by, Instant machineNow) {
        var micros = by.toSeconds() * 1_000_000 + by.getNano() / 1_000;
        sql.update("""
                insert into demo.clock (ahead_micros, wound_at) values (?, ?)
                on conflict (one) do update
                set ahead_micros = %s, wound_at = excluded.wound_at
                """.formatted(then), micros, Timestamp.from(machineNow));
    }
}
