// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.planchange.PlanChangeFact.ChangeCancelled;
import signoff.planchange.PlanChangeFact.ClosingTookOver;
import signoff.planchange.PlanChangeFact.OtherWasAgreed;
import signoff.planchange.PlanChangeFact.TurnCame;
import signoff.planchange.PlanChangeFact.TurnIsAwaited;
import signoff.planchange.PlanChangeOrder.Look;
import signoff.planchange.PlanChangeOrder.Switch;
import signoff.planchange.PlanChangeState.Agreed;
import signoff.planchange.PlanChangeState.Cancelled;
import signoff.planchange.PlanChangeState.Changed;
import signoff.planchange.PlanChangeState.Dropped;
import signoff.planchange.PlanChangeState.Replaced;
import signoff.planchange.PlanChanges.When;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;

/** Changing a plan: each rule told as one example (SF-11). */
class PlanChangeRulesTest {

    @Test
    void when_its_turn_comes_the_plan_is_changed_and_the_subscriber_told_what_it_costs() {
        var step = when(new TurnCame(NOW));
        assertThat(step.state()).isEqualTo(new Changed(NOW));
        assertThat(step.instructions()).containsExactly(new Switch(NOW));
        assertThat(told(step).notice()).isEqualTo(Notice.PLAN_CHANGED);
        assertThat(told(step).facts()).containsEntry("amountMinor", "8900");
    }

    @Test
    void what_is_taken_back_is_told_and_what_is_replaced_is_told_by_the_one_in_its_place() {
        var cancelled = when(new ChangeCancelled(NOW));
        assertThat(cancelled.state()).isEqualTo(new Cancelled(NOW));
        assertThat(told(cancelled).notice()).isEqualTo(Notice.PLAN_CHANGE_CANCELLED);

        var replaced = when(new OtherWasAgreed(NOW));
        assertThat(replaced.state()).isEqualTo(new Replaced(NOW));
        assertThat(replaced.effects()).isEmpty();
    }

    @Test
    void a_closing_drops_it_and_the_subscriber_is_told() {
        var step = when(new ClosingTookOver(NOW));
        assertThat(step.state()).isEqualTo(new Dropped(NOW));
        assertThat(step.instructions()).isEmpty();
        assertThat(told(step).notice()).isEqualTo(Notice.PLAN_CHANGE_DROPPED);
    }

    @Test
    void whether_it_is_still_awaited_is_looked_at_ever_more_seldom() {
        var soon = when(new TurnIsAwaited(ASKED.plus(Duration.ofDays(1))));
        assertThat(soon.state()).isEqualTo(new Agreed(ASKED.plus(Duration.ofDays(2))));
        assertThat(soon.instructions()).containsExactly(new Look());
        var late = when(new TurnIsAwaited(ASKED.plus(Duration.ofDays(32))));
        assertThat(late.state()).isEqualTo(new Agreed(ASKED.plus(Duration.ofDays(64))));
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(PlanChangeRules.TABLE, TOLD);
    }

    // The words used above.

    private static final Set<List<Class<?>>> TOLD = new HashSet<>();
    private static final Instant ASKED = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-02T09:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    private static final PlanChangeFile FILE = new PlanChangeFile(
            LINE,
            "0009",
            "Asia/Shanghai",
            "esim-30gb",
            "v1",
            When.PERIOD_END,
            new Money(89_00, CNY),
            Money.none(CNY),
            ASKED,
            Duration.ofDays(1));

    private static Step<PlanChangeFile, PlanChangeState> when(PlanChangeFact fact) {
        var state = new Agreed(NOW);
        TOLD.add(List.of(state.getClass(), fact.getClass()));
        return PlanChangeRules.TABLE.decide(FILE, state, fact).orElseThrow();
    }

    private static TellSubscriber told(Step<?, ?> step) {
        return (TellSubscriber) step.effects().getFirst();
    }
}
