// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.refund.NamedPayee;

/** The account for credit without a way back, for programs. */
@RestController
@RequestMapping(
        path = "/api/v1/closures/{closureId}/payee",
        consumes = MediaType.APPLICATION_JSON_VALUE,
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Closures")
class PayeesApi {

    private static final String SCHEME = "oauth2";
    private static final String WRITE = "closures.write";

    private final Closures closures;

    PayeesApi(Closures closures) {
        this.closures = closures;
    }

    @PostMapping
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "nameClosurePayee",
            summary = "Name an account for the refund",
            description = "For credit that no payment takes back: see `owed`. A code is sent to a"
                    + " contact of the subscriber that outlives the line, and nothing is paid"
                    + " before it has come back. The account is kept sealed, and never shown.")
    ClosureJson name(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody @Valid PayeeJson named) {
        var bank = named.bank() == null ? "" : named.bank();
        var payee = NamedPayee.of(named.holder(), named.account(), bank);
        return decide(brand, closureId, id -> closures.namePayee(id, payee, actor));
    }

    @PostMapping("/confirmation")
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "confirmClosurePayee",
            summary = "Confirm the account with the code",
            description = "The code that the subscriber got for this account.")
    ClosureJson confirm(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody @Valid CodeJson given) {
        return decide(brand, closureId, id -> closures.confirmPayee(id, given.code(), actor));
    }

    private ClosureJson decide(BrandId brand, String id, Function<CaseId, Deciding> desk) {
        var found = closures.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Refusal.Code.CASE_MUST_BE_KNOWN));
        return switch (desk.apply(found)) {
            case Deciding.Decided decided -> ClosureJson.of(decided.closure());
            case Deciding.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    @Schema(name = "Payee")
    record PayeeJson(
            @Schema(description = "In whose name the account is.", example = "Chan Tai Man")
            @NotNull
            @Size(min = 1, max = 140)
            String holder,

            @Schema(
                    description = "An IBAN, or the number as the bank writes it.",
                    example = "DE89 3704 0044 0532 0130 00")
            @NotNull
            @Size(min = 6, max = 64)
            String account,

            @Schema(
                    description = "The name or code of the bank; needed where the account is no"
                            + " IBAN.",
                    nullable = true)
            @Nullable
            @Size(max = 140)
            String bank) {

        /** Never what it holds. */
        @Override
        public String toString() {
            return "payee";
        }
    }

    @Schema(name = "PayeeConfirmation")
    record CodeJson(
            @Schema(description = "The code from the message.", example = "49302718")
            @NotNull
            @Size(min = 1, max = 64)
            String code) {}
}
