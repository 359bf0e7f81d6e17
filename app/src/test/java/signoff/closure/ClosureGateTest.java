// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.closure.Previews.Promises;
import signoff.kernel.Actor;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.simulation.SimulatedLines;
import signoff.simulation.SimulatedOperator;
import signoff.workflow.Cases;

/** The gate, when the case in the way comes and goes at the worst moments. */
class ClosureGateTest {

    @Test
    void who_was_second_is_let_in_when_the_first_has_ended_meanwhile_I1() {
        var line = line();
        var opened = openings(new InTheWay(1)).draft(line, NOTHING, ACTOR);
        assertThat(opened).isInstanceOf(Opening.Opened.class);
        assertThat(operator.part(ClosureGate.class).open(line).orElseThrow().id())
                .isEqualTo(((Opening.Opened) opened).closure().id());
    }

    @Test
    void the_gate_does_not_try_for_ever() {
        var line = line();
        var store = new InTheWay(100);
        assertThatThrownBy(() -> openings(store).draft(line, NOTHING, ACTOR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ended 4 times");
        assertThat(operator.part(ClosureGate.class).open(line)).isEmpty();
    }

    /** Just before each try a case of the line begins, and just after it that case ends. */
    private static final class InTheWay extends ClosureStore {

        private int times;

        InTheWay(int times) {
            super(operator.part(JdbcTemplate.class), operator.part(Ids.class));
            this.times = times;
        }

        @Override
        Set<UUID> begin(List<Wanted> wanted) {
            if (times-- <= 0) return super.begin(wanted);
            var line = wanted.getFirst().line();
            var other = elsewhere(() -> closures.request(line, NOTHING, ACTOR));
            var begun = super.begin(wanted);
            var id = ((Opening.Opened) other).closure().id();
            assertThat(elsewhere(() -> closures.withdraw(id, ACTOR)))
                    .isInstanceOf(Deciding.Decided.class);
            return begun;
        }

        // In a transaction of its own.
        private static <T> T elsewhere(Supplier<T> work) {
            return CompletableFuture.supplyAsync(work, Thread::startVirtualThread)
                    .join();
        }
    }

    @BeforeAll
    static void start() {
        operator = new SimulatedOperator();
        closures = operator.part(Closures.class);
    }

    @AfterAll
    static void stop() {
        operator.close();
    }

    // The words used above.

    static final Answers NOTHING =
            new Answers(null, null, Set.of("PROMOTIONAL_BALANCE"), Stop.SOON);
    static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "closure-gate-test");

    static SimulatedOperator operator;
    static Closures closures;

    static LineId line() {
        return new SimulatedLines(operator, new SplittableRandom(1), 1).lineOf(0);
    }

    static ClosureOpenings openings(ClosureStore store) {
        var gate = new ClosureGate(
                operator.part(Cases.class),
                operator.part(ClosureCases.class),
                store,
                operator.part(SealedWords.class),
                operator.part(TransactionTemplate.class));
        return new ClosureOpenings(
                gate,
                operator.part(Previews.class),
                operator.part(Promises.class),
                operator.part(Quoting.class),
                operator.part(Clock.class));
    }
}
