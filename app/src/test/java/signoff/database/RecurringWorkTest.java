// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Work that comes again and again goes on until it is stopped, whatever happens to a batch. */
@Timeout(30)
class RecurringWorkTest {

    private static final Duration FOR_EVER = Duration.ofDays(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void it_works_batch_after_batch_and_rests_when_there_is_no_more() throws Exception {
        var work = new Counted(FOR_EVER, number -> number < 3);
        work.start();
        work.awaitBatch(3);
        work.stop();
        assertThat(work.done).hasValue(3);
    }

    @Test
    void after_a_rest_it_comes_again() throws Exception {
        var work = new Counted(SHORT, number -> false);
        work.start();
        work.awaitBatch(5);
        work.stop();
    }

    static List<Throwable> failures() {
        return List.of(
                new DataAccessResourceFailureException("the database is away"),
                new CannotCreateTransactionException("the database is away"),
                new IllegalStateException("a bug"),
                new AssertionError("a bug that an assertion found"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_fails_is_tried_again(Throwable failure) throws Exception {
        var work = new Counted(SHORT, number -> {
            if (number > 2) return false;
            if (failure instanceof Error error) throw error;
            throw (RuntimeException) failure;
        });
        work.start();
        work.awaitBatch(4);
        assertThat(work.isRunning()).isTrue();
        work.stop();
    }

    @Test
    void a_stop_waits_for_the_batch_and_there_is_no_other() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var work = new Counted(SHORT, number -> {
            begun.countDown();
            interrupted.set(!isOpened(mayEnd));
            return true;
        });
        work.start();
        begun.await();
        var stopping = Thread.ofVirtual().start(work::stop);
        while (work.isRunning()) Thread.onSpinWait();
        assertThat(stopping.isAlive()).as("the batch still runs").isTrue();
        mayEnd.countDown();
        stopping.join();
        assertThat(work.done).hasValue(1);
        assertThat(interrupted).isFalse();
    }

    private static boolean isOpened(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void an_interrupt_shortens_one_rest_and_no_more() throws Exception {
        var work = new Counted(FOR_EVER, number -> {
            if (number == 1) Thread.currentThread().interrupt();
            return false;
        });
        work.start();
        work.awaitBatch(2);
        work.stop();
        assertThat(work.done).hasValue(2);
    }

    @Test
    void it_can_be_started_again() throws Exception {
        var work = new Counted(FOR_EVER, number -> false);
        for (int time = 1; time <= 3; time++) {
            assertThat(work.isRunning()).isFalse();
            work.start();
            assertThat(work.isRunning()).isTrue();
            work.awaitBatch(time);
            work.stop();
        }
        assertThat(work.done).hasValue(3);
    }

    /** Counts its batches, from 1. */
    private static final class Counted extends RecurringWork {

        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final IntPredicate batch;

        Counted(Duration rest, IntPredicate batch) {
            super("counted", rest);
            this.batch = batch;
        }

        @Override
        protected boolean work() {
            try {
                return batch.test(begun.incrementAndGet());
            } finally {
                done.incrementAndGet();
            }
        }

        void awaitBatch(int number) {
            while (done.get() < number) Thread.onSpinWait();
        }
    }
}
