// SPDX-License-Identifier: Apache-2.0
package signoff.replacement.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.line.supply.SimForm;
import signoff.replacement.Replacements.Replacement;

/** Another SIM for a line, as programs see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Replacement", description = "Another SIM for a line, with the same number.")
record ReplacementJson(
        UUID id,
        UUID lineId,

        @Schema(allowableValues = {"esim", "virtual", "card"})
        String form,

        @Schema(
                description = "How far it is.",
                allowableValues = {
                    "awaiting_code",
                    "awaiting_card",
                    "connecting",
                    "held",
                    "cancelling",
                    "replaced",
                    "ended"
                })
        String status,

        @Schema(
                description = "Why the line kept its SIM; absent as long as it may get another.",
                allowableValues = {"no_code", "no_card", "cancelled", "closed"},
                nullable = true)
        @Nullable
        String endedFor,

        @Schema(description = "Taken when the new SIM has the number.")
        long priceMinor,

        @Schema(description = "ISO 4217.", example = "CNY") String currency,

        @Schema(description = "Until when the next one acts; absent at an end.", nullable = true)
        @Nullable
        Instant waitsUntil) {

    static ReplacementJson of(Replacement one) {
        var ended = one.endedFor();
        return new ReplacementJson(
                one.id().value(),
                one.line().value(),
                word(one.form()),
                word(one.status()),
                ended == null ? null : word(ended),
                one.price().minor(),
                one.price().currency().getCurrencyCode(),
                one.waitsUntil());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "ReplacementRequest")
    record Asked(
            @Schema(description = "In which form the new SIM comes.", example = "esim")
            @NotNull
            @Pattern(regexp = "esim|virtual|card")
            String form,

            @Schema(description = "The price that was shown, if there is one.", example = "0")
            @Min(0)
            @Nullable
            Long priceMinor) {

        SimForm wanted() {
            return SimForm.valueOf(form.toUpperCase(Locale.ROOT));
        }
    }

    @Schema(name = "ReplacementCode")
    record Confirmed(
            @Schema(description = "The code that the subscriber got.", example = "49302718")
            @NotNull
            @Size(min = 1, max = 200)
            String code) {}

    @Schema(name = "ReplacementCard")
    record Named(
            @Schema(description = "The serial that is printed on the new card (ICCID).")
            @NotNull
            @Size(min = 1, max = 40)
            String serial) {}

    @Schema(name = "ReplacementTerms")
    record Terms(
            @Schema(description = "In which forms the line can have another SIM.")
            List<String> forms,

            @Schema(description = "Taken from the paid balance when the new SIM has the number.")
            long priceMinor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency) {}
}
