// SPDX-License-Identifier: Apache-2.0
package signoff.order.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;
import signoff.order.Orders;
import signoff.order.Orders.Deciding;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing;

/** Orders, for programs. None is taken for a line that is being closed. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Top-ups, data packs and bills, while the line lives.")
class OrdersApi {

    private static final String SCHEME = "oauth2";

    private final Orders orders;
    private final Lines lines;

    OrdersApi(Orders orders, Lines lines) {
        this.orders = orders;
        this.lines = lines;
    }

    @PostMapping(path = "/lines/{lineId}/top-ups", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "topUp",
            summary = "Top the paid balance up",
            description = "From an instrument of the subscriber's. The bank is asked afterwards.")
    @ApiResponse(responseCode = "201", description = "Placed.")
    ResponseEntity<OrderJson> topUp(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String lineId,
            @RequestBody @Valid TopUpJson asked) {
        return place(brand, lineId, line -> {
            var amount = money(asked.amountMinor(), asked.currency());
            return orders.topUp(idOf(actor, key), line, asked.instrument(), amount, actor);
        });
    }

    @PostMapping(path = "/lines/{lineId}/orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "orderDataPack",
            summary = "Order a data pack",
            description = "Paid out of the paid balance, at the price of the line's offering.")
    @ApiResponse(responseCode = "201", description = "Placed.")
    ResponseEntity<OrderJson> order(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String lineId,
            @RequestBody @Valid DataPackJson asked) {
        return place(brand, lineId, line -> {
            var price = money(asked.amountMinor(), asked.currency());
            return orders.dataPack(idOf(actor, key), line, asked.pack(), price, actor);
        });
    }

    @PostMapping(
            path = "/lines/{lineId}/bill-payments",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "payBill",
            summary = "Pay the open bill of a line",
            description = "All of it, from the paid balance or from an instrument of the"
                    + " subscriber's. Another sum than the bill's is refused with the right one.")
    @ApiResponse(responseCode = "201", description = "Placed; paid, when from the balance.")
    ResponseEntity<OrderJson> payBill(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String lineId,
            @RequestBody @Valid TopUpJson asked) {
        return place(brand, lineId, line -> {
            var owed = money(asked.amountMinor(), asked.currency());
            return orders.payBill(idOf(actor, key), line, asked.instrument(), owed, actor);
        });
    }

    @GetMapping("/orders/{orderId}")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "readOrder", summary = "Read one order")
    OrderJson read(BrandId brand, @PathVariable String orderId) {
        var found = orders.locate(brand, Ids.sent(orderId)).flatMap(orders::find);
        return OrderJson.of(
                found.orElseThrow(RequestRefused.because(Refusal.Code.ORDER_MUST_BE_KNOWN)));
    }

    @PostMapping("/orders/{orderId}/delivery")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "deliverDataPack",
            summary = "Tell that a data pack is delivered",
            description = "What it includes is in the allowances of the line from then on.")
    OrderJson deliver(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String orderId) {
        return decide(brand, orderId, order -> orders.deliver(order, actor));
    }

    @PostMapping("/orders/{orderId}/cancellation")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "cancelDataPack",
            summary = "Cancel a data pack that is not delivered",
            description = "Its price is back in the paid balance at once.")
    OrderJson cancel(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String orderId) {
        return decide(brand, orderId, order -> orders.cancel(order, actor));
    }

    private OrderJson decide(BrandId brand, String orderId, Function<CaseId, Deciding> desk) {
        var order = orders.locate(brand, Ids.sent(orderId))
                .orElseThrow(RequestRefused.because(Refusal.Code.ORDER_MUST_BE_KNOWN));
        return switch (desk.apply(order)) {
            case Deciding.Decided decided -> OrderJson.of(decided.order());
            case Deciding.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    /** Lets the desk place an order for a line of the brand, and tells what came of it. */
    private ResponseEntity<OrderJson> place(
            BrandId brand, String lineId, Function<LineId, Placing> desk) {
        var line = lines.locate(brand, Ids.sent(lineId))
                .orElseThrow(RequestRefused.because(Refusal.Code.LINE_MUST_BE_KNOWN));
        return switch (desk.apply(line)) {
            case Placing.Placed placed ->
                ResponseEntity.created(placeOf(placed.order())).body(OrderJson.of(placed.order()));
            case Placing.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    /** The caller's key, as the request's own name: a repeat is the same order, come what may. */
    static UUID idOf(Actor actor, String key) {
        return UUID.nameUUIDFromBytes(
                (actor.who() + "\n" + key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static Money money(long minor, String currency) {
        try {
            return new Money(minor, Currency.getInstance(currency));
        } catch (IllegalArgumentException e) {
            throw new RequestRefused(new Refusal(
                    Refusal.Code.PROPERTY_MUST_FIT,
                    Map.of("property", "currency", "expected", "string(ISO 4217)")));
        }
    }

    private static URI placeOf(Order order) {
        return URI.create("/api/v1/orders/" + order.id().value());
    }

    @Schema(name = "PaymentRequest")
    record TopUpJson(
            @Schema(
                    description = "One of the instruments of the account; for a bill also balance.",
                    example = "visa-4242")
            @NotNull
            @Size(min = 1, max = 100)
            String instrument,

            @Schema(description = "Whole minor units.", example = "5000") @Min(1)
            long amountMinor,

            @Schema(description = "ISO 4217: that of the line.", example = "CNY")
            @NotNull
            @Size(min = 3, max = 3)
            String currency) {}

    @Schema(name = "DataPackRequest")
    record DataPackJson(
            @Schema(description = "The pack, by its name in the catalogue.", example = "data-5gb")
            @NotNull
            @Size(min = 1, max = 64)
            String pack,

            @Schema(description = "The price the subscriber saw, in minor units.", example = "3000")
            @Min(1)
            long amountMinor,

            @Schema(description = "ISO 4217: that of the line.", example = "CNY")
            @NotNull
            @Size(min = 3, max = 3)
            String currency) {}
}
