// SPDX-License-Identifier: Apache-2.0
package signoff.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import signoff.crash.Api.NoAnswer;

/** Customers who come to a server several at once, until it is killed or all have been served. */
final class Crowd {

    private static final int AT_ONCE = 8;
    private static final long ANSWERS_MAX_NANOS = TimeUnit.MINUTES.toNanos(3);

    private final Desk desk;
    private final Queue<Customer> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();
    private final Map<Customer.Wish, Integer> cut = new ConcurrentHashMap<>();
    private volatile boolean leaving;
    private volatile @Nullable AssertionError wrong;

    Crowd(Desk desk) {
        this.desk = desk;
    }

    void joinedBy(Customer customer) {
        waiting.add(customer);
        left.incrementAndGet();
    }

    /** What was sent to a server before it was killed, and got no answer from it. */
    Map<Customer.Wish, Integer> cut() {
        return Map.copyOf(cut);
    }

    /** Until the server has answered so often; then it is killed in the midst of the others. */
    void serveAndKill(ServerProcess server, Api api, int answersThen) {
        var enough = answers.get() + answersThen;
        try {
            serve(api, () -> {
                waitUntil(() -> answers.get() >= enough);
                leaving = true;
                server.kill();
            });
        } finally {
            server.kill();
        }
    }

    void serveAll(Api api) {
        serve(api, () -> {
            waitUntil(() -> left.get() == 0);
            leaving = true;
        });
    }

    private void serve(Api api, Runnable end) {
        leaving = false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var serving = Stream.generate(() -> threads.submit(() -> goOn(api)))
                    .limit(AT_ONCE)
                    .toList();
            try {
                end.run();
            } finally {
                leaving = true;
            }
            for (var one : serving) one.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void goOn(Api api) {
        while (!leaving) {
            var customer = waiting.poll();
            if (customer == null || !moves(customer, api)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    private boolean moves(Customer customer, Api api) {
        try {
            var moved = customer.act(api, desk);
            if (moved) answers.incrementAndGet();
            return moved;
        } catch (NoAnswer e) {
            if (!leaving) wrong = new AssertionError("nobody killed it", e);
            cut.merge(customer.next(), 1, Integer::sum);
            return false;
        } catch (AssertionError e) {
            wrong = e;
            throw e;
        } finally {
            if (customer.isDone()) left.decrementAndGet();
            else waiting.add(customer);
        }
    }

    private void waitUntil(BooleanSupplier done) {
        var giveUp = System.nanoTime() + ANSWERS_MAX_NANOS;
        while (!done.getAsBoolean()) {
            if (wrong != null) throw wrong;
            assertThat(System.nanoTime()).as("so few answers").isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
