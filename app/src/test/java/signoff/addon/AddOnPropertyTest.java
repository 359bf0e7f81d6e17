// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import static org.assertj.core.api.Assertions.assertThat;
import static signoff.addon.AddOns.When.AT_ONCE;
import static signoff.addon.AddOns.When.PERIOD_END;
import static signoff.ledger.AccountKind.PAID;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Status;
import signoff.kernel.LineId;
import signoff.ledger.Transfer.Reason;

/**
 * Takes, ends and keeps add-ons, uses them and lets days go by in any order: what comes back is
 * never more than was paid, and nobody is charged after the end (X-13, I14, I15).
 */
class AddOnPropertyTest extends LinesWithAddOns {

    static IntStream seeds() {
        return IntStream.range(0, 16);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_more_comes_back_than_was_paid_and_nothing_is_charged_after_the_end(int seed) {
        var chance = new SplittableRandom(seed);
        var line = newLine("esim-8gb", 200_00);
        for (int step = 0; step < 30; step++) {
            var held = addOns.of(line);
            var fees = fees(line).size();
            doSomething(line, chance, held);
            if (addOns.of(line).isEmpty() && held.isEmpty()) {
                assertThat(fees(line)).hasSize(fees);
            }
            agrees(line);
        }
        addOns.of(line).forEach(one -> end(one, AT_ONCE));
        var fees = fees(line).size();
        days(70);
        assertThat(fees(line)).as("nobody is charged after the end").hasSize(fees);
    }

    // The words used above.

    private void doSomething(LineId line, SplittableRandom chance, List<Held> held) {
        switch (chance.nextInt(8)) {
            case 0, 1 -> take(line, chance.nextBoolean() ? DATA : TEXTS);
            case 2 -> {
                if (balance(line, PAID) >= 35_00) pack(line);
            }
            case 3 -> held.forEach(one -> end(one, AT_ONCE));
            case 4 -> held.forEach(one -> end(one, PERIOD_END));
            case 5 -> held.forEach(one -> addOns.keep(line, one.id().value(), ACTOR));
            case 6 -> use(line, 1 + chance.nextInt(500), clock.instant());
            default -> days(1 + chance.nextInt(20));
        }
    }

    private void agrees(LineId line) {
        var paid = sum(posted(line, Reason.RECURRING_FEE)) + sum(posted(line, Reason.ORDER));
        var back = sum(posted(line, Reason.FEE_RETURNED));
        var used = sum(posted(line, Reason.USAGE).stream().toList());
        assertThat(back).isLessThanOrEqualTo(paid);
        assertThat(balance(line, PAID)).isBetween(200_00 - paid + back - used, 200_00L);
        for (var one : addOns.of(line)) {
            assertThat(one.status()).isNotEqualTo(Status.ENDED);
            assertThat(addOns.quote(one).returned().minor())
                    .isBetween(0L, one.price().minor());
        }
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }
}
