// SPDX-License-Identifier: Apache-2.0
package signoff.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Clients, each on a virtual thread, that do the same thing over and over. */
final class Crowd {

    /** One client at its work. */
    interface Client {
        /** Once more; the number tells the clients apart, from 0 on. */
        void once(int number) throws Exception;
    }

    private Crowd() {}

    /** Runs them for a time. Each ends what it has begun. Answers how often it was done. */
    static long forAWhile(int clients, Duration time, Client client) {
        var end = System.nanoTime() + time.toNanos();
        return run(clients, client, () -> System.nanoTime() - end < 0);
    }

    /** Runs them until it was done so many times. */
    static long soOften(int clients, long times, Client client) {
        var begun = new AtomicLong();
        return run(clients, client, () -> begun.getAndIncrement() < times);
    }

    private interface Going {
        boolean on();
    }

    private static long run(int clients, Client client, Going going) {
        var done = new AtomicLong();
        var all = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (int number = 0; number < clients; number++) {
                var own = number;
                all.add(threads.submit(() -> {
                    while (going.on()) {
                        client.once(own);
                        done.incrementAndGet();
                    }
                    return null;
                }));
            }
            all.forEach(Crowd::join);
        }
        return done.get();
    }

    private static void join(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed", e.getCause());
        }
    }
}
