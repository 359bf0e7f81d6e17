// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * What has been used up so far, or between two moments.
 *
 * @param writes transactions that wrote something: each is one commit that waits for the disk
 */
record Cost(long javaNanos, long postgresNanos, long writes, long walBytes) {

    static final Cost NONE = new Cost(0, 0, 0, 0);

    /** Linux counts processor time of other processes in hundredths of a second. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** All so far. The connection is to any database of the server; looking writes nothing. */
    static Cost now(Connection connection, long postgres) {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                            pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint
                        """)) {
            found.next();
            return new Cost(
                    PROCESS.getProcessCpuTime(),
                    ticksOfTree(postgres) * NANOS_PER_TICK,
                    found.getLong(1),
                    found.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long ticksOfTree(long root) {
        var handle = ProcessHandle.of(root).orElseThrow();
        var living =
                handle.children().mapToLong(child -> ticks(child.pid(), false)).sum();
        return ticks(root, true) + living;
    }

    private static long ticks(long pid, boolean withThoseThatEnded) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // After the name, which is in brackets and may hold spaces: utime is the 12th field.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Arrays.stream(fields, 11, withThoseThatEnded ? 15 : 13)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (java.nio.file.NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Cost since(Cost earlier) {
        return new Cost(
                javaNanos - earlier.javaNanos,
                postgresNanos - earlier.postgresNanos,
                writes - earlier.writes,
                walBytes - earlier.walBytes);
    }

    Cost and(Cost more) {
        return new Cost(
                javaNanos + more.javaNanos,
                postgresNanos + more.postgresNanos,
                writes + more.writes,
                walBytes + more.walBytes);
    }
}
