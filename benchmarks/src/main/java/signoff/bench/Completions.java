// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import signoff.kernel.CaseId;

/**
 * Sees when cases have ended: one thread asks for all who wait, every few milliseconds, so that
 * waiting costs the same for one client and for many.
 */
final class Completions implements AutoCloseable {

    /** A case that its desk lists as over. */
    static final String CLOSED = """
            select c.case_id from closures.closure c
            join unnest(?::uuid[], ?::uuid[]) as wanted (a, i)
                on c.account_id = a and c.case_id = i
            where not c.open
            """;

    /** An order for a line that has ended, whichever way. */
    static final String ORDERED = """
            select o.order_id from activations.activation o
            join unnest(?::uuid[], ?::uuid[]) as wanted (a, i)
                on o.account_id = a and o.order_id = i
            where o.status in ('COMPLETED', 'CANCELLED', 'FAILED')
            """;

    private static final long PAUSE_NANOS = Duration.ofMillis(4).toNanos();

    private final Connection connection;
    private final String question;
    private final Thread thread;
    private final Map<UUID, Waiting> waiting = new ConcurrentHashMap<>();
    private volatile boolean open = true;

    private record Waiting(CaseId id, CompletableFuture<Long> ended) {}

    Completions(OwnPostgres postgres, String question) {
        this.question = question;
        connection = postgres.connect(OwnPostgres.OURS);
        goByTheKey();
        thread = Thread.ofPlatform().name("completions").start(this::look);
    }

    /** A plan that was made while the table was small would read all of it when it is big. */
    private void goByTheKey() {
        try (var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the case has ended. Answers the moment, as {@code System.nanoTime()} has it. */
    long await(CaseId id) {
        var ended = new CompletableFuture<Long>();
        waiting.put(id.value(), new Waiting(id, ended));
        return ended.join();
    }

    private void look() {
        try (var statement = connection.prepareStatement(question)) {
            while (open) {
                if (!waiting.isEmpty()) ask(statement);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException | RuntimeException e) {
            waiting.values().forEach(one -> one.ended().completeExceptionally(e));
        }
    }

    private void ask(PreparedStatement statement) throws SQLException {
        var wanted = waiting.values().stream().map(Waiting::id).toList();
        var accounts = wanted.stream().map(id -> id.account().value()).toArray();
        var cases = wanted.stream().map(CaseId::value).toArray();
        statement.setArray(1, connection.createArrayOf("uuid", accounts));
        statement.setArray(2, connection.createArrayOf("uuid", cases));
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                var ended = waiting.remove(found.getObject(1, UUID.class));
                if (ended != null) ended.ended().complete(System.nanoTime());
            }
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
