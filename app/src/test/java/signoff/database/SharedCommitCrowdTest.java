// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import signoff.TestPostgres;

/**
 * Many callers at once on a real database: what one asked for is committed once or not at all, each
 * hears what became of its own wish, and nobody is left waiting.
 */
@Timeout(120)
class SharedCommitCrowdTest {

    static final int CALLERS = 64;
    static final int CALLS_OF_EACH = Integer.getInteger("signoff.crowd.calls", 30);

    /** Few, so that many calls are about the same thing and must not meet in one commit. */
    static final int GRAINS = 200;

    private enum Wish {
        WRITE,
        THROW,
        THROW_ERROR,
        TAKE_TOO_LONG,
        LOSE_THE_CONNECTION
    }

    private record Call(int number, Wish wish) {

        int grain() {
            return number % GRAINS;
        }
    }

    /** What a caller heard: an answer or a failure. */
    private record Heard(@Nullable Integer answer, @Nullable Throwable failure) {}

    private final HikariDataSource pool = TestPostgres.empty().pool(4);
    private final JdbcTemplate sql = new JdbcTemplate(pool);
    private final SharedCommit<Call, Integer> desk = new SharedCommit<>(
            new PatientTransaction(new JdbcTransactionManager(pool)), this::work, Call::grain, 16);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void each_call_is_committed_once_or_not_at_all_and_each_caller_hears_its_own()
            throws Exception {
        var heard = crowd(number -> switch (number % 100) {
            case 7, 57 -> Wish.THROW;
            case 31 -> Wish.THROW_ERROR;
            case 83 -> number % 200 == 83 ? Wish.TAKE_TOO_LONG : Wish.WRITE;
            default -> Wish.WRITE;
        });
        var written = written();
        heard.forEach((call, what) -> {
            assertThat(written.getOrDefault(call.number(), 0))
                    .as("%s heard %s", call, what)
                    .isEqualTo(call.wish() == Wish.WRITE ? 1 : 0);
            switch (call.wish()) {
                case WRITE -> assertThat(what).isEqualTo(new Heard(call.number(), null));
                case THROW, THROW_ERROR ->
                    assertThat(what.failure()).hasMessage("because of " + call.number());
                default -> assertThat(what.failure()).hasMessageContaining("statement timeout");
            }
        });
    }

    /** It broke before the commit, so that nothing of it holds: the others are done again. */
    @Test
    void a_connection_that_one_of_them_loses_is_lost_for_that_one_alone() throws Exception {
        var heard = crowd(number -> number % 150 == 75 ? Wish.LOSE_THE_CONNECTION : Wish.WRITE);
        var written = written();
        heard.forEach((call, what) -> {
            var times = written.getOrDefault(call.number(), 0);
            if (call.wish() == Wish.WRITE) {
                assertThat(what).isEqualTo(new Heard(call.number(), null));
                assertThat(times).as("%s", call).isOne();
            } else {
                assertThat(what.failure())
                        .isInstanceOfAny(DataAccessException.class, TransactionException.class);
                assertThat(times).as("%s", call).isZero();
            }
        });
    }

    // The words used above.

    private interface Wishes {
        Wish of(int number);
    }

    /** All of them call at once, one call after the other. */
    private Map<Call, Heard> crowd(Wishes wishes) throws Exception {
        sql.execute("create table deed (number int)"); // Without a key: what is done twice shows.
        var heard = new ConcurrentHashMap<Call, Heard>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> threads.submit(() -> {
                        for (int round = 0; round < CALLS_OF_EACH; round++) {
                            var number = round * CALLERS + caller;
                            var call = new Call(number, wishes.of(number));
                            heard.put(call, ask(call));
                        }
                    }))
                    .toList();
            for (var caller : callers) caller.get();
        }
        assertThat(heard).hasSize(CALLERS * CALLS_OF_EACH);
        return heard;
    }

    private Heard ask(Call call) {
        try {
            return new Heard(desk.ask(call), null);
        } catch (RuntimeException | Error e) {
            return new Heard(null, e);
        }
    }

    private Map<Integer, Integer> written() {
        var times = new HashMap<Integer, Integer>();
        sql.query("select number, count(*) from deed group by number", row -> {
            times.put(row.getInt(1), row.getInt(2));
        });
        return times;
    }

    /** Writes for all of them first, so that whoever fails has something to take back. */
    private List<Integer> work(List<Call> calls) {
        assertThat(calls).extracting(Call::grain).doesNotHaveDuplicates();
        var numbers = new ArrayList<Integer>(calls.stream().map(Call::number).toList());
        numbers.forEach(number -> sql.update("insert into deed values (?)", number));
        calls.forEach(this::fail);
        return numbers;
    }

    private void fail(Call call) {
        switch (call.wish()) {
            case WRITE -> {}
            case THROW -> throw new IllegalStateException("because of " + call.number());
            case THROW_ERROR -> throw new StackOverflowError("because of " + call.number());
            case TAKE_TOO_LONG -> {
                sql.execute("set local statement_timeout = '20ms'");
                sql.execute("select pg_sleep(10)");
            }
            case LOSE_THE_CONNECTION ->
                sql.execute("select pg_terminate_backend(pg_backend_pid())");
        }
    }
}
