// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.activation.Activations.Ordered;
import signoff.activation.Activations.Status;

/** An order for a line on the wire (TMF622). */
@Schema(name = "ProductOrder", description = "An order for a new line.")
record ProductOrderJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID accountId,

        @Schema(description = "The line it becomes. It is there once the order is completed.")
        UUID lineId,

        String offeringId,
        String version,
        String country,
        OfferingJson.Sum due,

        @Schema(
                allowableValues = {
                    "pending",
                    "awaiting_card",
                    "connecting",
                    "held",
                    "returning",
                    "completed",
                    "cancelled",
                    "failed"
                })
        String status,

        @Schema(
                description = "The same in the words of TM Forum (TMF622).",
                allowableValues = {
                    "acknowledged",
                    "pending",
                    "inProgress",
                    "held",
                    "pendingCancellation",
                    "completed",
                    "cancelled",
                    "failed"
                })
        String tmfState,

        @Schema(
                description = "Why there is no line, once that is known.",
                allowableValues = {"cancelled", "no_number", "no_card", "not_connected", "declined"
                })
        @Nullable
        String endedFor,

        @Schema(description = "Until then the serial of a card is waited for.")
        Instant cardBy,

        boolean cancellable,
        Instant placedAt) {

    static ProductOrderJson of(Ordered order) {
        var endedFor = order.endedFor();
        return new ProductOrderJson(
                order.id().value(),
                order.id().number(),
                order.id().account().value(),
                order.line().value(),
                order.offering(),
                order.version(),
                order.country(),
                OfferingJson.Sum.of(order.due()),
                order.status().name().toLowerCase(Locale.ROOT),
                tmf(order.status()),
                endedFor == null ? null : endedFor.name().toLowerCase(Locale.ROOT),
                order.cardBy(),
                order.isCancellable(),
                order.placedAt());
    }

    static String tmf(Status status) {
        return switch (status) {
            case PENDING -> "acknowledged";
            case AWAITING_CARD -> "pending";
            case CONNECTING -> "inProgress";
            case HELD -> "held";
            case RETURNING -> "pendingCancellation";
            case COMPLETED -> "completed";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
        };
    }
}
