// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import signoff.postgres.LocalPostgres;

/** The open database: its server when it is ours, the pool, and the queue in front of it. */
final class Database implements Pools, AutoCloseable {

    /**
     * A connection keeps its plans. One that was made while a table had few rows would read all of
     * it for ever, and each closing would cost more than the one before.
     */
    private static final String INDEXES_ALWAYS =
            "set random_page_cost = 1.1; set enable_seqscan = off";

    /**
     * For sets of rows the server would make a plan at each call, because it sees that a set is
     * small; and that took it as long as doing what the plan says.
     */
    private static final String PLANS_ONCE = "set plan_cache_mode = force_generic_plan";

    /**
     * Whoever holds a row for longer is stuck, and those behind it would be stuck with it. A caller
     * may set a shorter time for its own transaction.
     */
    private static final String LOCKS_END = "set lock_timeout = '20s'";

    /**
     * A node that is gone without a word leaves its transactions open at the server, with all the
     * rows that they hold. None of ours rests so long between two statements.
     */
    private static final String IDLE_ENDS = "set idle_in_transaction_session_timeout = '60s'";

    /** In seconds. No single answer takes so long; a host that is gone never answers. */
    private static final String ANSWER_LONGEST = "300";

    /** One holds the lock while Flyway works on up to two more. */
    private static final int FOR_MIGRATIONS = 3;

    private static final String NAME = "signoff";
    private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

    /**
     * Whoever is let in finds a connection: one who still waits, waits for a server that is gone. A
     * reader may have queued for as long behind somebody else who found that out.
     */
    private static final Duration CONNECTED_WITHIN = Duration.ofMillis(1_500);

    /**
     * In seconds. The pool goes on connecting when nobody waits any more: the next of several hosts
     * has its turn only when the one before was waited for.
     */
    private static final String CONNECTING_LONGEST = "20";

    /** So does one whose connection is asked whether it is still alive. */
    private static final Duration ALIVE_WITHIN = Duration.ofSeconds(1);

    private final @Nullable LocalPostgres server;
    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final DataSource dataSource;

    private Database(@Nullable LocalPostgres server, DatabaseSettings settings) {
        this.server = server;
        this.settings = settings;
        this.pool = pool(settings);
        this.dataSource =
                new AdmittedDataSource(pool, pool.getMaximumPoolSize(), settings.waitMax());
    }

    /** Opens and migrates. What it gives out is ready for use. */
    static Database open(DatabaseSettings settings, Path home) {
        Database database =
                settings.url() == null ? embedded(settings, home) : new Database(null, settings);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** Over connections without bounds: a large table takes its time, and other nodes wait. */
    private void migrate() {
        HikariConfig config = config(settings, "migrations");
        config.setConnectionInitSql(null);
        config.setMaximumPoolSize(FOR_MIGRATIONS);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(settings.waitMax().toMillis());
        config.addDataSourceProperty("socketTimeout", "0");
        try (HikariDataSource unbounded = new HikariDataSource(config)) {
            Migrations.run(unbounded);
        }
    }

    private static Database embedded(DatabaseSettings settings, Path home) {
        LocalPostgres server = LocalPostgres.open(home.resolve("postgres"), freePort());
        try {
            createIfMissing(server);
            DatabaseSettings ours = new DatabaseSettings(
                    server.url(NAME),
                    server.user(),
                    server.password(),
                    settings.connections(),
                    settings.waitMax());
            return new Database(server, ours);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static void createIfMissing(LocalPostgres server) {
        try (Connection connection = DriverManager.getConnection(
                        server.url("postgres"), server.user(), server.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The embedded database cannot be created", e);
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        HikariConfig config = config(settings, "database");
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(
                Math.min(settings.waitMax().toMillis(), CONNECTED_WITHIN.toMillis()));
        return new HikariDataSource(config);
    }

    @Override
    public HikariDataSource open(String name, int connections) {
        HikariConfig config = config(settings, name);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(SHORT_WAIT.toMillis());
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseSettings settings, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.url());
        config.addDataSourceProperty("loginTimeout", CONNECTING_LONGEST);
        config.setValidationTimeout(ALIVE_WITHIN.toMillis());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", ANSWER_LONGEST);
        config.addDataSourceProperty("ApplicationName", NAME);
        config.setConnectionInitSql(
                String.join("; ", INDEXES_ALWAYS, PLANS_ONCE, LOCKS_END, IDLE_ENDS));
        return config;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
