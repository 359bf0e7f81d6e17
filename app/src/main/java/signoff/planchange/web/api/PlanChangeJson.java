// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import signoff.planchange.PlanChanges.Change;

/** A change of plan on the wire. */
@Schema(name = "PlanChange", description = "A change of plan.")
record PlanChangeJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID lineId,
        @Schema(example = "esim-30gb") String offering,
        @Schema(description = "Of the catalogue.") String version,

        @Schema(allowableValues = {"at_once", "period_end"}) String when,

        @Schema(
                description = "Dropped means that a closing of the line began first.",
                allowableValues = {"agreed", "changed", "cancelled", "replaced", "dropped"})
        String status,

        @Schema(description = "Given back of the old fee.", example = "1950")
        long returnedMinor,

        @Schema(description = "What each period costs from then on.", example = "8900")
        long feeMinor,

        @Schema(description = "ISO 4217.", example = "CNY") String currency,
        Instant askedAt) {

    static PlanChangeJson of(Change change) {
        return new PlanChangeJson(
                change.id().value(),
                change.id().number(),
                change.line().value(),
                change.offering(),
                change.version(),
                change.when().name().toLowerCase(Locale.ROOT),
                change.status().name().toLowerCase(Locale.ROOT),
                change.returned().minor(),
                change.fee().minor(),
                change.fee().currency().getCurrencyCode(),
                change.askedAt());
    }
}
