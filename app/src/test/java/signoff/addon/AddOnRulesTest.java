// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

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
import signoff.addon.AddOnFact.EndAgreed;
import signoff.addon.AddOnFact.EndTakenBack;
import signoff.addon.AddOnFact.EndedAtOnce;
import signoff.addon.AddOnFact.LineEnded;
import signoff.addon.AddOnFact.MonthPaid;
import signoff.addon.AddOnFact.PeriodOver;
import signoff.addon.AddOnFact.RenewalFailed;
import signoff.addon.AddOnFact.RenewalRested;
import signoff.addon.AddOnOrder.GiveBack;
import signoff.addon.AddOnOrder.Leave;
import signoff.addon.AddOnOrder.Renew;
import signoff.addon.AddOnState.Ended;
import signoff.addon.AddOnState.Ending;
import signoff.addon.AddOnState.Lapsed;
import signoff.addon.AddOnState.Resting;
import signoff.addon.AddOnState.Running;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.notification.Notice;
import signoff.notification.TellSubscriber;
import signoff.workflow.RowsTold;
import signoff.workflow.Step;

/** Add-ons: each rule told as one example (X-13, SF-52). */
class AddOnRulesTest {

    @Test
    void when_its_month_is_over_the_books_are_asked_for_another_one() {
        var step = when(RUNNING, new PeriodOver(NOW));
        assertThat(step.state()).isEqualTo(new Resting(TOMORROW, 3));
        assertThat(step.instructions()).containsExactly(new Renew(4));
        assertThat(step.effects()).isEmpty();
        assertThat(when(RESTING, new PeriodOver(NOW)).instructions()).containsExactly(new Renew(4));
        assertThat(when(RESTING, new MonthPaid(NOW, TOMORROW)).state())
                .isEqualTo(new Running(NOW, TOMORROW, 4, 0));
    }

    @Test
    void while_its_line_is_off_it_rests_and_with_the_line_it_ends_without_a_word() {
        assertThat(when(RESTING, new RenewalRested(NOW)).state())
                .isEqualTo(new Resting(TOMORROW, 3));
        var ended = when(RESTING, new LineEnded(NOW));
        assertThat(ended.state()).isEqualTo(new Ended(NOW, NONE));
        assertThat(ended.effects()).isEmpty();
        assertThat(ended.instructions()).containsExactly(new Leave(NOW));
    }

    @Test
    void what_is_not_renewed_is_told_with_its_price() {
        var step = when(RESTING, new RenewalFailed(NOW));
        assertThat(step.state()).isEqualTo(new Lapsed(NOW));
        assertThat(step.instructions()).containsExactly(new Leave(NOW));
        assertThat(told(step).notice()).isEqualTo(Notice.ADD_ON_LAPSED);
        assertThat(told(step).facts()).containsEntry("amountMinor", "1200");
    }

    @Test
    void that_it_ends_with_its_month_is_told_and_can_be_taken_back() {
        var agreed = when(RUNNING, new EndAgreed(NOW));
        assertThat(agreed.state()).isEqualTo(ENDING);
        assertThat(told(agreed).notice()).isEqualTo(Notice.ADD_ON_ENDING);
        var kept = when(ENDING, new EndTakenBack(NOW));
        assertThat(kept.state()).isEqualTo(new Running(BEFORE, NOW, 3, 1));
        assertThat(told(kept).notice()).isEqualTo(Notice.ADD_ON_KEPT);
        var over = when(ENDING, new PeriodOver(NOW));
        assertThat(over.state()).isEqualTo(new Ended(NOW, NONE));
        assertThat(over.instructions()).containsExactly(new Leave(NOW));
        assertThat(told(over).notice()).isEqualTo(Notice.ADD_ON_ENDED);
    }

    @Test
    void at_once_what_was_not_used_is_given_back_and_told() {
        var back = new Money(3_00, CNY);
        for (var state : List.of(RUNNING, ENDING)) {
            var step = when(state, new EndedAtOnce(NOW, back));
            assertThat(step.state()).isEqualTo(new Ended(NOW, back));
            assertThat(step.instructions())
                    .containsExactly(new GiveBack(NOW, back, 3), new Leave(NOW));
            assertThat(told(step).notice()).isEqualTo(Notice.ADD_ON_RETURNED);
        }
        var resting = when(RESTING, new EndedAtOnce(NOW, NONE));
        assertThat(resting.instructions()).containsExactly(new Leave(NOW));
        assertThat(told(resting).notice()).isEqualTo(Notice.ADD_ON_ENDED);
    }

    @AfterAll
    static void every_row_of_the_table_has_an_example() {
        RowsTold.check(AddOnRules.TABLE, TOLD);
    }

    // The words used above.

    private static final Set<List<Class<?>>> TOLD = new HashSet<>();
    private static final Instant BEFORE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-02T09:00:00Z");
    private static final Instant TOMORROW = Instant.parse("2026-04-03T09:00:00Z");
    private static final Currency CNY = Currency.getInstance("CNY");
    private static final Money NONE = Money.none(CNY);
    private static final AddOnState RUNNING = new Running(BEFORE, NOW, 3, 0);
    private static final AddOnState RESTING = new Resting(NOW, 3);
    private static final AddOnState ENDING = new Ending(BEFORE, NOW, 3, 0);
    private static final AddOnFile FILE = new AddOnFile(
            new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2)),
            "0009",
            "Asia/Shanghai",
            "extra-2gb",
            "esim-8gb",
            "v1",
            new Money(12_00, CNY),
            null,
            Duration.ofDays(1));

    private static Step<AddOnFile, AddOnState> when(AddOnState state, AddOnFact fact) {
        TOLD.add(List.of(state.getClass(), fact.getClass()));
        return AddOnRules.TABLE.decide(FILE, state, fact).orElseThrow();
    }

    private static TellSubscriber told(Step<?, ?> step) {
        return (TellSubscriber) step.effects().getFirst();
    }
}
