// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import signoff.TestPostgres;
import signoff.WoundClock;
import signoff.workflow.Attempt;
import signoff.workflow.Effect;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** While two releases run side by side, what only the newer one knows is left to it, untouched. */
class RollingUpgradeTest {

    @Test
    void an_effect_of_a_kind_that_a_node_does_not_know_is_left_for_one_that_does() {
        var id = newer.begin(1, 1);
        for (int look = 0; look < 10; look++) assertThat(older.workOnce()).isZero();
        assertThat(newer.cases().effects(id))
                .singleElement()
                .matches(effect -> effect.attempts() == 0 && effect.status().equals("OPEN"));
        assertThat(newer.workOnce()).isOne();
        assertThat(errands.attempts)
                .singleElement()
                .matches(attempt -> attempt.number() == 1 && !attempt.earlierMayHaveHappened());
        assertThat(newer.stateOf(id)).isEqualTo(new Errand.State.Finished());
    }

    @Test
    void a_case_of_a_type_that_a_node_does_not_know_is_neither_tried_nor_moved() {
        newer.begin(1, 1);
        newer.sql().update("update workflow.case_file set kind = 'parade'");
        newer.sql().update("update workflow.effect set case_kind = 'parade'");
        clock.wind(Duration.ofDays(1));
        assertThat(newer.workOnce()).isZero();
        assertThat(newer.part(TimerDesk.class).moveDue(10)).isZero();
        assertThat(newer.part(TimerDesk.class).due(10)).isEmpty();
    }

    // The words used above.

    /** Something else that the same far side does. */
    record Walk() implements Effect {}

    /** Carries out walks, and has not heard of errands. */
    static final class Walks implements EffectHandler<Walk> {

        @Override
        public Class<Walk> effect() {
            return Walk.class;
        }

        @Override
        public String target() {
            return "errands";
        }

        @Override
        public Outcome handle(Walk effect, Attempt attempt) {
            return new Outcome.Done();
        }
    }

    private final HikariDataSource pool = TestPostgres.fresh().pool(4);
    private final WoundClock clock = new WoundClock(Node.START);
    private final Errands errands = new Errands(attempt -> new Outcome.Done());
    private final Node newer = new Node(pool, clock, false, errands);
    private final Node older = new Node(pool, clock, false, new Walks());

    @AfterEach
    void close() {
        newer.close();
        older.close();
        pool.close();
    }
}
