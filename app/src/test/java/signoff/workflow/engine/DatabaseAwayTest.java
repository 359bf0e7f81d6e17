// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.Relay;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.kernel.CaseId;
import signoff.workflow.Attempt;
import signoff.workflow.EffectId;
import signoff.workflow.Outcome;

/**
 * The database goes away, or falls silent, in the middle of a commit that stores outcomes. When it
 * answers again every case reaches its end, and each errand was done once, with no new start of the
 * node. The far side knows no keys: what is done twice shows.
 */
class DatabaseAwayTest {

    static final int CASES = 40;
    static final int ERRANDS = 3;

    /** Shorter than a day, and passed while the database is away. */
    static final Duration PATIENCE = Duration.ofHours(2);

    @Test
    void what_was_under_way_when_the_wire_was_cut_goes_on_when_it_is_mended() {
        node.part(Errand.class).onceInTheMiddle(wire::cut);
        beginAll();
        until(() -> wire.cameInVain() >= 5);
        clock.wind(PATIENCE);
        wire.mend();
        allEndOnce();
    }

    @Test
    void a_database_that_falls_silent_with_rows_locked_holds_nothing_up_for_ever() {
        node.part(Errand.class).onceInTheMiddle(wire::silence);
        beginAll();
        until(() -> wire.cameInVain() >= 2);
        clock.wind(PATIENCE);
        wire.mend();
        allEndOnce();
    }

    @Test
    void one_connection_that_breaks_parks_nothing() {
        node.part(Errand.class).onceInTheMiddle(() -> {
            wire.cut();
            wire.mend();
        });
        var id = outside.begin(1, 1);
        until(() -> outside.stateOf(id) instanceof Errand.State.Finished
                || outside.cases().effects(id).getFirst().status().equals("PARKED"));
        assertThat(outside.stateOf(id)).isEqualTo(new Errand.State.Finished());
        assertThat(done.values()).extracting(AtomicInteger::get).containsExactly(1);
    }

    // The words used above.

    private final TestPostgres.Fresh database = TestPostgres.fresh();
    private final URI server = URI.create(database.url().substring("jdbc:".length()));
    private final Relay wire = Relay.to(server.getHost(), server.getPort());
    private final WoundClock clock = new WoundClock(Node.START);
    private final Map<EffectId, AtomicInteger> done = new ConcurrentHashMap<>();
    private final List<CaseId> begun = new java.util.concurrent.CopyOnWriteArrayList<>();
    private final HikariDataSource direct = database.pool(4);
    private final HikariDataSource overTheWire = overTheWire();
    private final Errands errands = new Errands(this::run);

    /** Looks, and begins cases; does not work. */
    private final Node outside = new Node(direct, clock, false, errands);

    private final Node node = new Node(overTheWire, clock, true, errands);

    @AfterEach
    void close() throws Exception {
        node.close();
        outside.close();
        wire.close();
        overTheWire.close();
        direct.close();
    }

    /** As Database opens it, with patience that suits a test. */
    private HikariDataSource overTheWire() {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + wire.port() + server.getPath());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(8);
        config.setConnectionTimeout(1_000);
        config.addDataSourceProperty("socketTimeout", "2");
        config.setConnectionInitSql(
                "set lock_timeout = '1s'; set idle_in_transaction_session_timeout = '3s'");
        return new HikariDataSource(config);
    }

    /** The last of them is one that cannot be run yet: the clock has to act. */
    private void beginAll() {
        LongStream.range(0, CASES).forEach(number -> begun.add(outside.begin(number, ERRANDS)));
        begun.add(outside.begin(CASES, 1, "late", PATIENCE));
    }

    private Outcome run(Attempt attempt) {
        if (attempt.owner().value().getLeastSignificantBits() == CASES) {
            return new Outcome.NotYet(Duration.ofDays(1));
        }
        var times = done.get(attempt.effect());
        if (attempt.earlierMayHaveHappened() && times != null) return new Outcome.Done();
        done.computeIfAbsent(attempt.effect(), id -> new AtomicInteger()).incrementAndGet();
        return new Outcome.Done();
    }

    private void allEndOnce() {
        var late = begun.getLast();
        var others = begun.subList(0, CASES);
        until(() -> outside.stateOf(late) instanceof Errand.State.GivenUp
                && others.stream().allMatch(this::hasEnded));
        assertThat(others)
                .allSatisfy(id -> assertThat(outside.cases().effects(id))
                        .allMatch(effect -> effect.status().equals("DONE")));
        assertThat(done).hasSize(CASES * ERRANDS);
        assertThat(done.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(outside.evidence().verifyAll().broken()).isEmpty();
    }

    private boolean hasEnded(CaseId id) {
        return !(outside.stateOf(id) instanceof Errand.State.Running)
                || outside.cases().effects(id).stream()
                        .anyMatch(effect -> effect.status().equals("PARKED"));
    }

    private static void until(BooleanSupplier holds) {
        var giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it lasts too long").isLessThan(giveUp);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
