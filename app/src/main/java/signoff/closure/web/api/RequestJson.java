// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Stop;
import signoff.closure.check.Check;
import signoff.closure.check.EarlyFee;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/** A request for a closing on the wire. */
@Schema(name = "ClosureRequest", description = "What is asked for.")
record RequestJson(
        @Schema(
                description = "The line to close.",
                format = "uuid",
                example = "0193a1f2-7d40-7c11-9a3e-5b0e5f7a2c10")
        @NotNull
        @Size(max = 64)
        String lineId,

        @Schema(
                description = "One of the preview's reasons; never required.",
                nullable = true,
                example = "no_longer_needed")
        @Nullable
        @Size(max = 64)
        String reason,

        @Schema(
                description = "In own words. Stored sealed, and shown to nobody by this API.",
                nullable = true)
        @Nullable
        @Size(max = 500)
        String words,

        @Schema(
                description = "What is agreed to: the `consent` of each check that asks.",
                nullable = true,
                example = "[\"promotional_balance\"]")
        @Nullable
        @Size(max = 20)
        List<@NotNull @Size(max = 64) String> consents,

        @Schema(
                description = "What the stop waits for, beside cooling-off. Without it `on_date`"
                        + " when there is a `stopOn`, else `soon`. With `now` there is no"
                        + " cooling-off: service ends with the confirmation, or with the decision where people"
                        + " make one, and can then only be restored.",
                nullable = true,
                allowableValues = {"soon", "now", "on_date", "period_end", "balance_used"})
        @Nullable
        @Size(max = 64)
        String stopBy,

        @Schema(
                description = "When service should stop at the earliest, with `on_date`.",
                nullable = true)
        @Nullable
        Instant stopOn,

        @Schema(description = "The `token` of a quote, if one is held.", nullable = true)
        @Nullable
        @Size(max = 2_000)
        String quote) {

    Answers answers() {
        return new Answers(
                reason == null ? null : Wire.upper(reason), words, codes(), stop(), quote);
    }

    private Stop stop() {
        return Wire.stop(stopBy, stopOn);
    }

    private Set<String> codes() {
        if (consents == null) return Set.of();
        return consents.stream().map(RequestJson::codeOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String codeOf(String word) {
        var fee = Wire.upper(word);
        if (EarlyFee.isConsent(fee)) return fee;
        return Wire.constant(Check.Code.class, word)
                .map(Check.Code::name)
                .orElseThrow(() -> new RequestRefused(new Refusal(
                        Refusal.Code.PROPERTY_MUST_FIT,
                        java.util.Map.of(
                                "property", "consents", "expected", "the consent of a check"))));
    }
}
