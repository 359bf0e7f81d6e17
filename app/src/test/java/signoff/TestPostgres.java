// SPDX-License-Identifier: Apache-2.0
package signoff;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import signoff.database.Migrations;
import signoff.postgres.LocalPostgres;

/**
 * The one PostgreSQL of this test run. It gives up durability for speed, and every caller of
 * {@link #fresh()} gets a migrated database that nobody else touches.
 */
public final class TestPostgres {

    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "300",
            "shared_buffers", "64MB");

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    /** A new migrated database. */
    public static Fresh fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database " + name + " template " + TEMPLATE);
        LocalPostgres server = Server.POSTGRES;
        return new Fresh(server.url(name), server.user(), server.password());
    }

    /** A new database without any table. */
    public static Fresh empty() {
        String name = "empty_" + COUNT.incrementAndGet();
        Server.execute("create database " + name);
        LocalPostgres server = Server.POSTGRES;
        return new Fresh(server.url(name), server.user(), server.password());
    }

    /** Where a database is. */
    public record Fresh(String url, String user, String password) {

        /** A data source without a pool: each call opens a connection. */
        public PGSimpleDataSource dataSource() {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser(user);
            dataSource.setPassword(password);
            return dataSource;
        }

        /** A pool, which the caller closes. */
        public HikariDataSource pool(int connections) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setMaximumPoolSize(connections);
            return new HikariDataSource(config);
        }
    }

    /**
     * Gives a Spring test a fresh database and a simulated world in memory:
     * {@code @ContextConfiguration(initializers)}.
     */
    public static final class ForSpring
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Fresh fresh = fresh();
            TestPropertyValues.of(
                            "signoff.home=" + TestHome.named("test"),
                            "db.url=" + fresh.url(),
                            "db.user=" + fresh.user(),
                            "db.password=" + fresh.password(),
                            "db.connections=8",
                            "signoff.world=memory")
                    .applyTo(context);
        }
    }

    /** Opened when the first test asks. */
    private static final class Server {

        private static final Path HOME =
                Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
        private static final Path PROGRAMS = Path.of("target", "postgres-programs");
        static final LocalPostgres POSTGRES = open();

        private static LocalPostgres open() {
            LocalPostgres server = LocalPostgres.open(HOME, freePort(), FAST, PROGRAMS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
            execute(server, "create database " + TEMPLATE);
            Migrations.run(
                    new Fresh(server.url(TEMPLATE), server.user(), server.password()).dataSource());
            return server;
        }

        static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        private static void execute(LocalPostgres server, String sql) {
            try (Connection connection = DriverManager.getConnection(
                            server.url("postgres"), server.user(), server.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void end(LocalPostgres server) {
            server.close();
            try (Stream<Path> files = Files.walk(HOME)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
