// SPDX-License-Identifier: Apache-2.0
package signoff.order.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Money;
import signoff.order.Orders.Order;
import signoff.order.Orders.Status;

/** An order on the wire. */
@Schema(name = "Order", description = "A top-up, a data pack or the payment of a bill.")
record OrderJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID lineId,

        @Schema(allowableValues = {"top-up", "data-pack", "bill"})
        String kind,

        Amount amount,

        @Schema(allowableValues = {"pending", "in_progress", "completed", "cancelled", "failed"})
        String status,

        @Schema(
                description = "The same in the words of TM Forum (TMF622).",
                allowableValues = {"pending", "inProgress", "completed", "cancelled", "failed"})
        String tmfState,

        @Schema(description = "What cancelling would give back.")
        Amount returns,

        Instant placedAt,

        @Schema(description = "Whether it can be cancelled now.")
        boolean cancellable,

        @Schema(description = "When what is not delivered is cancelled by itself. Of packs alone.")
        @Nullable
        Instant deliverBy) {

    static OrderJson of(Order order) {
        return new OrderJson(
                order.id().value(),
                order.id().number(),
                order.line().value(),
                order.kind(),
                Amount.of(order.amount()),
                order.status().name().toLowerCase(Locale.ROOT),
                tmf(order.status()),
                Amount.of(order.returns()),
                order.placedAt(),
                order.isCancellable(),
                order.deliverBy());
    }

    static String tmf(Status status) {
        return switch (status) {
            case PENDING -> "pending";
            case IN_PROGRESS -> "inProgress";
            case COMPLETED -> "completed";
            case CANCELLED -> "cancelled";
            case FAILED -> "failed";
        };
    }

    /** Money on the wire. */
    @Schema(name = "Amount", description = "Money, in whole minor units of its currency.")
    record Amount(
            @Schema(example = "5000", minimum = "0") long amountMinor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency) {

        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }
}
