// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;

class AdmittedDataSourceTest {

    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool = TestPostgres.fresh().pool(CONNECTIONS);
    private final AdmittedDataSource database =
            new AdmittedDataSource(pool, CONNECTIONS, Duration.ofSeconds(20));

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void manyThreadsWithTwoConnectionsEachGetThrough() throws Exception {
        List<Future<Boolean>> done = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                done.add(threads.submit(this::takeTwo));
            }
        }
        for (Future<Boolean> each : done) {
            assertThat(each.get()).isTrue();
        }
    }

    private boolean takeTwo() throws Exception {
        try (Connection first = database.getConnection();
                Connection second = database.getConnection()) {
            return first.isValid(5) && second.isValid(5);
        }
    }

    @Test
    void whoWaitsTooLongIsToldWhatToChange() throws Exception {
        AdmittedDataSource impatient = new AdmittedDataSource(pool, 2, Duration.ZERO);
        Callable<Connection> second = impatient::getConnection;
        try (Connection taken = impatient.getConnection();
                var threads = Executors.newSingleThreadExecutor()) {
            assertThat(taken.isClosed()).isFalse();
            assertThatThrownBy(() -> threads.submit(second).get())
                    .hasCauseInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("db.connections");
        }
    }

    @Test
    void closingTwiceGivesThePermitBackOnce() throws Exception {
        AdmittedDataSource impatient = new AdmittedDataSource(pool, 2, Duration.ZERO);
        Connection connection = impatient.getConnection();
        connection.close();
        connection.close();
        try (Connection again = impatient.getConnection()) {
            assertThat(again.isValid(5)).isTrue();
        }
    }
}
