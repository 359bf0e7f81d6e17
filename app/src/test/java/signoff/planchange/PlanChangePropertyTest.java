// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.ledger.AccountKind.PAID;
import static signoff.planchange.PlanChanges.When.AT_ONCE;
import static signoff.planchange.PlanChanges.When.PERIOD_END;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.kernel.LineId;
import signoff.line.Line.Mandate;
import signoff.planchange.PlanChanges.Deciding;

/**
 * Changes plans at once and at the end of the period, takes changes back, pays in and lets time go
 * by in any order, and holds line and balance against a model that knows days and sums alone. So
 * nobody is charged twice for one period, and nothing is lost on the way (SF-11, I14, I36).
 */
class PlanChangePropertyTest extends ChangedPlans {

    static IntStream seeds() {
        return IntStream.range(0, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void line_and_balance_are_as_the_model_says_after_any_sequence(int seed) {
        var chance = new SplittableRandom(seed);
        var line = newLine(PLANS.getFirst(), 100_00, Mandate.AUTO_RENEW);
        var model = new Model();
        for (int step = 0; step < 30; step++) {
            switch (chance.nextInt(6)) {
                case 0 -> atOnce(line, model, PLANS.get(chance.nextInt(PLANS.size())));
                case 1 -> later(line, model, PLANS.get(chance.nextInt(PLANS.size())));
                case 2 -> cancel(line, model);
                case 3 -> {
                    payIn(line, 20_00);
                    model.balance += 20_00;
                }
                default -> days(line, model, 1 + chance.nextInt(12));
            }
            agrees(line, model);
        }
    }

    // The words used above.

    private static final List<String> PLANS = List.of("data-10gb", "data-as-you-go");
    private static final Map<String, Integer> FEES =
            Map.of("data-10gb", 29_00, "data-as-you-go", 0);
    private static final long KEEP = 5_00;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private void atOnce(LineId line, Model model, String plan) {
        var answer = ask(line, plan, AT_ONCE);
        if (model.atOnce(plan, today())) assertThat(answer).isInstanceOf(Deciding.Decided.class);
        else assertThat(answer).isInstanceOf(Deciding.Refused.class);
    }

    private void later(LineId line, Model model, String plan) {
        var answer = ask(line, plan, PERIOD_END);
        if (plan.equals(model.plan)) assertThat(answer).isInstanceOf(Deciding.Refused.class);
        else model.awaited = ((Deciding.Decided) answer).change().offering();
    }

    private void cancel(LineId line, Model model) {
        changes.awaited(line).ifPresent(one -> decided(changes.cancel(one.id(), ACTOR)));
        model.awaited = null;
    }

    private void days(LineId line, Model model, int days) {
        for (int day = 0; day < days; day++) {
            clock.wind(Duration.ofDays(1));
            renew();
            model.day(today());
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    private void agrees(LineId line, Model model) {
        assertThat(plan(line)).isEqualTo(model.plan);
        assertThat(balance(line, PAID)).isEqualTo(model.balance);
        assertThat(now(line).nextChargeOn()).isEqualTo(model.endsOn);
        assertThat(now(line).mandates().contains(Mandate.AUTO_RENEW)).isEqualTo(model.renews);
        assertThat(changes.awaited(line).isPresent()).isEqualTo(model.awaited != null);
    }

    /** What the subscriber would work out on paper. */
    private static final class Model {
        private String plan = PLANS.getFirst();
        private long balance = 100_00;
        private LocalDate endsOn = DUE;
        private boolean paid = true;
        private boolean renews = true;
        private int lacking;
        private @Nullable String awaited;

        boolean atOnce(String to, LocalDate today) {
            if (to.equals(plan)) return false;
            var whole = ChronoUnit.DAYS.between(endsOn.minusMonths(1), endsOn);
            var left = Math.max(0, ChronoUnit.DAYS.between(today, endsOn));
            var returned = paid ? FEES.get(plan) * left / whole : 0;
            if (balance + returned < FEES.get(to)) return false;
            balance += returned - FEES.get(to);
            on(to);
            endsOn = today.plusMonths(1);
            paid = true;
            awaited = null;
            return true;
        }

        private void on(String to) {
            plan = to;
            lacking = 0;
            if (FEES.get(to) == 0) renews = false;
        }

        void day(LocalDate today) {
            if (today.isBefore(endsOn)) return;
            if (awaited != null) {
                on(awaited);
                renews = FEES.get(plan) > 0;
                awaited = null;
            }
            var fee = renews ? FEES.get(plan) : KEEP;
            if (balance >= fee) {
                balance -= fee;
                turn(today, renews);
            } else if (!renews) {
                turn(today, false);
            } else if (++lacking > 3) { // Looked at on its day and on three more.
                renews = false;
                turn(today, false);
            }
        }

        private void turn(LocalDate today, boolean nowPaid) {
            var next = endsOn.plusMonths(1);
            endsOn = next.isAfter(today) ? next : today.plusMonths(1);
            paid = nowPaid;
            lacking = 0;
        }
    }
}
