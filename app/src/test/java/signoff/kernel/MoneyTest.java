// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Money is counted in whole minor units, and never goes below nothing. */
class MoneyTest {

    @Test
    void amounts_of_one_currency_are_added() {
        assertThat(hkd(50_00).plus(hkd(25))).isEqualTo(hkd(50_25));
    }

    @Test
    void taking_more_than_there_is_leaves_nothing() {
        assertThat(hkd(50_00).minusAtMost(hkd(20_00))).isEqualTo(hkd(30_00));
        assertThat(hkd(20_00).minusAtMost(hkd(50_00))).isEqualTo(Money.none(HKD));
    }

    @Test
    void the_smaller_of_two_is_found_from_either_side() {
        assertThat(hkd(3).smallerOf(hkd(2))).isEqualTo(hkd(2));
        assertThat(hkd(2).smallerOf(hkd(3))).isEqualTo(hkd(2));
    }

    @Test
    void nothing_is_zero_in_its_currency() {
        assertThat(Money.none(HKD).isZero()).isTrue();
        assertThat(hkd(1).isZero()).isFalse();
    }

    @Test
    void money_is_never_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hkd(-1))
                .withMessage("money must not be negative: -1");
    }

    @Test
    void currencies_do_not_mix() {
        var usd = new Money(1, Currency.getInstance("USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> hkd(1).plus(usd));
        assertThatIllegalArgumentException().isThrownBy(() -> hkd(1).minusAtMost(usd));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hkd(1).smallerOf(usd))
                .withMessage("HKD and USD do not mix");
    }

    @Test
    void a_sum_too_large_to_count_is_not_wrapped_around() {
        assertThatThrownBy(() -> hkd(Long.MAX_VALUE).plus(hkd(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    private static final Currency HKD = Currency.getInstance("HKD");

    private static Money hkd(long minor) {
        return new Money(minor, HKD);
    }
}
