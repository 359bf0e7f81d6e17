// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import signoff.TestPostgres;

class DatabaseTest {

    @Test
    void a_plan_made_for_few_rows_is_good_for_many() {
        var fresh = TestPostgres.empty();
        var settings = new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), 4, Duration.ofSeconds(10));
        try (var database = Database.open(settings, Path.of("unused"))) {
            var sql = JdbcClient.create(database.dataSource());
            sql.sql("create table few (id uuid primary key, n int)").update();
            sql.sql("insert into few select uuidv7(), n from generate_series(1, 3) n")
                    .update();
            sql.sql("analyze few").update();
            var one = "select n from few where id = '00000000-0000-7000-8000-000000000000'";
            assertThat(plan(sql, one)).contains("Index Scan");
            assertThat(plan(sql, "select sum(n) from few")).contains("Seq Scan");
        }
    }

    @Test
    void what_a_node_left_open_when_it_was_gone_is_ended_by_the_server() {
        var fresh = TestPostgres.empty();
        var settings = new DatabaseSettings(
                fresh.url(), fresh.user(), fresh.password(), 4, Duration.ofSeconds(10));
        try (var database = Database.open(settings, Path.of("unused"))) {
            var sql = JdbcClient.create(database.dataSource());
            for (var bound : List.of("lock_timeout", "idle_in_transaction_session_timeout")) {
                var longest = sql.sql("select current_setting(?)::interval > '0' and"
                                + " current_setting(?)::interval <= '1 minute'")
                        .params(bound, bound)
                        .query(Boolean.class)
                        .single();
                assertThat(longest).as(bound).isTrue();
            }
        }
    }

    @Test
    void a_row_that_somebody_holds_for_too_long_is_a_lock_and_no_bug() throws Exception {
        var fresh = TestPostgres.empty();
        var sql = new JdbcTemplate(fresh.dataSource());
        sql.setExceptionTranslator(new SqlFaults());
        sql.execute("create table held (n int); insert into held values (1)");
        try (var other = fresh.dataSource().getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select n from held for update");
            assertThatThrownBy(
                            () -> sql.execute("set lock_timeout = '20ms'; update held set n = 2"))
                    .isInstanceOf(PessimisticLockingFailureException.class)
                    .matches(SqlFaults::isLockTimeout);
        }
    }

    private static String plan(JdbcClient sql, String query) {
        List<String> lines = sql.sql("explain " + query).query(String.class).list();
        return String.join("\n", lines);
    }
}
