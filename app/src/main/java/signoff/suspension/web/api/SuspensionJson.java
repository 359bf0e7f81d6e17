// SPDX-License-Identifier: Apache-2.0
package signoff.suspension.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.suspension.Suspensions.Suspended;

/** A suspension on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Suspension", description = "A pause, the block of a lost line, or a bar.")
record SuspensionJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID lineId,

        @Schema(
                allowableValues = {
                    "voluntary",
                    "lost_stolen",
                    "non_payment",
                    "fraud",
                    "regulatory",
                    "inactivity",
                    "safety"
                })
        String reason,

        @Schema(
                description = "As the network was read back.",
                allowableValues = {"starting", "suspended", "resuming", "ended"})
        String status,

        Instant since,

        @Schema(description = "When a pause ends by itself. Nothing else does.") @Nullable
        Instant until) {

    static SuspensionJson of(Suspended one) {
        return new SuspensionJson(
                one.id().value(),
                one.id().number(),
                one.line().value(),
                one.reason().name().toLowerCase(Locale.ROOT),
                one.status().name().toLowerCase(Locale.ROOT),
                one.since(),
                one.until());
    }
}
