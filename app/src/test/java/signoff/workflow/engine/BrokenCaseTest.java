// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.kernel.CaseId;
import signoff.workflow.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** A case that cannot be moved, by a bug or because somebody holds it, takes no other with it. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenCaseTest {

    static final Duration PATIENCE = Duration.ofHours(2);

    @Test
    void a_handler_that_throws_is_told_in_the_log_with_case_and_effect(CapturedOutput output) {
        errands.nowAnswer(attempt -> {
            throw new IllegalStateException("a bug in a handler");
        });
        var id = node.begin(1, 1);
        assertThat(node.workOnce()).isOne();
        isTold(output, "handler of Run failed; the effect is parked", id, true);
    }

    @Test
    void one_poisonous_outcome_throws_no_other_away(CapturedOutput output) {
        var first = node.begin(1, 1);
        var broken = node.begin(2, 1, Errand.BROKEN, PATIENCE);
        var last = node.begin(3, 1);
        assertThat(node.workOnce()).isEqualTo(3);
        assertThat(node.stateOf(first)).isEqualTo(new Errand.State.Finished());
        assertThat(node.stateOf(last)).isEqualTo(new Errand.State.Finished());
        assertThat(node.stateOf(broken)).isEqualTo(new Errand.State.Running(1));
        assertThat(statusOf(broken)).isEqualTo("PARKED");
        isTold(output, "breaks its case; parked", broken, true);
    }

    @Test
    void an_outcome_whose_case_is_held_by_somebody_throws_no_other_away(CapturedOutput output) {
        var free = node.begin(1, 1);
        var held = node.begin(2, 1);
        whileHeld(held, () -> assertThat(node.workOnce()).isEqualTo(2));
        assertThat(node.stateOf(free)).isEqualTo(new Errand.State.Finished());
        assertThat(statusOf(held)).isEqualTo("OPEN");
        isTold(output, "could not be stored; its lease will run out", held, true);
        node.windLeases(EffectStore.leaseFor(errands.patience()));
        assertThat(node.workOnce()).isOne();
        assertThat(errands.attempts.getLast().earlierMayHaveHappened()).isTrue();
        assertThat(node.stateOf(held)).isEqualTo(new Errand.State.Finished());
    }

    @Test
    void a_case_that_the_clock_cannot_move_rests_and_stops_no_other_I11(CapturedOutput output) {
        var broken = node.begin(1, 1, Errand.BROKEN, Duration.ofHours(1)); // It is due first.
        var good = node.begin(2, 1, "good", PATIENCE);
        clock.wind(PATIENCE);
        timers.work();
        assertThat(node.stateOf(good)).isEqualTo(new Errand.State.GivenUp());
        assertThat(node.stateOf(broken)).isEqualTo(new Errand.State.Running(1));
        assertThat(node.part(TimerDesk.class).due(10)).isEmpty();
        clock.wind(Duration.ofMinutes(5));
        assertThat(node.part(TimerDesk.class).due(10)).containsExactly(broken);
        isTold(output, "cannot be moved by the clock; it rests", broken, false);
    }

    @Test
    void a_case_that_somebody_holds_is_not_taken_for_a_broken_one(CapturedOutput output) {
        node.begin(1, 1, Errand.BROKEN, Duration.ofHours(1));
        var held = node.begin(2, 1, "held", PATIENCE);
        var good = node.begin(3, 1, "good", PATIENCE.plusMinutes(1));
        clock.wind(PATIENCE.plusMinutes(1));
        whileHeld(held, timers::work);
        isTold(output, "is held by somebody else; it stays due", held, false);
        assertThat(node.stateOf(good)).isEqualTo(new Errand.State.GivenUp());
        timers.work();
        assertThat(node.stateOf(held)).isEqualTo(new Errand.State.GivenUp());
    }

    // The words used above.

    private final TestPostgres.Fresh database = TestPostgres.fresh();
    private final HikariDataSource pool = impatient();
    private final WoundClock clock = new WoundClock(Node.START);
    private final Errands errands = new Errands(attempt -> new Outcome.Done());
    private final Node node = new Node(pool, clock, false, errands);
    private final TimerRunner timers =
            new TimerRunner(node.part(TimerDesk.class), node.part(WorkflowSettings.class));

    private final ConfigurableApplicationContext logs = logs("ecs");

    @AfterEach
    void close() {
        node.close();
        pool.close();
        logs.close();
        logs("").close();
    }

    /** Log lines as they are for programs, or again for people, whatever another test has set. */
    private static ConfigurableApplicationContext logs(String format) {
        LoggingSystem.get(BrokenCaseTest.class.getClassLoader()).cleanUp();
        return new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .properties("signoff.logs=" + format)
                .run();
    }

    static class Nothing {}

    /** The line about one case says in its own fields which case that is, and which effect. */
    private void isTold(CapturedOutput output, String words, CaseId id, boolean isOfEffect) {
        // Nodes of other tests may still be at work in this JVM, and log as well.
        var line = output.getAll()
                .lines()
                .filter(one -> one.startsWith("{") && one.contains(words))
                .filter(one -> one.contains(id.value().toString()))
                .findFirst();
        var json = JsonMapper.shared().readTree(line.orElseThrow());
        assertThat(json.path("case").asString()).isEqualTo(id.value().toString());
        var effect = node.cases().effects(id).getFirst().id().value().toString();
        assertThat(json.path("effect").asString("")).isEqualTo(isOfEffect ? effect : "");
        assertThat(MDC.getCopyOfContextMap()).as("left behind").isNullOrEmpty();
    }

    /** A row that somebody holds is waited for, but not long. */
    private HikariDataSource impatient() {
        var config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(4);
        config.setConnectionInitSql("set lock_timeout = '50ms'");
        return new HikariDataSource(config);
    }

    /** Somebody has the row of a case in a transaction of their own. */
    private void whileHeld(CaseId id, Runnable work) {
        try (var other = database.dataSource().getConnection();
                var lock = other.prepareStatement(
                        "select 1 from workflow.case_file where case_id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, id.value(), java.sql.Types.OTHER);
            lock.execute();
            work.run();
            other.rollback();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String statusOf(CaseId id) {
        return node.cases().effects(id).getFirst().status();
    }
}
