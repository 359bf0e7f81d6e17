// SPDX-License-Identifier: Apache-2.0
package signoff.suspension.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
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
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.bar.Suspension.Reason;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Suspended;
import signoff.suspension.Unblocks;
import signoff.suspension.Unblocks.Asking;

/** Suspensions, for programs. Asking again while one runs leads to the one that runs. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Suspensions", description = "Pausing lines, blocking lost ones, resuming both.")
class SuspensionsApi {

    private static final String SCHEME = "oauth2";

    private final Suspensions suspensions;
    private final Unblocks unblocks;
    private final Lines lines;

    SuspensionsApi(Suspensions suspensions, Unblocks unblocks, Lines lines) {
        this.suspensions = suspensions;
        this.unblocks = unblocks;
        this.lines = lines;
    }

    @PostMapping(path = "/lines/{lineId}/pause", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(
            operationId = "pauseLine",
            summary = "Pause a line until a day",
            description = "Nothing renews meanwhile. The price is taken from the paid balance."
                    + " Refused with the case number while the line is being closed.")
    @ApiResponse(responseCode = "201", description = "The pause that runs.")
    ResponseEntity<SuspensionJson> pause(
            BrandId brand,
            Actor actor,
            @PathVariable String lineId,
            @RequestBody @Valid PauseJson asked) {
        var line = line(brand, lineId);
        var minor = asked.priceMinor();
        var agreed = minor == null ? null : new Money(minor, found(line).currency());
        return begun(suspensions.pause(line, asked.resumeOn(), agreed, actor));
    }

    @GetMapping("/lines/{lineId}/pause")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.read")
    @Operation(operationId = "readPauseTerms", summary = "What a pause of a line would cost")
    PauseTermsJson terms(BrandId brand, @PathVariable String lineId) {
        var line = found(line(brand, lineId));
        var price = suspensions.price(line);
        return new PauseTermsJson(
                suspensions.lastResumeDay(line).orElse(null),
                price.minor(),
                price.currency().getCurrencyCode());
    }

    @PostMapping("/lines/{lineId}/block")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(
            operationId = "blockLine",
            summary = "Block a line that is lost or stolen",
            description = "At once, whatever else is open or owed.")
    @ApiResponse(responseCode = "201", description = "The block that stands.")
    ResponseEntity<SuspensionJson> block(BrandId brand, Actor actor, @PathVariable String lineId) {
        return begun(suspensions.block(line(brand, lineId), actor));
    }

    @PostMapping(path = "/lines/{lineId}/bars", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.bar")
    @Operation(
            operationId = "barLine",
            summary = "Bar a line for a reason of the operator's own",
            description = "Beside whatever else keeps it off. Asking again while it stands leads to"
                    + " the bar that stands. Its subscriber cannot lift it.")
    @ApiResponse(responseCode = "201", description = "The bar that stands.")
    ResponseEntity<SuspensionJson> bar(
            BrandId brand,
            Actor actor,
            @PathVariable String lineId,
            @RequestBody @Valid BarJson asked) {
        return begun(suspensions.bar(line(brand, lineId), asked.reason().kept, actor));
    }

    @PostMapping("/suspensions/{suspensionId}/lift")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.bar")
    @Operation(
            operationId = "liftBar",
            summary = "Lift a bar of the operator's own",
            description = "As far as it keeps the line off: what others have barred stays.")
    SuspensionJson lift(BrandId brand, Actor actor, @PathVariable String suspensionId) {
        return SuspensionJson.of(decided(suspensions.lift(known(brand, suspensionId), actor)));
    }

    @GetMapping("/suspensions/{suspensionId}")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.read")
    @Operation(operationId = "readSuspension", summary = "Read one suspension")
    SuspensionJson read(BrandId brand, @PathVariable String suspensionId) {
        return suspensions
                .find(known(brand, suspensionId))
                .map(SuspensionJson::of)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    @PostMapping("/suspensions/{suspensionId}/resume")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(
            operationId = "resumeLine",
            summary = "Resume a line",
            description = "As far as this suspension keeps it off. What others barred stays. A"
                    + " lost or stolen line needs the code that its holder was sent.")
    SuspensionJson resume(
            BrandId brand,
            Actor actor,
            @PathVariable String suspensionId,
            @RequestBody(required = false) @Valid @Nullable ResumeJson asked) {
        var id = known(brand, suspensionId);
        return SuspensionJson.of(decided(
                asked == null
                        ? suspensions.resume(id, actor)
                        : unblocks.unblock(id, asked.proof(), asked.code(), actor)));
    }

    @PostMapping("/suspensions/{suspensionId}/code")
    @SecurityRequirement(name = SCHEME, scopes = "suspensions.write")
    @Operation(
            operationId = "sendUnblockingCode",
            summary = "Send the code that unblocks a lost line",
            description = "To a contact of its holder that is neither the line nor newer than the"
                    + " loss. The holder reads it to you, and you resume with it.")
    ProofJson code(BrandId brand, Actor actor, @PathVariable String suspensionId) {
        return switch (unblocks.ask(known(brand, suspensionId), actor)) {
            case Asking.Asked(var proof) -> new ProofJson(proof);
            case Asking.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    private LineId line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private Line found(LineId line) {
        return lines.find(line).orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private CaseId known(BrandId brand, String id) {
        return suspensions
                .locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private static ResponseEntity<SuspensionJson> begun(Deciding deciding) {
        var one = decided(deciding);
        var place = URI.create("/api/v1/suspensions/" + one.id().value());
        return ResponseEntity.created(place).body(SuspensionJson.of(one));
    }

    private static Suspended decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var one) -> one;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    /** Why the operator bars a line. */
    enum BarReason {
        @JsonProperty("non_payment")
        NON_PAYMENT(Reason.NON_PAYMENT),
        @JsonProperty("fraud")
        FRAUD(Reason.FRAUD),
        @JsonProperty("regulatory")
        REGULATORY(Reason.REGULATORY),
        @JsonProperty("inactivity")
        INACTIVITY(Reason.INACTIVITY),
        @JsonProperty("safety")
        SAFETY(Reason.SAFETY);

        private final Reason kept;

        BarReason(Reason kept) {
            this.kept = kept;
        }
    }

    @Schema(name = "BarRequest")
    record BarJson(@NotNull BarReason reason) {}

    @Schema(name = "ResumeRequest")
    record ResumeJson(
            @Schema(description = "What was answered when the code was sent.") @NotNull
            UUID proof,

            @Schema(description = "As its holder read it.") @NotNull @Size(max = 16)
            String code) {}

    @Schema(name = "UnblockingProof")
    record ProofJson(UUID proof) {}

    @Schema(name = "PauseRequest")
    record PauseJson(
            @Schema(description = "The day on which the line is on again, where the line is.")
            @NotNull
            LocalDate resumeOn,

            @Schema(description = "The price that was shown, if there is one.", example = "0")
            @Min(0)
            @Nullable
            Long priceMinor) {}

    @Schema(name = "PauseTerms")
    record PauseTermsJson(
            @Schema(description = "Until when at most; absent where none is offered.") @Nullable
            LocalDate lastDay,

            @Schema(description = "Taken once, from the paid balance.")
            long priceMinor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency) {}
}
