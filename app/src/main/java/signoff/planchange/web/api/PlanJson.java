// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import signoff.catalog.Offering;
import signoff.kernel.Refusal;
import signoff.planchange.PlanChanges.Quote;

/** What a line could be on, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlanChoice", description = "A plan, and what changing to it comes to today.")
record PlanJson(
        @Schema(example = "esim-30gb") String offering,

        @Schema(description = "Of the catalogue: send it back, and the price is the one shown.")
        String version,

        @Schema(allowableValues = {"monthly_pack", "pay_as_you_go", "long_term"})
        String billing,

        @Schema(allowableValues = {"basic", "premium"}) String tier,

        @Schema(description = "What each period costs.", example = "8900")
        long feeMinor,

        @Schema(
                description = "At once: the unused part of the fee that was paid. Send it back.",
                example = "1950")
        long returnedMinor,

        @Schema(description = "At once: what the paid balance must have for it.")
        long dueMinor,

        @Schema(description = "ISO 4217.", example = "CNY") String currency,

        @Schema(description = "When the running period is over, where there is one.") @Nullable
        LocalDate periodEndsOn,

        @Schema(description = "The rule that keeps it from changing at once, if any.") @Nullable
        String atOnceRefused,

        @Schema(description = "The same for the end of the period.") @Nullable
        String atPeriodEndRefused) {

    static PlanJson of(Offering one, Quote quote) {
        return new PlanJson(
                one.code(),
                one.version(),
                one.plan().billing().name().toLowerCase(Locale.ROOT),
                one.plan().tier().name().toLowerCase(Locale.ROOT),
                quote.fee().minor(),
                quote.returned().minor(),
                quote.due().minor(),
                quote.fee().currency().getCurrencyCode(),
                quote.endsOn(),
                rule(quote.onceRefused()),
                rule(quote.laterRefused()));
    }

    private static @Nullable String rule(@Nullable Refusal why) {
        return why == null ? null : why.code().name();
    }
}
