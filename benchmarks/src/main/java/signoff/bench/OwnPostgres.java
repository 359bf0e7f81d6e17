// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import signoff.postgres.LocalPostgres;

/**
 * A PostgreSQL in a folder that goes away afterwards, with the settings of the product: what is
 * committed is on the disk.
 */
final class OwnPostgres implements AutoCloseable {

    /** Where closings are stored. */
    static final String OURS = "signoff";

    /** Where the floor is measured: apart, so that the server counts their commits apart. */
    static final String FLOOR = "floor";

    private static final Map<String, String> COUNTING = Map.of(
            "shared_preload_libraries", "pg_stat_statements,auto_explain",
            "pg_stat_statements.track_planning", "on",
            "auto_explain.log_min_duration", "5ms");

    private final Path home;
    private final LocalPostgres server;

    /** Counts what each statement costs, too, when it is asked to. */
    OwnPostgres(boolean countingStatements) {
        try {
            home = Files.createTempDirectory("signoff-bench-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = LocalPostgres.open(
                home.resolve("postgres"), freePort(), countingStatements ? COUNTING : Map.of());
        execute("postgres", "create database " + OURS);
        execute("postgres", "create database " + FLOOR);
        if (countingStatements) execute(OURS, "create extension pg_stat_statements");
    }

    Path home() {
        return home;
    }

    String url(String database) {
        return server.url(database);
    }

    String user() {
        return server.user();
    }

    String password() {
        return server.password();
    }

    /** A connection beside every pool, for whoever only looks on. */
    Connection connect(String database) {
        try {
            return DriverManager.getConnection(url(database), user(), password());
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to " + database, e);
        }
    }

    void execute(String database, String sql) {
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What it wrote down, such as the plans of slow statements. */
    Path log() {
        return home.resolve("postgres/postgres.log");
    }

    /** Its first process: the others are children of it. */
    long pid() {
        try {
            var lines = Files.readAllLines(home.resolve("postgres/data/postmaster.pid"));
            return Long.parseLong(lines.getFirst().trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        delete(home);
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
