// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.TestPostgres;

/** The clock of a demo goes forward, for all nodes alike, and never back. */
class WoundClockTest {

    final JdbcTemplate sql = new JdbcTemplate(TestPostgres.fresh().dataSource());
    final ClockStore store = new ClockStore(sql);
    final WoundClock clock = new WoundClock(MACHINE);

    @Test
    void a_clock_that_nobody_wound_shows_the_machines_time() {
        clock.atLeast(store.ahead());
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    @Test
    void winding_adds_up_and_is_seen_by_every_node() {
        store.forward(Duration.ofDays(7), NOW);
        store.forward(Duration.ofHours(1), NOW);
        for (var node : new WoundClock[] {clock, new WoundClock(MACHINE)}) {
            node.atLeast(store.ahead());
            assertThat(node.instant()).isEqualTo(NOW.plus(Duration.ofHours(7 * 24 + 1)));
        }
    }

    @Test
    void two_who_wind_to_the_same_time_wind_once() {
        store.atLeast(Duration.ofDays(3), NOW);
        store.atLeast(Duration.ofDays(3), NOW);
        store.atLeast(Duration.ofDays(2), NOW);
        assertThat(store.ahead()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void a_node_that_has_seen_a_time_never_shows_an_earlier_one() {
        clock.atLeast(Duration.ofDays(2));
        clock.atLeast(Duration.ofDays(1));
        assertThat(clock.instant()).isEqualTo(NOW.plus(Duration.ofDays(2)));
        assertThat(clock.withZone(ZoneOffset.ofHours(8)).instant()).isEqualTo(clock.instant());
    }

    @Test
    void the_database_itself_refuses_to_go_back() {
        store.forward(Duration.ofDays(2), NOW);
        assertThatThrownBy(() -> sql.update("update demo.clock set ahead_micros = 0"))
                .hasMessageContaining("clock_must_not_go_back");
        assertThatThrownBy(() -> sql.update("delete from demo.clock"))
                .hasMessageContaining("clock_must_not_go_back");
    }

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Clock MACHINE = Clock.fixed(NOW, ZoneOffset.UTC);
}
