// SPDX-License-Identifier: Apache-2.0
package signoff.claim.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import signoff.claim.Claims;
import signoff.claim.Claims.Claimant;
import signoff.claim.Claims.Claiming;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.registration.Registrations.Beginning;
import signoff.subscriber.Subscribers;

/** Lines that their holders claim, for programs. No answer tells whether a line exists. */
@RestController
@RequestMapping(path = "/api/v1/claims", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Claims", description = "A line one already holds, brought into one's account.")
class ClaimsApi {

    private static final String SCHEME = "oauth2";

    private final Claims claims;
    private final Subscribers subscribers;

    ClaimsApi(Claims claims, Subscribers subscribers) {
        this.claims = claims;
        this.subscribers = subscribers;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirement(name = SCHEME, scopes = "claims.write")
    @Operation(
            operationId = "claimLine",
            summary = "Claim a line",
            description = "A code goes to the line by text message, if it can be claimed. The"
                    + " answer is the same if it cannot.")
    @ApiResponse(responseCode = "201", description = "To be followed by the code.")
    ClaimJson claim(BrandId brand, Actor actor, @RequestBody @Valid ClaimRequestJson asked) {
        var claimant = claimant(brand, asked.accountId(), actor);
        return switch (claims.ask(claimant, asked.line(), from(claimant, actor))) {
            case Beginning.Begun(var proof) -> new ClaimJson(proof);
            case Beginning.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping(path = "/{claimId}/code", consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "claims.write")
    @Operation(
            operationId = "proveClaim",
            summary = "Give the code that came to the line",
            description = "Then the line is in the account.")
    ClaimedJson prove(
            BrandId brand,
            Actor actor,
            @PathVariable String claimId,
            @RequestBody @Valid ClaimCodeJson given) {
        var claimant = claimant(brand, given.accountId(), actor);
        var from = from(claimant, actor);
        return switch (claims.prove(claimant, Ids.sent(claimId), given.code(), from)) {
            case Claiming.Claimed(var line) -> new ClaimedJson(line.value());
            case Claiming.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    private Claimant claimant(BrandId brand, UUID account, Actor actor) {
        return subscribers
                .find(new AccountId(account))
                .filter(person -> person.brand().equals(brand))
                .map(person -> new Claimant(person.account(), brand, person.language(), actor))
                .orElseThrow(() -> new RequestRefused(
                        Refusal.of(Refusal.Code.PROPERTY_MUST_FIT, "property", "accountId")));
    }

    /**
     * Each account of a program is counted by itself, wherever the program runs: what one of its
     * subscribers tries too often stops none of the others.
     */
    private static String from(Claimant claimant, Actor actor) {
        return "program " + actor.who() + " for " + claimant.account().value();
    }

    @Schema(name = "ClaimRequest")
    record ClaimRequestJson(
            @Schema(description = "Whose the line shall be.") @NotNull
            UUID accountId,

            @Schema(description = "The number with its country, or the card serial (ICCID).")
            @NotNull
            @Size(max = 40)
            String line) {}

    @Schema(name = "Claim")
    record ClaimJson(UUID id) {}

    @Schema(name = "ClaimCode")
    record ClaimCodeJson(
            @NotNull UUID accountId,
            @NotNull @Size(max = 16) String code) {}

    @Schema(name = "ClaimedLine")
    record ClaimedJson(UUID lineId) {}
}
