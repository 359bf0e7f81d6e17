// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes a node that does not run by itself take one step at a time. For simulations. */
public final class HandWork {

    private final OutcomeDesk outcomes;
    private final EffectAttempt attempt;
    private final TimerDesk timers;
    private final JdbcTemplate sql;

    public HandWork(BeanFactory node) {
        outcomes = node.getBean(OutcomeDesk.class);
        attempt = node.getBean(EffectAttempt.class);
        timers = node.getBean(TimerDesk.class);
        sql = node.getBean(JdbcTemplate.class);
    }

    /** Claims what is due at all targets, tries it, and stores what came of it. */
    public int work(int most) {
        var tried = claim(most).stream().map(attempt::at).toList();
        if (!tried.isEmpty()) outcomes.store(tried);
        return tried.size();
    }

    /** Claims and dies: nothing was tried, and nobody knows. */
    public void dieBeforeTrying(int most) {
        claim(most);
    }

    /** Claims, tries and dies: what was done is done, and nobody knows. */
    public void dieBeforeStoring(int most) {
        claim(most).forEach(attempt::at);
    }

    public int timers(int most) {
        return timers.moveDue(most);
    }

    /** As if the clock of the database had gone on, too: leases go by that one. */
    public void windLeases(Duration by) {
        sql.update(
                "update workflow.effect set leased_until = leased_until - ? * interval '1 ms'"
                        + " where due_at is not null and leased_until is not null",
                by.toMillis());
    }

    private List<EffectStore.Claimed> claim(int most) {
        var handlers = attempt.handlers();
        return handlers.targets().stream()
                .sorted()
                .flatMap(target ->
                        outcomes.claim(target, handlers.patienceOf(target), most).stream())
                .toList();
    }
}
