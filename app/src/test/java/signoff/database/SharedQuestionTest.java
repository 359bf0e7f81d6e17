// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Timeout(60)
class SharedQuestionTest {

    private final List<List<String>> asked = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);
    private final SharedQuestion<String, String> question = new SharedQuestion<>(this::read);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void end() {
        callers.close();
    }

    @Test
    void who_comes_while_another_asks_goes_with_the_next_question() throws Exception {
        var others = queueBehindTheFirst("a", "b", "b");
        assertThat(others.get(0).get()).isEqualTo("A");
        assertThat(others.get(1).get()).isEqualTo("B");
        assertThat(others.get(2).get()).isEqualTo("B");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void what_is_not_known_is_null() {
        mayGoOn.countDown();
        assertThat(question.ask("unknown")).isNull();
    }

    @Test
    void what_fails_for_one_fails_for_that_one_alone() throws Exception {
        var others = queueBehindTheFirst("a", "bug", "c");
        assertThat(others.get(0).get()).isEqualTo("A");
        assertThat(others.get(2).get()).isEqualTo("C");
        assertThatThrownBy(() -> others.get(1).get())
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("bug");
    }

    @Test
    void who_has_a_transaction_asks_alone() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            mayGoOn.countDown();
            assertThat(question.ask("a")).isEqualTo("A");
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
    }

    /** The first holds the turn until all the others stand behind it. */
    private List<Future<String>> queueBehindTheFirst(String... others) throws Exception {
        var first = callers.submit(() -> question.ask("first"));
        begun.await();
        var all = new ArrayList<Future<String>>();
        for (var other : others) {
            var before = question.waiting();
            all.add(callers.submit(() -> question.ask(other)));
            while (question.waiting() == before) Thread.onSpinWait();
        }
        mayGoOn.countDown();
        first.get();
        return all;
    }

    private Map<String, String> read(List<String> words) {
        synchronized (asked) {
            asked.add(words);
        }
        begun.countDown();
        try {
            mayGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (words.contains("bug")) throw new IllegalStateException("bug");
        var known = new HashMap<String, String>();
        for (var word : words) {
            if (!word.equals("unknown")) known.put(word, word.toUpperCase(java.util.Locale.ROOT));
        }
        return known;
    }
}
