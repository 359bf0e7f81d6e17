// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.closure.check.Check;
import signoff.kernel.LineId;

/** One check on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Check", description = "What one check found. No check hides another.")
record CheckJson(
        @Schema(example = "promotional_balance") String code,

        @Schema(allowableValues = {"block", "settle", "consent", "advise"})
        String severity,

        @Schema(
                description = "Unknown when the check could not be made.",
                allowableValues = {"clear", "found", "unknown"})
        String result,

        @Schema(description = "Whether there is something to do, to settle or to agree to.")
        boolean found,

        @Schema(description = "Whether the closing cannot go on because of it.")
        boolean stops,

        @Schema(
                description = "Who has to act.",
                allowableValues = {"nobody", "subscriber", "operator"})
        String owner,

        @Schema(description = "What was found.") Map<String, Object> facts,

        @Schema(description = "When that was read.") Instant readAt,

        @Schema(description = "By when to act, or when it clears by itself.") @Nullable
        Instant deadline,

        @Schema(description = "What puts it right.") @Nullable
        RemedyJson remedy,

        @Schema(
                description = "To be given back as consent, where it is asked for.",
                example = "promotional_balance")
        @Nullable
        String consent) {

    static CheckJson of(LineId line, Check check) {
        return new CheckJson(
                Wire.word(check.code()),
                Wire.word(check.severity()),
                Wire.word(check.result()),
                check.found(),
                check.stops(),
                Wire.word(check.owner()),
                check.facts(),
                check.readAt(),
                check.deadline(),
                RemedyJson.of(line, check.remedy()),
                check.asksConsent() ? Wire.lower(check.consent()) : null);
    }

    /** What puts it right. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Remedy")
    record RemedyJson(
            @Schema(example = "unbind") String code,

            @Schema(description = "The page on which the subscriber does it.") @Nullable
            String page) {

        private static @Nullable RemedyJson of(LineId line, Check.@Nullable Remedy remedy) {
            if (remedy == null) return null;
            return new RemedyJson(Wire.word(remedy), remedy.pageOf(line));
        }
    }
}
