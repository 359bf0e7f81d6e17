// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets callers who come at the same moment share one transaction. Work on a set of rows costs about
 * as much as work on one, so the more callers there are, the less each of them costs.
 *
 * <p>Nobody waits for company: who finds nobody at work begins at once, with all who are there by
 * then; who comes later waits until that commit is through, and goes with the next. A caller with a
 * transaction of its own stays in it, alone.
 *
 * @param <Q> what one caller wants
 * @param <A> what that caller is answered
 */
public final class SharedCommit<Q, A> {

    private final TransactionTemplate transaction;
    private final Function<List<Q>, List<A>> work;
    private final Function<Q, Object> grain;
    private final int most;
    private final Queue<Ticket<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** Whether nothing but the commit was left to do; read and written under the turn. */
    private boolean isWorkDone;

    /**
     * @param work does what a set of callers want, inside the transaction, and answers in their
     *     order; it may be called again for the same callers, when the database asks for that or
     *     when the wish of another one failed, and so keeps nothing from one call to the next
     * @param grain what may be in one transaction only once, such as a case
     * @param most how many callers go together, at least 1
     */
    public SharedCommit(
            TransactionTemplate transaction,
            Function<List<Q>, List<A>> work,
            Function<Q, Object> grain,
            int most) {
        this.transaction = transaction;
        this.work = work;
        this.grain = grain;
        this.most = most;
    }

    /**
     * Answers when the commit is through. What fails for one caller fails for that one alone.
     *
     * @throws RuntimeException what the work threw for this caller
     */
    public A ask(Q question) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.apply(List.of(question)).getFirst();
        }
        var ticket = new Ticket<Q, A>(question, grain.apply(question));
        waiting.add(ticket);
        while (!ticket.isServed()) {
            turn.lock();
            try {
                if (!ticket.isServed()) serve(together());
            } finally {
                turn.unlock();
            }
        }
        return ticket.answer();
    }

    /** The first of those who wait, and all who can go with them. */
    private List<Ticket<Q, A>> together() {
        var taken = new ArrayList<Ticket<Q, A>>();
        var grains = new HashSet<Object>();
        for (var all = waiting.iterator(); all.hasNext() && taken.size() < most; ) {
            var next = all.next();
            if (!grains.add(next.grain)) continue;
            taken.add(next);
            all.remove();
        }
        return taken;
    }

    private void serve(List<Ticket<Q, A>> together) {
        try {
            var answers =
                    commit(together.stream().map(ticket -> ticket.question).toList());
            for (int place = 0; place < together.size(); place++) {
                together.get(place).answered(answers.get(place));
            }
        } catch (CannotCreateTransactionException e) {
            together.forEach(ticket -> ticket.failed(e)); // The database is away, for all alike.
        } catch (RuntimeException | Error e) { // Whatever it is, nobody may be left waiting.
            if (together.size() == 1 || isCommitInDoubt(e)) {
                together.forEach(ticket -> ticket.failed(e));
            } else {
                serveAlone(together);
            }
        }
    }

    /** One after the other; when the database is away for one, nobody waits for it once more. */
    private void serveAlone(List<Ticket<Q, A>> all) {
        for (int place = 0; place < all.size(); place++) {
            var one = all.get(place);
            serve(List.of(one));
            if (one.failure instanceof CannotCreateTransactionException away) {
                all.subList(place + 1, all.size()).forEach(ticket -> ticket.failed(away));
                return;
            }
        }
    }

    /** It may hold although no answer came: to do the same once more could be to do it twice. */
    private boolean isCommitInDoubt(Throwable failure) {
        return isWorkDone
                && (failure instanceof TransactionException
                        || failure instanceof DataAccessResourceFailureException);
    }

    private List<A> commit(List<Q> questions) {
        isWorkDone = false;
        return Objects.requireNonNull(transaction.execute(status -> {
            isWorkDone = false; // It may be done again.
            var answers = answers(questions);
            isWorkDone = true;
            return answers;
        }));
    }

    /**
     * Counted before the commit: what is committed must not be done again for want of an answer.
     */
    private List<A> answers(List<Q> questions) {
        var answers = work.apply(questions);
        if (answers.size() != questions.size()) {
            throw new IllegalStateException(
                    questions.size() + " asked, and " + answers.size() + " were answered");
        }
        return answers;
    }

    /**
     * One caller, until served. Read and written under the turn, but for the look whether it is.
     */
    private static final class Ticket<Q, A> {

        private final Q question;
        private final Object grain;
        private @Nullable A answer;
        private @Nullable Throwable failure;
        private volatile boolean served;

        Ticket(Q question, Object grain) {
            this.question = question;
            this.grain = grain;
        }

        boolean isServed() {
            return served;
        }

        void answered(A with) {
            answer = with;
            served = true;
        }

        void failed(Throwable with) {
            failure = with;
            served = true;
        }

        A answer() {
            if (failure instanceof RuntimeException e) throw e;
            if (failure instanceof Error e) throw e;
            return Objects.requireNonNull(answer);
        }
    }
}
