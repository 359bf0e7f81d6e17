// SPDX-License-Identifier: Apache-2.0
package signoff.addon.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.addon.AddOns;
import signoff.addon.AddOns.Deciding;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Taking;
import signoff.addon.AddOns.When;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Lines;

/** Add-ons of a line, for programs. Ending one closes it alone; its line goes on. */
@RestController
@RequestMapping(
        path = "/api/v1/lines/{lineId}/add-ons",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Add-ons", description = "What a line has beside its plan, and ending it alone.")
class AddOnsApi {

    private static final String SCHEME = "oauth2";

    private final AddOns addOns;
    private final Lines lines;

    AddOnsApi(AddOns addOns, Lines lines) {
        this.addOns = addOns;
        this.lines = lines;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(
            operationId = "listAddOns",
            summary = "List the add-ons of a line",
            description = "What renews, and packs of which something is left.")
    List<AddOnJson> list(BrandId brand, @PathVariable String lineId) {
        return addOns.of(line(brand, lineId).id()).stream().map(this::shown).toList();
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "takeAddOn",
            summary = "Take an add-on that renews",
            description = "The first month is paid from the paid balance, and so is each that"
                    + " follows, until it is ended or too little is paid in.")
    @ApiResponse(responseCode = "201", description = "Taken.")
    ResponseEntity<AddOnJson> take(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String lineId,
            @RequestBody @Valid TakingJson asked) {
        var request = UUID.nameUUIDFromBytes((actor.who() + "\n" + key).getBytes(UTF_8));
        var line = line(brand, lineId);
        var price = new Money(asked.priceMinor(), line.currency());
        var taken =
                decided(addOns.take(new Taking(request, line.id(), asked.addOn(), price), actor));
        var place = "/api/v1/lines/" + lineId + "/add-ons/" + taken.id().value();
        return ResponseEntity.created(URI.create(place)).body(shown(taken));
    }

    @GetMapping("/{addOnId}")
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "readAddOn", summary = "Read one add-on, and what ending it comes to")
    AddOnJson read(BrandId brand, @PathVariable String lineId, @PathVariable String addOnId) {
        return shown(known(brand, lineId, addOnId));
    }

    @PostMapping(path = "/{addOnId}/closure", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "closeAddOn",
            summary = "End one add-on of a line that stays",
            description = "At once, with what was not used given back to the paid balance; or with"
                    + " the month that is paid for. Refused while the line is being closed. Again"
                    + " changes nothing.")
    AddOnJson close(
            BrandId brand,
            Actor actor,
            @PathVariable String lineId,
            @PathVariable String addOnId,
            @RequestBody @Valid ClosingJson asked) {
        return shown(decided(addOns.end(asked.of(known(brand, lineId, addOnId)), actor)));
    }

    @PostMapping("/{addOnId}/closure/cancel")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "keepAddOn",
            summary = "Keep an add-on after all",
            description = "As long as its month is not over.")
    AddOnJson keep(
            BrandId brand, Actor actor, @PathVariable String lineId, @PathVariable String addOnId) {
        var known = known(brand, lineId, addOnId);
        return shown(decided(addOns.keep(known.line(), known.id().value(), actor)));
    }

    private AddOnJson shown(Held addOn) {
        return AddOnJson.of(addOn, addOn.isOpen() ? addOns.quote(addOn) : null);
    }

    private Line line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .flatMap(lines::find)
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private Held known(BrandId brand, String lineId, String addOnId) {
        return addOns.find(line(brand, lineId).id(), Ids.sent(addOnId))
                .orElseThrow(RequestRefused.because(Code.ADD_ON_MUST_BE_KNOWN));
    }

    private static Held decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var addOn) -> addOn;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    /** What is to be taken. */
    @Schema(name = "AddOnRequest")
    record TakingJson(
            @Schema(description = "Its name in the catalogue.", example = "extra-2gb")
            @NotNull
            @Size(min = 1, max = 64)
            String addOn,

            @Schema(description = "The price the subscriber saw, in minor units.", example = "1200")
            @Min(1)
            long priceMinor) {}

    /** How it is to end. */
    @Schema(name = "AddOnClosureRequest")
    record ClosingJson(
            @Schema(allowableValues = {"at_once", "period_end"})
            @NotNull
            @Pattern(regexp = "at_once|period_end")
            String when,

            @Schema(description = "What was shown as given back, if it is to end at once.")
            @Min(0)
            @Nullable
            Long returnedMinor,

            @Schema(description = "Whether what is left may be lost, if it is to end at once.")
            @Nullable
            Boolean lossAccepted) {

        Ending of(Held addOn) {
            var once = when.equals("at_once");
            var returned = once && returnedMinor != null ? returnedMinor : 0;
            return new Ending(
                    addOn.line(),
                    addOn.id().value(),
                    When.valueOf(when.toUpperCase(Locale.ROOT)),
                    new Money(returned, addOn.price().currency()),
                    Boolean.TRUE.equals(lossAccepted));
        }
    }
}
