// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.WoundClock;
import signoff.database.PatientTransaction;
import signoff.database.SqlFaults;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.workflow.Cases;
import signoff.workflow.EffectHandler;
import signoff.workflow.Evidence;

/** One node with nothing but the workflow on it, and clocks that a test winds. */
final class Node implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();

    /**
     * Starts a node.
     *
     * @param run whether it works by itself; else a test makes it take each step
     */
    Node(HikariDataSource pool, WoundClock clock, boolean run, EffectHandler<?> handler) {
        TestPropertyValues.of("signoff.workflow.run=" + run).applyTo(context);
        context.registerBean(
                "dataSource", DataSource.class, () -> pool, bean -> bean.setDestroyMethodName(""));
        var sql = new JdbcTemplate(pool);
        sql.setExceptionTranslator(new SqlFaults());
        context.registerBean(JdbcTemplate.class, () -> sql);
        context.registerBean(
                TransactionTemplate.class,
                () -> new PatientTransaction(new JdbcTransactionManager(pool)));
        context.registerBean("clock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(
                WorkflowSettings.class,
                () -> new WorkflowSettings(
                        run, 64, 100, Duration.ofMillis(2), Duration.ofMillis(50)));
        context.registerBean(EffectHandler.class, () -> handler);
        context.registerBean(Errand.class);
        context.scan("signoff.workflow");
        context.refresh();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Cases cases() {
        return part(Cases.class);
    }

    Evidence evidence() {
        return part(Evidence.class);
    }

    JdbcTemplate sql() {
        return part(JdbcTemplate.class);
    }

    TransactionTemplate transaction() {
        return part(TransactionTemplate.class);
    }

    /** Begins one case of so many errands, which are given up after a day. */
    CaseId begin(long number, int errands) {
        return begin(number, errands, "errand " + number, Duration.ofDays(1));
    }

    CaseId begin(long number, int errands, String name, Duration patience) {
        var id = new CaseId(new AccountId(new UUID(1, number)), new UUID(2, number));
        var file = new Errand.File(name, START.plus(patience));
        cases().open(
                        part(Errand.class),
                        new Cases.Opening<>(
                                id,
                                new BrandId("test"),
                                file,
                                new Errand.State.Running(errands),
                                new Errand.Fact.Begun(),
                                Actor.system(),
                                List.of(new Errand.Run(errands))));
        return id;
    }

    /** As if the clock of the database had gone on. */
    void windLeases(Duration by) {
        new HandWork(context).windLeases(by);
    }

    Errand.State stateOf(CaseId id) {
        return cases().find(part(Errand.class), id).orElseThrow().state();
    }

    /** Claims all that is due, tries it, and stores what came of it; answers how much it was. */
    int workOnce() {
        var outcomes = part(OutcomeDesk.class);
        var attempt = part(EffectAttempt.class);
        var patience = attempt.handlers().patienceOf("errands");
        var tried = outcomes.claim("errands", patience, 100).stream()
                .map(attempt::at)
                .toList();
        if (!tried.isEmpty()) outcomes.store(tried);
        return tried.size();
    }

    @Override
    public void close() {
        context.close();
    }
}
