// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Many confirmed closings of which nothing is carried out, because no node worked; then one begins.
 */
final class Backlog {

    private static final int CLIENTS = 16;
    private static final int QUARTERS = 4;
    private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final OwnPostgres postgres;
    private final Town town;

    Backlog(OwnPostgres postgres, Town town) {
        this.postgres = postgres;
        this.town = town;
    }

    /**
     * How it went.
     *
     * @param seconds when so many closings were complete; the last one: when nothing was left to do
     */
    record Drained(TreeMap<Integer, Double> seconds, Slice all) {

        double total() {
            return seconds.lastEntry().getValue();
        }
    }

    /** Asks for closings, and confirms them, while nothing is carried out. */
    void build(int closings) {
        try (var node = Node.askingOnly(postgres)) {
            town.move(node);
            town.provide(node, closings);
            var asking = new Asking(node);
            Crowd.soOften(CLIENTS, closings, number -> asking.confirm(asking.request(town.take())));
        }
    }

    /** Lets a node begin, and watches until all is done. */
    Drained drain(int closings) {
        try (var connection = postgres.connect(OwnPostgres.OURS)) {
            var watch = new Watch(connection, closings);
            try (var node = Node.working(postgres, watch::begin)) {
                return watch.untilDone();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks on from outside, by way of the database alone. */
    private final class Watch {

        private final Connection connection;
        private final int closings;
        private final TreeMap<Integer, Double> seconds = new TreeMap<>();
        private Cost before = Cost.NONE;
        private long begun;

        Watch(Connection connection, int closings) {
            this.connection = connection;
            this.closings = closings;
        }

        void begin(Node node) {
            town.move(node);
            before = Cost.now(connection, postgres.pid());
            begun = System.nanoTime();
        }

        Drained untilDone() throws SQLException {
            while (true) {
                var open = open(connection);
                var nanos = System.nanoTime() - begun;
                for (int quarter = 1; quarter < QUARTERS; quarter++) {
                    var mark = closings * quarter / QUARTERS;
                    if (closings - open >= mark) {
                        seconds.putIfAbsent(mark, nanos / NANOS_PER_SECOND);
                    }
                }
                if (open == 0 && isSilent(connection)) {
                    seconds.put(closings, nanos / NANOS_PER_SECOND);
                    var cost = Cost.now(connection, postgres.pid()).since(before);
                    return new Drained(seconds, new Slice(closings, nanos, cost));
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static int open(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select count(*) from closures.closure where open")) {
            found.next();
            return found.getInt(1);
        }
    }

    private static boolean isSilent(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select not exists"
                        + " (select from workflow.effect where due_at is not null)")) {
            found.next();
            return found.getBoolean(1);
        }
    }
}
