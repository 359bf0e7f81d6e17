// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import signoff.kernel.Money;

/** Money on the wire. */
@Schema(name = "Amount", description = "Money, in whole minor units of its currency.")
record Amount(
        @Schema(example = "5000", minimum = "0") long amountMinor,
        @Schema(description = "ISO 4217.", example = "CNY") String currency) {

    static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().getCurrencyCode());
    }

    static @Nullable Amount ofNullable(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
