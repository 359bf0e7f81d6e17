// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.accountclosure.AccountClosures;
import signoff.accountclosure.AccountClosures.AccountClosing;
import signoff.accountclosure.AccountClosures.Deciding;
import signoff.accountclosure.web.api.AccountClosureJson.AccountPreviewJson;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.subscriber.Subscribers;

/** Closings of accounts, for programs. Asking again while one is open leads to that one. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Account closures", description = "A whole account, with all of its lines.")
class AccountClosuresApi {

    private static final String SCHEME = "oauth2";

    private final AccountClosures closings;
    private final Subscribers subscribers;

    AccountClosuresApi(AccountClosures closings, Subscribers subscribers) {
        this.closings = closings;
        this.subscribers = subscribers;
    }

    @GetMapping("/accounts/{accountId}/closure-preview")
    @SecurityRequirement(name = SCHEME, scopes = "closures.read")
    @Operation(
            operationId = "previewAccountClosure",
            summary = "What closing the account would mean, line by line",
            description = "Changes nothing. Each line by its own policy, with what has to be agreed"
                    + " to and what comes in the way.")
    AccountPreviewJson preview(BrandId brand, @PathVariable String accountId) {
        return AccountPreviewJson.of(closings.preview(account(brand, accountId)));
    }

    @PostMapping(
            path = "/accounts/{accountId}/closure",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(
            operationId = "closeAccount",
            summary = "Ask for the whole account to be closed",
            description = "The notice for all of its lines. A code is sent; no line is touched"
                    + " before it comes back. Refused as a whole while one line cannot be closed.")
    @ApiResponse(responseCode = "201", description = "The closing that is open.")
    ResponseEntity<AccountClosureJson> ask(
            BrandId brand,
            Actor actor,
            @PathVariable String accountId,
            @RequestBody @Valid AccountClosureRequestJson asked) {
        var account = account(brand, accountId);
        var one = decided(closings.ask(account, brand, asked.agreed(), actor));
        var place = URI.create("/api/v1/account-closures/" + one.id().value());
        return ResponseEntity.created(place).body(AccountClosureJson.of(one));
    }

    @GetMapping("/account-closures/{closingId}")
    @SecurityRequirement(name = SCHEME, scopes = "closures.read")
    @Operation(operationId = "readAccountClosure", summary = "Read one closing of an account")
    AccountClosureJson read(BrandId brand, @PathVariable String closingId) {
        return closings.find(known(brand, closingId))
                .map(AccountClosureJson::of)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    @PostMapping(
            path = "/account-closures/{closingId}/confirmation",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(
            operationId = "confirmAccountClosure",
            summary = "Confirm with the code",
            description = "All lines are asked for, or none.")
    AccountClosureJson confirm(
            BrandId brand,
            Actor actor,
            @PathVariable String closingId,
            @RequestBody @Valid AccountCodeJson given) {
        var id = known(brand, closingId);
        return AccountClosureJson.of(decided(closings.confirm(id, given.code(), actor)));
    }

    @PostMapping("/account-closures/{closingId}/confirmation/code")
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(operationId = "sendAccountCodeAgain", summary = "Send a new code")
    AccountClosureJson sendCodeAgain(BrandId brand, Actor actor, @PathVariable String closingId) {
        var id = known(brand, closingId);
        return AccountClosureJson.of(decided(closings.sendCodeAgain(id, actor)));
    }

    @PostMapping("/account-closures/{closingId}/withdrawal")
    @SecurityRequirement(name = SCHEME, scopes = "closures.write")
    @Operation(
            operationId = "withdrawAccountClosure",
            summary = "Keep the account",
            description = "Closings of lines go on; each of them is withdrawn by itself.")
    AccountClosureJson withdraw(BrandId brand, Actor actor, @PathVariable String closingId) {
        var id = known(brand, closingId);
        return AccountClosureJson.of(decided(closings.withdraw(id, actor)));
    }

    private AccountId account(BrandId brand, String id) {
        return subscribers
                .find(new AccountId(Ids.sent(id)))
                .filter(person -> person.brand().equals(brand))
                .map(Subscribers.Person::account)
                .orElseThrow(() -> new RequestRefused(
                        Refusal.of(Code.PROPERTY_MUST_FIT, "property", "accountId")));
    }

    private CaseId known(BrandId brand, String id) {
        return closings.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    private static AccountClosing decided(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Decided(var one) -> one;
            case Deciding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @Schema(name = "AccountClosureRequest")
    record AccountClosureRequestJson(
            @Schema(description = "What is given up with each line, as its preview names it.")
            @NotNull
            @Size(max = 1000)
            List<@Valid LineConsentsJson> consents) {

        Map<UUID, Set<String>> agreed() {
            var agreed = new HashMap<UUID, Set<String>>();
            consents.forEach(one -> agreed.put(
                    one.lineId(),
                    one.consents().stream()
                            .map(word -> word.toUpperCase(Locale.ROOT))
                            .collect(Collectors.toSet())));
            return agreed;
        }
    }

    @Schema(name = "LineConsents")
    record LineConsentsJson(
            @NotNull UUID lineId,
            @NotNull @Size(max = 40) List<@NotNull @Size(max = 80) String> consents) {}

    @Schema(name = "AccountCode")
    record AccountCodeJson(
            @Schema(description = "The code that the subscriber got.", example = "49302718")
            @NotNull
            @Size(min = 1, max = 200)
            String code) {}
}
