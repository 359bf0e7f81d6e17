// SPDX-License-Identifier: Apache-2.0
package signoff.closure.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.kernel.Money;
import signoff.line.commitment.Commitment;
import signoff.policy.ClosurePolicy.Severity;

/** I21: whatever the contract says and whatever is sent, closing costs what was agreed, or less. */
class EarlyFeePropertyTest {

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothing_is_charged_but_what_was_agreed_to_and_is_due_I21(int seed) {
        var chance = new SplittableRandom(seed);
        var fee = chance.nextLong(0, 1_000_000);
        var until = Looking.STOP.plus(Duration.ofHours(chance.nextInt(-500, 500)));
        var tied = new Commitment(until, fee, 0, null, null, null, null, null, null);
        var due = EarlyFee.due(tied, new Looking().policy(), Looking.CNY, Looking.STOP);
        assertThat(due.minor()).isLessThanOrEqualTo(fee);

        var consents = new ArrayList<>(List.of("PROMOTIONAL_BALANCE", "MINIMUM_TERM"));
        var none = EarlyFee.agreed(consents, Looking.CNY);
        assertThat(EarlyFee.charged(none, tied, Looking.STOP).isZero()).isTrue();

        if (chance.nextBoolean()) consents.add(EarlyFee.consent(due));
        var agreed = EarlyFee.agreed(consents, Looking.CNY);
        var charged = EarlyFee.charged(agreed, tied, Looking.STOP);
        assertThat(charged.minor()).isLessThanOrEqualTo(agreed.minor());
        assertThat(charged.minor()).isLessThanOrEqualTo(fee);
        if (!until.isAfter(Looking.STOP)) assertThat(charged.isZero()).isTrue();
        else assertThat(charged).isEqualTo(agreed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MINIMUM_TERM",
                "MINIMUM_TERM:",
                "MINIMUM_TERM:-5:CNY",
                "MINIMUM_TERM:5:USD",
                "MINIMUM_TERM:5.5:CNY",
                "MINIMUM_TERM:9999999999999:CNY",
                "minimum_term:5:CNY",
                "MINIMUM_TERM:5:CNY:5"
            })
    void what_is_not_the_exact_sum_agrees_to_nothing(String consent) {
        assertThat(EarlyFee.agreed(List.of(consent), Looking.CNY).isZero()).isTrue();
    }

    /** A policy that only tells of the term asks for nothing (the death of the holder, X-03). */
    @ParameterizedTest
    @ValueSource(strings = {"CONSENT", "ADVISE"})
    void a_fee_is_asked_for_only_where_it_is_agreed_to(Severity weight) {
        var policy = new Looking().with(Check.Code.MINIMUM_TERM, weight).policy();
        var tied = new Commitment(
                Looking.STOP.plusSeconds(1), 500, 0, null, null, null, null, null, null);
        assertThat(EarlyFee.due(tied, policy, Looking.CNY, Looking.STOP))
                .isEqualTo(new Money(weight == Severity.CONSENT ? 500 : 0, Looking.CNY));
    }
}
