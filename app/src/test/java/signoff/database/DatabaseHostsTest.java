// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;
import signoff.TestPostgres;
import signoff.postgres.LocalPostgres;

/** Several hosts in one address: the node works by the one that is primary. */
class DatabaseHostsTest {

    static final Map<String, String> SMALL = Map.of("fsync", "off", "shared_buffers", "16MB");
    static final Path PROGRAMS = Path.of("target", "postgres-programs");

    @Test
    void when_the_first_host_refuses_the_node_works_by_the_second() throws IOException {
        var fresh = TestPostgres.empty();
        var there = fresh.url().substring("jdbc:postgresql://".length());
        var hosts = "jdbc:postgresql://127.0.0.1:" + freePort() + "," + there;
        try (var database = open(hosts, fresh.user(), fresh.password())) {
            assertThat(portOf(database))
                    .isEqualTo(Integer.parseInt(
                            there.substring(there.indexOf(':') + 1, there.indexOf('/'))));
        }
    }

    @Test
    void a_standby_is_passed_over_until_it_is_the_primary() throws IOException {
        var home = Files.createTempDirectory(Path.of("target"), "hosts-");
        var primaryHome = home.resolve("primary");
        var standbyHome = home.resolve("standby");
        try {
            makeBoth(primaryHome, standbyHome);
            try (var standby = LocalPostgres.open(standbyHome, freePort(), SMALL, PROGRAMS)) {
                worksByWhoeverIsPrimary(primaryHome, standby);
            }
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }

    private static void worksByWhoeverIsPrimary(Path primaryHome, LocalPostgres standby) {
        var primary = LocalPostgres.open(primaryHome, freePort(), SMALL, PROGRAMS);
        var hosts = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/postgres"
                .formatted(standby.port(), primary.port());
        try (var database = open(hosts, primary.user(), primary.password())) {
            try (primary) {
                assertThat(portOf(database)).isEqualTo(primary.port());
            }
            promote(standby);
            awaitPort(database, standby.port());
            new JdbcTemplate(database.dataSource()).execute("create table proof ()");
        }
    }

    // The words used above.

    /** Two servers with the same data, of which the second only follows. */
    private static void makeBoth(Path primary, Path standby) throws IOException {
        LocalPostgres.open(primary, freePort(), SMALL, PROGRAMS).close();
        try (var files = Files.walk(primary)) {
            for (var file : files.toList()) {
                var copy = standby.resolve(primary.relativize(file));
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(standby.resolve("data").resolve("standby.signal"));
    }

    private static Database open(String hosts, String user, String password) {
        var address = hosts + "?targetServerType=primary&hostRecheckSeconds=1";
        var settings = new DatabaseSettings(address, user, password, 4, Duration.ofSeconds(10));
        return Database.open(settings, Path.of("unused"));
    }

    private static int portOf(Database database) {
        var sql = new JdbcTemplate(database.dataSource());
        var port = sql.queryForObject("select current_setting('port')::int", Integer.class);
        return Objects.requireNonNull(port);
    }

    /** As the operator does when the primary is gone. */
    private static void promote(LocalPostgres standby) {
        var direct = new DriverManagerDataSource(
                standby.url("postgres"), standby.user(), standby.password());
        new JdbcTemplate(direct).queryForObject("select pg_promote()", Boolean.class);
    }

    private static void awaitPort(Database database, int port) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answersAt(database, port)) {
            assertThat(System.nanoTime()).as("it never came back").isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean answersAt(Database database, int port) {
        try {
            return portOf(database) == port;
        } catch (DataAccessException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
