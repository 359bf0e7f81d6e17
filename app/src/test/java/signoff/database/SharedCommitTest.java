// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SharedCommitTest {

    private final Counting transactions = new Counting();
    private final List<List<String>> batches = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final AtomicInteger locksMissed = new AtomicInteger();
    private final SharedCommit<String, String> desk = new SharedCommit<>(
            new PatientTransaction(transactions), this::work, word -> word.charAt(0), 100);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        callers.close();
    }

    @Test
    void who_comes_while_another_commits_goes_with_the_next_commit() throws Exception {
        var others = queueBehindTheFirst("a", "b", "c", "d");
        assertThat(answers(others)).containsExactly("A", "B", "C", "D");
        assertThat(batches).hasSize(2);
        assertThat(transactions.committed).hasValue(2);
    }

    @Test
    void what_fails_for_one_fails_for_that_one_alone() throws Exception {
        var others = queueBehindTheFirst("a", "bug", "c");
        assertThat(others.get(0).get()).isEqualTo("A");
        assertThat(others.get(2).get()).isEqualTo("C");
        assertThatThrownBy(() -> others.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("bug");
        assertThat(transactions.rolledBack).hasValue(2); // All together, and then the bug alone.
    }

    @Test
    void an_error_of_one_leaves_nobody_waiting() throws Exception {
        var others = queueBehindTheFirst("a", "deep", "c");
        assertThat(others.get(0).get()).isEqualTo("A");
        assertThat(others.get(2).get()).isEqualTo("C");
        assertThatThrownBy(() -> others.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(batches).doesNotContain(List.of());
    }

    @Test
    void who_shares_a_commit_in_doubt_is_told_so_and_it_is_not_done_again() throws Exception {
        transactions.answersLost = true;
        var first = callers.submit(() -> desk.ask("first"));
        begun.await();
        var others = List.of(join("a"), join("b"));
        mayGoOn.countDown();
        for (var one : others) {
            assertThatThrownBy(one::get).hasRootCauseMessage("no answer to the commit");
        }
        assertThatThrownBy(first::get).hasRootCauseMessage("no answer to the commit");
        assertThat(transactions.committed).hasValue(2);
    }

    @Test
    void too_few_answers_are_a_bug_that_nothing_was_committed_of() {
        mayGoOn.countDown();
        assertThatThrownBy(() -> desk.ask("mute"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 asked, and 0 were answered");
        assertThat(transactions.committed).hasValue(0);
        assertThat(transactions.rolledBack).hasValue(1);
    }

    @Test
    void who_has_no_grain_is_turned_away_and_stands_in_nobodys_way() {
        mayGoOn.countDown();
        assertThatThrownBy(() -> desk.ask("")).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(desk.ask("a")).isEqualTo("A");
    }

    @Test
    void one_grain_is_in_a_commit_only_once() throws Exception {
        var others = queueBehindTheFirst("ax", "ay", "az", "b");
        assertThat(answers(others)).containsExactly("AX", "AY", "AZ", "B");
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch)
                        .extracting(word -> word.charAt(0))
                        .doesNotHaveDuplicates());
    }

    @Test
    void a_lock_that_was_not_to_be_had_is_tried_for_again() {
        mayGoOn.countDown();
        locksMissed.set(3);
        assertThat(desk.ask("a")).isEqualTo("A");
        locksMissed.set(4);
        assertThatThrownBy(() -> desk.ask("b")).isInstanceOf(CannotAcquireLockException.class);
    }

    @Test
    void a_caller_with_a_transaction_stays_in_it() {
        mayGoOn.countDown();
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(desk.ask("a")).isEqualTo("A");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(transactions.committed).hasValue(0);
    }

    // The words used above.

    /** Lets a first one begin, lines up the others behind it, and lets it end. */
    private List<Future<String>> queueBehindTheFirst(String... words) throws Exception {
        var first = callers.submit(() -> desk.ask("first"));
        begun.await();
        var others = IntStream.range(0, words.length)
                .mapToObj(place -> join(words[place]))
                .toList();
        mayGoOn.countDown();
        assertThat(first.get()).isEqualTo("FIRST");
        return others;
    }

    /** In line once its thread waits for the turn. */
    private Future<String> join(String word) {
        var started = new CountDownLatch(1);
        var thread = new Thread[1];
        var answer = callers.submit(() -> {
            thread[0] = Thread.currentThread();
            started.countDown();
            return desk.ask(word);
        });
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        while (thread[0].getState() != Thread.State.WAITING) Thread.onSpinWait();
        return answer;
    }

    private static List<String> answers(List<Future<String>> of) throws Exception {
        var all = new ArrayList<String>();
        for (var one : of) all.add(one.get());
        return all;
    }

    private List<String> work(List<String> words) {
        begun.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (locksMissed.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new CannotAcquireLockException("busy");
        }
        if (words.contains("deep")) throw new StackOverflowError();
        if (words.contains("bug")) throw new IllegalStateException("bug");
        if (words.contains("mute")) return List.of();
        batches.add(words);
        return words.stream().map(String::toUpperCase).toList();
    }

    private static final class Counting implements PlatformTransactionManager {

        private final AtomicInteger committed = new AtomicInteger();
        private final AtomicInteger rolledBack = new AtomicInteger();
        private volatile boolean answersLost;

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            committed.incrementAndGet();
            if (answersLost) throw new TransactionSystemException("no answer to the commit");
        }

        @Override
        public void rollback(TransactionStatus status) {
            rolledBack.incrementAndGet();
        }
    }
}
