// SPDX-License-Identifier: Apache-2.0
package signoff.restoration.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;
import signoff.restoration.Restorations;
import signoff.restoration.Restorations.Deciding;
import signoff.restoration.Restorations.Restoration;

/** Restores, for programs. Asking again while one runs leads to the one that runs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Restorations", description = "Having closed lines back, with the same number.")
class RestorationsApi {

    private static final String SCHEME = "oauth2";

    private final Restorations restorations;
    private final Lines lines;

    RestorationsApi(Restorations restorations, Lines lines) {
        this.restorations = restorations;
        this.lines = lines;
    }

    @PostMapping("/lines/{lineId}/restoration")
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(
            operationId = "restoreLine",
            summary = "Ask for a closed line back",
            description = "Within its restore window, with the same number. A code is sent; asking"
                    + " again sends a new one. What was paid back stays paid back, and nothing"
                    + " renews by itself.")
    @ApiResponse(responseCode = "201", description = "The restore that runs.")
    ResponseEntity<RestorationJson> ask(BrandId brand, Actor actor, @PathVariable String lineId) {
        var line = lines.locate(brand, Ids.sent(lineId))
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
        var one = decided(restorations.ask(line, actor));
        var place = URI.create("/api/v1/restorations/" + one.id().value());
        return ResponseEntity.created(place).body(RestorationJson.of(one));
    }

    @PostMapping(
            path = "/restorations/{restorationId}/confirmation",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(operationId = "confirmRestoration", summary = "Confirm with the code")
    RestorationJson confirm(
            BrandId brand,
            Actor actor,
            @PathVariable String restorationId,
            @RequestBody @Valid RestoreCodeJson given) {
        var id = known(brand, restorationId);
        return RestorationJson.of(decided(restorations.confirm(id, given.code(), actor)));
    }

    @GetMapping("/restorations/{restorationId}")
    @SecurityRequirement(name = SCHEME, scopes = "closures.read")
    @Operation(operationId = "readRestoration", summary = "Read one restore")
    RestorationJson read(BrandId brand, @PathVariable String restorationId) {
        return restorations
                .find(known(brand, restorationId))
                .map(RestorationJson::of)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private CaseId known(BrandId brand, String id) {
        return restorations
                .locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private static Restoration decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var one) -> one;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Restoration", description = "Having one closed line back.")
    record RestorationJson(
            UUID id,
            UUID lineId,

            @Schema(description = "The closing that ended its service.")
            UUID closureId,

            @Schema(
                    description = "How far it is.",
                    allowableValues = {"awaiting_code", "restoring", "restored", "lapsed", "refused"
                    })
            String status,

            @Schema(
                    description = "Until when the next one acts; absent at an end.",
                    nullable = true)
            @Nullable
            Instant waitsUntil) {

        static RestorationJson of(Restoration one) {
            return new RestorationJson(
                    one.id().value(),
                    one.line().value(),
                    one.closing().value(),
                    one.status().name().toLowerCase(Locale.ROOT),
                    one.waitsUntil());
        }
    }

    @Schema(name = "RestoreCode")
    record RestoreCodeJson(
            @Schema(description = "The code that the subscriber got.", example = "49302718")
            @NotNull
            @Size(min = 1, max = 200)
            String code) {}
}
