// SPDX-License-Identifier: Apache-2.0
package signoff.replacement.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.replacement.Replacements;
import signoff.replacement.Replacements.Deciding;
import signoff.replacement.Replacements.Replacement;

/** Replacements, for programs. Asking again while one runs leads to the one that runs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Replacements", description = "Another SIM for a line, with the same number.")
class ReplacementsApi {

    private static final String SCHEME = "oauth2";

    private final Replacements replacements;
    private final Lines lines;

    ReplacementsApi(Replacements replacements, Lines lines) {
        this.replacements = replacements;
        this.lines = lines;
    }

    @GetMapping("/lines/{lineId}/replacement")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.read")
    @Operation(operationId = "readReplacementTerms", summary = "What another SIM would be")
    ReplacementJson.Terms terms(BrandId brand, @PathVariable String lineId) {
        var line = line(brand, lineId);
        var price = replacements.price(line);
        return new ReplacementJson.Terms(
                replacements.forms(line).stream().map(ReplacementJson::word).toList(),
                price.minor(),
                price.currency().getCurrencyCode());
    }

    @PostMapping(path = "/lines/{lineId}/replacement", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(
            operationId = "replaceSim",
            summary = "Ask for another SIM with the same number",
            description = "A code is sent to a contact that is not the line itself. Asking again"
                    + " sends a new one. Refused while the line is being closed, and while password"
                    + " or contacts have changed a short time ago.")
    @ApiResponse(responseCode = "201", description = "The replacement that runs.")
    ResponseEntity<ReplacementJson> ask(
            BrandId brand,
            Actor actor,
            @PathVariable String lineId,
            @RequestBody @Valid ReplacementJson.Asked asked) {
        var line = line(brand, lineId);
        var minor = asked.priceMinor();
        var agreed = minor == null ? null : new Money(minor, line.currency());
        var one = decided(replacements.ask(line.id(), asked.wanted(), agreed, actor));
        var place = URI.create("/api/v1/replacements/" + one.id().value());
        return ResponseEntity.created(place).body(ReplacementJson.of(one));
    }

    @PostMapping(
            path = "/replacements/{replacementId}/confirmation",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(operationId = "confirmReplacement", summary = "Confirm with the code")
    ReplacementJson confirm(
            BrandId brand,
            Actor actor,
            @PathVariable String replacementId,
            @RequestBody @Valid ReplacementJson.Confirmed given) {
        var id = known(brand, replacementId);
        return ReplacementJson.of(decided(replacements.confirm(id, given.code(), actor)));
    }

    @PostMapping(
            path = "/replacements/{replacementId}/card",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(operationId = "nameReplacementCard", summary = "Name the new card by its serial")
    ReplacementJson card(
            BrandId brand,
            Actor actor,
            @PathVariable String replacementId,
            @RequestBody @Valid ReplacementJson.Named named) {
        var id = known(brand, replacementId);
        return ReplacementJson.of(decided(replacements.nameCard(id, named.serial(), actor)));
    }

    @PostMapping("/replacements/{replacementId}/cancel")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(operationId = "cancelReplacement", summary = "Keep the old SIM")
    ReplacementJson cancel(BrandId brand, Actor actor, @PathVariable String replacementId) {
        return ReplacementJson.of(decided(replacements.cancel(known(brand, replacementId), actor)));
    }

    @GetMapping("/replacements/{replacementId}")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.read")
    @Operation(operationId = "readReplacement", summary = "Read one replacement")
    ReplacementJson read(BrandId brand, @PathVariable String replacementId) {
        return replacements
                .find(known(brand, replacementId))
                .map(ReplacementJson::of)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private Line line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .flatMap(lines::find)
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private CaseId known(BrandId brand, String id) {
        return replacements
                .locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private static Replacement decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var one) -> one;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }
}
