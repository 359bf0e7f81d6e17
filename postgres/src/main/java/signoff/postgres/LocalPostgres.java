// SPDX-License-Identifier: Apache-2.0
package signoff.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server in a folder of ours, which ends when this JVM ends.
 *
 * <ul>
 *   <li>What was committed is there after {@link #close()}, after a kill of this JVM, and after a
 *       loss of power (unless the caller gives up fsync in the settings).
 *   <li>A folder has one owner at a time; a second one is refused.
 *   <li>It listens on 127.0.0.1 only, and asks for a password.
 * </ul>
 */
public final class LocalPostgres implements AutoCloseable {

    static final String USER = "postgres";
    private static final int START_ATTEMPTS = 20;
    private static final long PAUSE_BETWEEN_ATTEMPTS_MILLIS = 250;
    private static final long STOP_SECONDS = 60;

    private static final Map<String, String> DEFAULTS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "timezone", "UTC",
            "max_connections", "100",
            "shared_buffers", "256MB",
            "max_wal_size", "4GB",
            "wal_compression", "on");

    private final FileChannel lock;
    private final Process server;
    private final int port;
    private final String password;

    private LocalPostgres(FileChannel lock, Process server, int port, String password) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /** Opens the server that lives in the folder, with settings that are safe for real data. */
    public static LocalPostgres open(Path home, int port) {
        return open(home, port, Map.of());
    }

    /** The same, with settings of PostgreSQL (the names of postgresql.conf) over the defaults. */
    public static LocalPostgres open(Path home, int port, Map<String, String> settings) {
        return open(home, port, settings, home);
    }

    /** The same, with the unpacked programs in a folder that several servers share. */
    public static LocalPostgres open(
            Path home, int port, Map<String, String> settings, Path programs) {
        try {
            return openOrThrow(home.toAbsolutePath(), port, settings, programs.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not open in " + home, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL was opening", e);
        }
    }

    private static LocalPostgres openOrThrow(
            Path home, int port, Map<String, String> settings, Path programs)
            throws IOException, InterruptedException {
        FileChannel lock = OwnerLock.take(home);
        try {
            Path bin = Programs.unpack(programs).resolve("bin");
            Cluster cluster = new Cluster(home, bin);
            cluster.stopOrphan();
            String password = cluster.createIfMissing(USER);
            Process server = start(cluster, command(cluster, port, settings));
            return new LocalPostgres(lock, server, port, password);
        } catch (IOException | InterruptedException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static List<String> command(Cluster cluster, int port, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(cluster.program("postgres"));
        command.addAll(List.of("-D", cluster.data().toString(), "-p", String.valueOf(port)));
        Map<String, String> all = new TreeMap<>(DEFAULTS);
        all.putAll(settings);
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /**
     * Children of a killed server hold its shared memory for about a second and make a new one exit
     * at once, so one failure means little.
     */
    private static Process start(Cluster cluster, List<String> command)
            throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            Process process = ChildProcess.startBoundToThisJvm(command, cluster.log());
            if (cluster.awaitReady(process)) {
                return process;
            }
            Thread.sleep(PAUSE_BETWEEN_ATTEMPTS_MILLIS);
        }
        throw new IllegalStateException("PostgreSQL did not start: read " + cluster.log());
    }

    /** The JDBC address of one database on this server. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The one user, who may do everything. */
    public String user() {
        return USER;
    }

    /** The password, made with the folder and kept in it. */
    public String password() {
        return password;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Ends every connection, writes all to disk, and gives the folder back. */
    @Override
    public void close() {
        try {
            ChildProcess.interrupt(server.pid());
            if (!server.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "PostgreSQL did not stop within " + STOP_SECONDS + " s");
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
