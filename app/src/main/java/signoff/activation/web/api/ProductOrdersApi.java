// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.activation.Activations;
import signoff.activation.Activations.Deciding;
import signoff.activation.Activations.Ordered;
import signoff.activation.Activations.Request;
import signoff.catalog.Catalog;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.subscriber.Subscribers;

/** Selling lines, for programs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Product orders", description = "What is sold, and orders for new lines.")
class ProductOrdersApi {

    private static final String SCHEME = "oauth2";

    private final Catalog catalog;
    private final Activations activations;
    private final Subscribers subscribers;

    ProductOrdersApi(Catalog catalog, Activations activations, Subscribers subscribers) {
        this.catalog = catalog;
        this.activations = activations;
        this.subscribers = subscribers;
    }

    @GetMapping("/offerings")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "listOfferings", summary = "List what the brand sells")
    Offerings offerings(BrandId brand) {
        return new Offerings(
                catalog.offerings(brand).stream().map(OfferingJson::of).toList());
    }

    @PostMapping(path = "/product-orders", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "orderLine",
            summary = "Order a new line",
            description =
                    "Paid at once from an instrument of the account's. When no number is left,"
                            + " all of the money goes back.")
    @ApiResponse(responseCode = "201", description = "Placed.")
    ResponseEntity<ProductOrderJson> order(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @RequestBody @Valid OrderLineJson asked) {
        var account = account(brand, asked.accountId());
        var request = new Request(
                idOf(actor, key),
                brand,
                asked.country(),
                asked.offeringId(),
                asked.version(),
                asked.instrument());
        var order = decided(activations.order(account, request, actor));
        var place = URI.create("/api/v1/product-orders/" + order.id().value());
        return ResponseEntity.created(place).body(ProductOrderJson.of(order));
    }

    @GetMapping("/product-orders/{orderId}")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "readProductOrder", summary = "Read one order for a line")
    ProductOrderJson read(BrandId brand, @PathVariable String orderId) {
        return activations
                .find(known(brand, orderId))
                .map(ProductOrderJson::of)
                .orElseThrow(RequestRefused.because(Code.ORDER_MUST_BE_KNOWN));
    }

    @PostMapping(
            path = "/product-orders/{orderId}/card",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "nameCard",
            summary = "Activate the card of an order",
            description = "By the serial (ICCID) that is printed on it.")
    ProductOrderJson card(
            BrandId brand,
            Actor actor,
            @PathVariable String orderId,
            @RequestBody @Valid CardJson asked) {
        var named = activations.nameCard(known(brand, orderId), asked.iccid(), actor);
        return ProductOrderJson.of(decided(named));
    }

    @PostMapping("/product-orders/{orderId}/cancel")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "cancelProductOrder",
            summary = "Cancel an order for a line",
            description = "As long as it is cancellable. All of the money goes back.")
    ProductOrderJson cancel(BrandId brand, Actor actor, @PathVariable String orderId) {
        return ProductOrderJson.of(decided(activations.cancel(known(brand, orderId), actor)));
    }

    /** An account of another brand is answered like one that does not exist. */
    private AccountId account(BrandId brand, String sent) {
        var account = new AccountId(Ids.sent(sent));
        return subscribers
                .find(account)
                .filter(person -> person.brand().equals(brand))
                .map(Subscribers.Person::account)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.of(Code.PROPERTY_MUST_FIT, "property", "accountId")));
    }

    private CaseId known(BrandId brand, String id) {
        return activations
                .locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.ORDER_MUST_BE_KNOWN));
    }

    private static Ordered decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var order) -> order;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    /** The caller's key, as the request's own name: a repeat is the same order, come what may. */
    private static UUID idOf(Actor actor, String key) {
        return UUID.nameUUIDFromBytes((actor.who() + "\n" + key).getBytes(StandardCharsets.UTF_8));
    }

    @Schema(name = "Offerings")
    record Offerings(List<OfferingJson> offerings) {}

    @Schema(name = "OrderLineRequest")
    record OrderLineJson(
            @NotNull String accountId,

            @Schema(example = "esim-8gb") @NotNull @Size(min = 2, max = 32)
            String offeringId,

            @Schema(description = "Of the catalog, as the offering says it.")
            @NotNull
            @Size(max = 100)
            String version,

            @Schema(description = "ISO 3166-1 alpha-2.", example = "CN")
            @NotNull
            @Size(min = 2, max = 2)
            String country,

            @Schema(description = "One the account has paid by.", example = "card-4242")
            @NotNull
            @Size(min = 1, max = 100)
            String instrument) {}

    @Schema(name = "CardRequest")
    record CardJson(
            @Schema(description = "19 or 20 digits (ITU-T E.118).") @NotNull @Size(max = 40)
            String iccid) {}
}
