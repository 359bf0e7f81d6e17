// SPDX-License-Identifier: Apache-2.0
package signoff.addon.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Quote;
import signoff.kernel.Refusal;

/** An add-on of a line on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "HeldAddOn", description = "An add-on, and what ending it comes to now.")
record AddOnJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID lineId,

        @Schema(description = "Its name in the catalogue.", example = "extra-2gb")
        String addOn,

        @Schema(description = "Whether it renews; a pack does not.")
        boolean monthly,

        @Schema(description = "Of a month, or of the pack.", example = "1200")
        long priceMinor,

        @Schema(description = "ISO 4217.", example = "CNY") String currency,

        @Schema(
                description =
                        "Lapsed means that it was not renewed; resting, that its line is off.",
                allowableValues = {"running", "resting", "ending", "ended", "lapsed"})
        String status,

        @Schema(description = "When what is paid for is over, or when it ended.")
        Instant until,

        @Schema(description = "Given back when it ended.") long returnedMinor,

        @Schema(description = "While it can end: what that comes to now.") @Nullable
        ClosurePreviewJson closure) {

    static AddOnJson of(Held addOn, @Nullable Quote quote) {
        return new AddOnJson(
                addOn.id().value(),
                addOn.id().number(),
                addOn.line().value(),
                addOn.code(),
                addOn.monthly(),
                addOn.price().minor(),
                addOn.price().currency().getCurrencyCode(),
                addOn.status().name().toLowerCase(Locale.ROOT),
                addOn.until(),
                addOn.returned().minor(),
                quote == null ? null : ClosurePreviewJson.of(quote));
    }

    /** What ending comes to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AddOnClosurePreview")
    record ClosurePreviewJson(
            @Schema(description = "If it ends at once. Send it back.")
            long returnedMinor,

            @Schema(description = "What is left, and is lost if it ends at once.")
            List<LeftJson> left,

            @Schema(description = "The rule that keeps it from ending at once, if any.") @Nullable
            String atOnceRefused,

            @Schema(description = "The same for the end of the month.") @Nullable
            String atPeriodEndRefused) {

        static ClosurePreviewJson of(Quote quote) {
            return new ClosurePreviewJson(
                    quote.returned().minor(),
                    quote.left().stream()
                            .map(bucket -> new LeftJson(
                                    bucket.kind().name().toLowerCase(Locale.ROOT), bucket.left()))
                            .toList(),
                    rule(quote.onceRefused()),
                    rule(quote.laterRefused()));
        }

        private static @Nullable String rule(@Nullable Refusal why) {
            return why == null ? null : why.code().name();
        }
    }

    /** What is left of an allowance. */
    @Schema(name = "AddOnLeft")
    record LeftJson(
            @Schema(allowableValues = {"data", "voice", "sms"})
            String kind,

            @Schema(description = "Megabytes, seconds or messages.")
            long amount) {}
}
