// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets callers who ask the same kind of question at the same moment ask it together, as
 * {@link SharedCommit} does for changes. Nobody waits for company: who finds nobody asking begins
 * at once with all who are there; who comes later goes with the next. A caller with a transaction
 * of its own asks alone, and sees what it has changed.
 *
 * @param <Q> what is asked about
 * @param <A> what is known of it
 */
public final class SharedQuestion<Q, A> {

    /** More keys in one question would make the first of them wait for the last. */
    private static final int TOGETHER_MAX = 256;

    private final Function<List<Q>, Map<Q, A>> reading;
    private final Queue<Ticket<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param reading what is known of each; what is not in it is not known */
    public SharedQuestion(Function<List<Q>, Map<Q, A>> reading) {
        this.reading = reading;
    }

    /** What is known of it. What was committed before this was called is seen. */
    public @Nullable A ask(Q about) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) return askAlone(about);
        var ticket = new Ticket<Q, A>(about);
        waiting.add(ticket);
        while (!ticket.isServed) {
            turn.lock();
            try {
                if (!ticket.isServed) serve(together());
            } finally {
                turn.unlock();
            }
        }
        if (ticket.failure instanceof RuntimeException e) throw e;
        if (ticket.failure instanceof Error e) throw e;
        // What failed for all may fail for one of them only: each asks again for itself.
        return ticket.isAnswered ? ticket.answer : askAlone(about);
    }

    /** How many wait behind those who are being answered. */
    int waiting() {
        return waiting.size();
    }

    private @Nullable A askAlone(Q about) {
        return reading.apply(List.of(about)).get(about);
    }

    private List<Ticket<Q, A>> together() {
        var taken = new ArrayList<Ticket<Q, A>>();
        while (taken.size() < TOGETHER_MAX) {
            var next = waiting.poll();
            if (next == null) return taken;
            taken.add(next);
        }
        return taken;
    }

    private void serve(List<Ticket<Q, A>> together) {
        try {
            var about = new HashSet<Q>();
            together.forEach(ticket -> about.add(ticket.about));
            var known = reading.apply(List.copyOf(about));
            together.forEach(ticket -> ticket.answered(known.get(ticket.about)));
        } catch (RuntimeException | Error e) {
            if (together.size() == 1) together.getFirst().failure = e;
        } finally {
            together.forEach(ticket -> ticket.isServed = true);
        }
    }

    /** One caller, until served. Written under the turn. */
    private static final class Ticket<Q, A> {

        private final Q about;
        private @Nullable A answer;
        private boolean isAnswered;
        private @Nullable Throwable failure;
        private volatile boolean isServed;

        Ticket(Q about) {
            this.about = about;
        }

        void answered(@Nullable A with) {
            answer = with;
            isAnswered = true;
        }
    }
}
