// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.TestPostgres;

class TripTest {

    private final HikariDataSource pool = TestPostgres.empty().pool(2);
    private final JdbcTemplate sql = new JdbcTemplate(pool);

    @BeforeEach
    void create() {
        sql.execute("create table thing (name text primary key, at timestamptz)");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void each_reads_its_own_answer_and_sees_what_went_before_it() {
        var trip = new Trip(sql);
        var begun = trip.rows("select name from thing", none(), (row, place) -> row.getString(1));
        var added = trip.change("insert into thing values (?), (?)", Trip.values("a", "b"));
        var found = trip.rows(
                "select name from thing where name > ? order by name",
                Trip.values("a"),
                (row, place) -> row.getString(1));
        trip.go();
        assertThat(begun.get()).isEmpty();
        assertThat(added.get()).isEqualTo(2);
        assertThat(found.get()).containsExactly("b");
    }

    @Test
    void what_fails_fails_all_and_leaves_nothing() {
        var trip = new Trip(sql);
        var first = trip.change("insert into thing values (?)", Trip.values("a"));
        trip.change("insert into thing values (?)", Trip.values("a"));
        assertThatThrownBy(trip::go).isInstanceOf(DuplicateKeyException.class);
        assertThat(first.orElse(0)).isZero();
        assertThat(sql.queryForList("select name from thing")).isEmpty();
    }

    @Test
    void an_answer_is_not_there_before_the_trip() {
        var reply = new Trip(sql).change("delete from thing", none());
        assertThatThrownBy(reply::get).hasMessage("the trip has not been made");
    }

    @Test
    void a_trip_with_nothing_to_ask_is_not_made() {
        pool.close();
        new Trip(sql).go();
    }

    /** In Berlin both of these are half past two: a local time would make one of the other. */
    @Test
    void a_moment_in_a_set_of_rows_stays_that_moment_where_clocks_are_put_back() {
        var moments = List.of(
                Instant.parse("2026-10-25T00:30:00.123456Z"),
                Instant.parse("2026-10-25T01:30:00Z"));
        var rows = new SetOfRows<>(moments).column("timestamptz", Timestamp::from);
        var text = SetOfRows.valuesOf("timestamptz", moments, Timestamp::from);
        assertThat(text)
                .containsExactly(moments.get(0).toString(), moments.get(1).toString());
        var back = Trip.alone(
                sql,
                trip -> trip.rows(
                        "select at from unnest(?) as r (at)",
                        rows::setOn,
                        (row, place) -> row.getTimestamp(1).toInstant()));
        assertThat(back).isEqualTo(moments);
    }

    private static Trip.Parameters none() {
        return Trip.values();
    }
}
