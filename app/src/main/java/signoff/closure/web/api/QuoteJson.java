// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import signoff.closure.ClosureView.Change;
import signoff.closure.ClosureView.QuoteLine;
import signoff.closure.ClosureView.Quoted;
import signoff.closure.Closures.Held;

/** A preview that is held, and what became of it, on the wire. */
final class QuoteJson {

    @Schema(name = "ClosureQuote", description = "The money of a preview, held.")
    record HeldJson(
            @Schema(description = "Goes with the request, as it is.")
            String token,

            Instant at,

            @Schema(description = "How long it can be sent.")
            Instant validUntil,

            @Schema(description = "What would go back; below zero what would stay to be paid.")
            SumJson net) {

        static HeldJson of(Held held) {
            return new HeldJson(
                    held.token(),
                    held.at(),
                    held.until(),
                    new SumJson(held.netMinor(), held.currency()));
        }
    }

    @Schema(name = "SignedAmount", description = "A sum that can be below zero.")
    record SumJson(
            @Schema(description = "In the smallest unit of the currency.", example = "-1250")
            long minor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency) {

        private static SumJson of(Change change) {
            return new SumJson(change.minor(), change.amount().currency().getCurrencyCode());
        }
    }

    @Schema(
            name = "QuoteOutcome",
            description = "The final balance beside the quoted one: `quoted` and `lines` add up to"
                    + " `final`.")
    record OutcomeJson(
            SumJson quoted,
            List<LineJson> lines,

            @com.fasterxml.jackson.annotation.JsonProperty("final")
            SumJson struck,

            @Schema(description = "How much less promotional credit was lost; no part of the sum.")
            SumJson bonus,

            @Schema(description = "When service would have stopped, as it was quoted.")
            Instant quotedStop,

            @Schema(description = "When it stopped.") Instant serviceStopped) {

        static OutcomeJson of(Quoted found) {
            return new OutcomeJson(
                    SumJson.of(found.quoted()),
                    found.lines().stream().map(LineJson::of).toList(),
                    SumJson.of(found.struck()),
                    SumJson.of(found.bonus()),
                    found.quotedStop(),
                    found.stop());
        }
    }

    @Schema(name = "QuoteLine", description = "What came to the balance since, or went from it.")
    record LineJson(@Schema(example = "usage") String reason, SumJson change) {

        private static LineJson of(QuoteLine line) {
            return new LineJson(Wire.lower(line.key()), SumJson.of(line.change()));
        }
    }

    private QuoteJson() {}
}
