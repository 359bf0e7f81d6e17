// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    private static final Path PROGRAMS = Path.of("target/postgres-programs");

    @TempDir
    Path home;

    @Test
    void whatWasCommittedIsThereAfterReopening() throws Exception {
        try (LocalPostgres server = open()) {
            execute(server, "create table kept (n int)");
            execute(server, "insert into kept values (42)");
        }
        try (LocalPostgres server = open()) {
            assertThat(ask(server, "select n from kept")).isEqualTo("42");
        }
    }

    @Test
    void secondOpenerOfTheSameFolderIsRefused() throws Exception {
        try (LocalPostgres first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another running instance");
            assertThat(ask(first, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void isDurableUnlessTheCallerSaysOtherwise() throws Exception {
        try (LocalPostgres server = open()) {
            assertThat(ask(server, "show fsync")).isEqualTo("on");
        }
        Map<String, String> settings = Map.of("fsync", "off");
        try (LocalPostgres server = LocalPostgres.open(home, freePort(), settings, PROGRAMS)) {
            assertThat(ask(server, "show fsync")).isEqualTo("off");
        }
    }

    @Test
    void livesOnWhenTheThreadThatOpenedItHasEnded() throws Exception {
        LocalPostgres server;
        try (var pool = Executors.newSingleThreadExecutor()) {
            server = pool.submit(this::open).get();
        }
        try (server) {
            assertThat(ask(server, "select 1")).isEqualTo("1");
        }
    }

    private LocalPostgres open() throws Exception {
        return LocalPostgres.open(home, freePort(), Map.of(), PROGRAMS);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void execute(LocalPostgres server, String sql) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(LocalPostgres server, String sql) throws Exception {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(LocalPostgres server) throws Exception {
        return DriverManager.getConnection(
                server.url("postgres"), server.user(), server.password());
    }
}
