// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import signoff.kernel.Money;
import signoff.kernel.RequestRefused;

/** What people type into the top-up form, and what it is taken for. */
class TopUpFormTest {

    @Test
    void an_amount_is_read_in_whole_units_with_decimals_if_need_be() {
        assertThat(amount("50")).isEqualTo(new Money(50_00, HKD));
        assertThat(amount(" 12.5 ")).isEqualTo(new Money(12_50, HKD));
    }

    @Test
    void what_is_no_amount_is_nothing_so_that_the_range_refuses_it() {
        for (var nonsense : List.of("", "-5", "1e9", "12.345", "twelve", "9".repeat(40), "０")) {
            assertThat(amount(nonsense)).as(nonsense).isEqualTo(Money.none(HKD));
        }
        assertThat(new TopUpForm(null, null, null).amountIn(HKD)).isEqualTo(Money.none(HKD));
    }

    @Test
    void only_an_instrument_that_this_subscriber_used_can_be_charged() {
        var form = new TopUpForm(null, "50", "card-9999");
        assertThatThrownBy(() -> form.instrumentAmong(List.of("card-4242")))
                .isInstanceOf(RequestRefused.class);
    }

    @Test
    void a_request_without_its_id_is_not_understood() {
        assertThatThrownBy(() -> new TopUpForm("x", "50", "card-4242").requestId())
                .isInstanceOf(RequestRefused.class);
    }

    // The words used above.

    private static final Currency HKD = Currency.getInstance("HKD");

    private static Money amount(String typed) {
        return new TopUpForm(null, typed, null).amountIn(HKD);
    }
}
