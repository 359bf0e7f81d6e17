// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import signoff.TestPostgres;

class MigrationsTest {

    @Test
    void freshDatabaseHasEverySchema() {
        JdbcClient database = JdbcClient.create(TestPostgres.fresh().dataSource());
        assertThat(database.sql("select nspname from pg_namespace")
                        .query(String.class)
                        .list())
                .containsAll(Migrations.schemas());
    }

    @Test
    void whatWasDoneIsNotDoneAgain() {
        TestPostgres.Fresh database = TestPostgres.empty();
        Migrations.run(database.dataSource());
        JdbcClient client = JdbcClient.create(database.dataSource());
        client.sql("drop table vault.flyway_schema_history").update();
        Migrations.run(database.dataSource());
        assertThat(histories(client)).isEqualTo(Migrations.schemas().size() - 1);
    }

    @Test
    void whatOtherFilesHaveDoneIsLookedAtWhole() {
        TestPostgres.Fresh database = TestPostgres.empty();
        Migrations.run(database.dataSource());
        JdbcClient client = JdbcClient.create(database.dataSource());
        client.sql("update migrations.done set digest = 'that of an older version'")
                .update();
        client.sql("drop schema demo cascade").update();
        Migrations.run(database.dataSource());
        assertThat(histories(client)).isEqualTo(Migrations.schemas().size());
    }

    private static int histories(JdbcClient client) {
        return client.sql("select count(*) from pg_tables"
                        + " where tablename = 'flyway_schema_history'")
                .query(Integer.class)
                .single();
    }

    @Test
    void twoNodesMayStartAtOnce() throws Exception {
        TestPostgres.Fresh database = TestPostgres.empty();
        Callable<Boolean> start = () -> {
            Migrations.run(database.dataSource());
            return true;
        };
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> node : nodes.invokeAll(List.of(start, start))) {
                assertThat(node.get()).isTrue();
            }
        }
    }
}
