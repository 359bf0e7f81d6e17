// SPDX-License-Identifier: Apache-2.0
package signoff.refund.web.api;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.refund.instrument.Instrument;
import signoff.refund.instrument.Instruments;
import signoff.refund.instrument.Instruments.Adding;
import signoff.refund.instrument.Instruments.Beginning;
import signoff.subscriber.Subscribers;

/** What accounts can pay by. The number of a card is typed at the payment company, never here. */
@RestController
@RequestMapping(
        path = "/api/v1/accounts/{accountId}/instruments",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Instruments", description = "What an account can pay by.")
class InstrumentsApi {

    private static final String SCHEME = "oauth2";

    private final Instruments instruments;
    private final Subscribers subscribers;

    InstrumentsApi(Instruments instruments, Subscribers subscribers) {
        this.instruments = instruments;
        this.subscribers = subscribers;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "listInstruments", summary = "List what an account can pay by")
    InstrumentsJson list(BrandId brand, @PathVariable String accountId) {
        return shown(account(brand, accountId));
    }

    @PostMapping(path = "/registrations", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "registerInstrument",
            summary = "Open a page of the payment company's",
            description = "The browser of the subscriber goes there, names an instrument, and comes"
                    + " back to returnTo, with the registration added to it.")
    @ApiResponse(responseCode = "201", description = "Opened.")
    RegistrationJson register(
            BrandId brand,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String accountId,
            @RequestBody @Valid RegisterJson asked) {
        var account = account(brand, accountId);
        return switch (instruments.begin(account, brand, web(asked.returnTo()))) {
            case Beginning.Begun(var registration, var page) ->
                new RegistrationJson(registration, page.toString());
            case Beginning.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping("/registrations/{registrationId}/completion")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "completeInstrument",
            summary = "Keep what came of such a page",
            description = "We ask the payment company. Again gets the first answer.")
    InstrumentJson complete(
            BrandId brand,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String accountId,
            @PathVariable String registrationId) {
        var account = account(brand, accountId);
        return switch (instruments.complete(account, Ids.sent(registrationId))) {
            case Adding.Added(var added) -> InstrumentJson.of(added);
            case Adding.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping("/{instrument}/removal")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "removeInstrument",
            summary = "Remove one",
            description = "Nothing more is charged to it, and what it paid by itself ends.")
    InstrumentsJson remove(
            BrandId brand,
            Actor actor,
            @Parameter(hidden = true) @RequestHeader("Idempotency-Key") String key,
            @PathVariable String accountId,
            @PathVariable String instrument) {
        var account = account(brand, accountId);
        var why = instruments.remove(account, brand, instrument, actor);
        if (why != null) throw new RequestRefused(why);
        return shown(account);
    }

    private InstrumentsJson shown(AccountId account) {
        return new InstrumentsJson(
                instruments.of(account).stream().map(InstrumentJson::of).toList());
    }

    /** An account of another brand is answered like one that does not exist. */
    private AccountId account(BrandId brand, String sent) {
        return subscribers
                .find(new AccountId(Ids.sent(sent)))
                .filter(person -> person.brand().equals(brand))
                .map(Subscribers.Person::account)
                .orElseThrow(() -> unfit("accountId", "string"));
    }

    // A browser is sent there: no script, and nothing that is read on the way.
    private static URI web(String address) {
        try {
            var to = URI.create(address);
            var local = "localhost".equals(to.getHost()) || "127.0.0.1".equals(to.getHost());
            var open = "https".equals(to.getScheme()) || local && "http".equals(to.getScheme());
            if (open && to.getHost() != null && to.getFragment() == null) return to;
        } catch (IllegalArgumentException e) {
            throw unfit("returnTo", "string(https)");
        }
        throw unfit("returnTo", "string(https)");
    }

    private static RequestRefused unfit(String property, String expected) {
        return new RequestRefused(new Refusal(
                Code.PROPERTY_MUST_FIT, Map.of("property", property, "expected", expected)));
    }

    @Schema(name = "InstrumentRegistrationRequest")
    record RegisterJson(
            @Schema(description = "Of yours, with https.", example = "https://app.example/paid")
            @NotNull
            @Size(min = 8, max = 500)
            String returnTo) {}

    @Schema(name = "InstrumentRegistration")
    record RegistrationJson(
            UUID registrationId,

            @Schema(description = "For the browser of the subscriber.")
            String page) {}

    @Schema(name = "Instruments")
    record InstrumentsJson(List<InstrumentJson> instruments) {}

    @Schema(name = "Instrument")
    record InstrumentJson(
            @Schema(description = "What is charged, and shown.", example = "visa-4242")
            String instrument,

            @Schema(description = "The last month of a card.", example = "2029-08") @Nullable
            String validUntil,

            boolean expired) {

        static InstrumentJson of(Instrument one) {
            var until = one.validUntil();
            return new InstrumentJson(
                    one.name(), until == null ? null : until.toString(), one.expired());
        }
    }
}
