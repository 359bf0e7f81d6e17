// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import signoff.bench.measure.Latencies;

/**
 * Closings end to end: asked for, confirmed, carried out against a world that answers at once,
 * closed and paid back. A slice ends when the last message has gone out, too.
 */
final class Closings implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    /** How often somebody else looks at a preview meanwhile. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(40);

    private final OwnPostgres postgres;
    private final Town town;
    private final Asking asking;
    private final Completions completions;
    private final Connection onlooker;

    Closings(OwnPostgres postgres, Node node, Town town) {
        this.postgres = postgres;
        this.town = town;
        this.asking = new Asking(node);
        this.completions = new Completions(postgres, Completions.CLOSED);
        this.onlooker = postgres.connect(OwnPostgres.OURS);
    }

    /** How long each part of a closing takes to whoever waits for it. */
    record Waits(Latencies preview, Latencies request, Latencies whole) {
        Waits() {
            this(new Latencies(), new Latencies(), new Latencies());
        }
    }

    Slice slice(int clients, Duration time, Waits waits) {
        var before = Cost.now(onlooker, postgres.pid());
        var begun = System.nanoTime();
        long closed;
        try (var _ = new Looker(waits.preview())) {
            closed = Crowd.forAWhile(clients, time, number -> close(waits));
            awaitSilence();
        }
        var took = System.nanoTime() - begun;
        return new Slice(closed, took, Cost.now(onlooker, postgres.pid()).since(before));
    }

    /** Until there were so many: code that ran seldom is slow yet. */
    void warmUp(int clients, int times) {
        var waits = new Waits();
        Crowd.soOften(clients, times, number -> close(waits));
        awaitSilence();
    }

    private void close(Waits waits) {
        var line = town.take();
        var begun = System.nanoTime();
        var view = waits.request().of(() -> asking.request(line));
        var ended = completions.await(asking.confirm(view));
        waits.whole().add(ended - begun);
    }

    /** Until no effect is open. */
    private void awaitSilence() {
        try (var statement = onlooker.prepareStatement(
                "select not exists (select from workflow.effect where due_at is not null)")) {
            while (!isTrue(statement)) LockSupport.parkNanos(PAUSE_NANOS);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isTrue(PreparedStatement question) throws SQLException {
        try (var found = question.executeQuery()) {
            return found.next() && found.getBoolean(1);
        }
    }

    @Override
    public void close() {
        completions.close();
        try {
            onlooker.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who looks at previews while others close lines. */
    private final class Looker implements AutoCloseable {

        private final Latencies previews;
        private final Thread thread;
        private volatile boolean looking = true;

        Looker(Latencies previews) {
            this.previews = previews;
            this.thread = Thread.ofVirtual().start(this::look);
        }

        private void look() {
            while (looking) {
                var begun = System.nanoTime();
                asking.preview(town.show());
                previews.add(System.nanoTime() - begun);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
        }

        @Override
        public void close() {
            looking = false;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
