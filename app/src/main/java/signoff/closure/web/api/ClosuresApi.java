// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import signoff.closure.ClosureView;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Holding;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Payment;
import signoff.closure.Closures.Previewing;
import signoff.closure.check.Asker;
import signoff.closure.web.api.QuoteJson.HeldJson;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Words;
import signoff.line.Lines;

/** Closings, for programs. What belongs to another brand is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Closures", description = "Closing lines, from the preview to the last refund.")
class ClosuresApi {

    static final int PAGE_MAX = 100;

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String SCHEME = "oauth2";
    private static final String READ = "closures.read";
    private static final String WRITE = "closures.write";

    private final Closures closures;
    private final Lines lines;
    private final Words words;

    ClosuresApi(Closures closures, Lines lines, Words words) {
        this.closures = closures;
        this.lines = lines;
        this.words = words;
    }

    @GetMapping("/lines/{lineId}/closure-preview")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(
            operationId = "previewClosure",
            summary = "Preview a closing",
            description = "Dates, money and checks, as things stand. Changes nothing. With a"
                    + " `reason`, as they stand for whoever gives that reason.")
    PreviewJson preview(
            BrandId brand,
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable @Size(max = 64) String reason,
            @RequestParam(required = false) @Nullable @Size(max = 64) String stopBy,
            @RequestParam(required = false) @Nullable Instant stopOn) {
        var said = reason == null ? null : Wire.upper(reason);
        var stop = Wire.stop(stopBy, stopOn);
        return switch (closures.preview(line(brand, lineId), said, stop, Asker.PROGRAM)) {
            case Previewing.Previewed seen -> PreviewJson.of(seen.preview());
            case Previewing.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    @GetMapping("/lines/{lineId}/closure-quote")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(
            operationId = "quoteClosure",
            summary = "Hold the money of a preview",
            description = "Signed, and stored nowhere. Sent as `quote` with the request while it"
                    + " is valid, what differs in the final balance is explained line by line.")
    HeldJson quote(
            BrandId brand,
            @PathVariable String lineId,
            @RequestParam(required = false) @Nullable @Size(max = 64) String reason,
            @RequestParam(required = false) @Nullable @Size(max = 64) String stopBy,
            @RequestParam(required = false) @Nullable Instant stopOn) {
        var said = reason == null ? null : Wire.upper(reason);
        var stop = Wire.stop(stopBy, stopOn);
        return switch (closures.hold(line(brand, lineId), said, stop)) {
            case Holding.IsHeld found -> HeldJson.of(found.held());
            case Holding.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    @PostMapping(path = "/closures", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "requestClosure",
            summary = "Ask for a line to be closed",
            description = "This is the notice of termination, and its time is now. A line has one"
                    + " open closing at most: asking again leads to the same one.")
    @ApiResponse(responseCode = "201", description = "Received; a code was sent if one is needed.")
    @ApiResponse(responseCode = "200", description = "There is one already, and it is this.")
    ResponseEntity<ClosureJson> request(
            BrandId brand, Actor actor, @RequestBody @Valid RequestJson asked) {
        var line = line(brand, asked.lineId());
        return switch (closures.request(line, asked.answers(), actor)) {
            case Opening.Opened opened ->
                ResponseEntity.created(placeOf(opened.closure()))
                        .body(ClosureJson.of(opened.closure()));
            case Opening.AlreadyOpen open ->
                ResponseEntity.ok()
                        .location(placeOf(open.closure()))
                        .body(ClosureJson.of(open.closure()));
            case Opening.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    @PostMapping(path = "/closures/{closureId}/confirmation", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "confirmClosure",
            summary = "Confirm with the code",
            description = "The code that the subscriber got by mail or SMS.")
    ClosureJson confirm(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody @Valid ConfirmationJson given) {
        return decide(brand, closureId, id -> closures.confirm(id, given.code(), actor));
    }

    @PostMapping("/closures/{closureId}/code")
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "sendClosureCode",
            summary = "Send a new code",
            description = "The earlier code stops working.")
    ClosureJson sendCode(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody(required = false) @Nullable NothingJson nothing) {
        return decide(brand, closureId, id -> closures.sendCodeAgain(id, actor));
    }

    @PostMapping("/closures/{closureId}/withdrawal")
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "withdrawClosure",
            summary = "Take it back",
            description = "Possible until the network begins to be told. No reason is asked.")
    ClosureJson withdraw(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody(required = false) @Nullable NothingJson nothing) {
        return decide(brand, closureId, id -> closures.withdraw(id, actor));
    }

    @PostMapping(path = "/closures/{closureId}/payments", consumes = JSON)
    @SecurityRequirement(name = SCHEME, scopes = WRITE)
    @Operation(
            operationId = "payFinalBill",
            summary = "Pay the final bill",
            description = "The whole sum, from an instrument of the account; others"
                    + " are refused. The bank is asked afterwards: `finalBill` tells how it"
                    + " stands. While one payment is under way no other is begun; after one was"
                    + " declined, another can be asked for.")
    ClosureJson pay(
            BrandId brand,
            Actor actor,
            @PathVariable String closureId,
            @RequestBody @Valid PaymentJson asked) {
        var bill = view(brand, closureId).finalBill();
        var payment = new Payment(asked.instrument(), bill == null ? 0 : bill.nextRound());
        return decide(brand, closureId, id -> closures.payFinalBill(id, payment, actor));
    }

    @GetMapping("/closures/{closureId}")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(operationId = "readClosure", summary = "Read one closing")
    ClosureJson read(BrandId brand, @PathVariable String closureId) {
        return ClosureJson.of(view(brand, closureId));
    }

    @GetMapping("/closures/{closureId}/timeline")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(operationId = "readClosureTimeline", summary = "Read its steps")
    TimelineJson timeline(BrandId brand, Language language, @PathVariable String closureId) {
        return TimelineJson.of(view(brand, closureId), words, language);
    }

    @GetMapping("/closures")
    @SecurityRequirement(name = SCHEME, scopes = READ)
    @Operation(
            operationId = "listClosures",
            summary = "List closings, newest first",
            description = "Go on with `next`; it is absent on the last page.")
    ClosurePage list(
            BrandId brand,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(PAGE_MAX) int limit) {
        var after = cursor == null ? null : ListCursor.open(cursor);
        var page = closures.list(brand, after, limit);
        var next = page.next() == null ? null : ListCursor.seal(page.next());
        return new ClosurePage(page.closures().stream().map(ClosureJson::of).toList(), next);
    }

    /** Lets the desk decide on a case of the brand, and tells what came of it. */
    private ClosureJson decide(BrandId brand, String id, Function<CaseId, Deciding> desk) {
        return switch (desk.apply(closure(brand, id))) {
            case Deciding.Decided decided -> ClosureJson.of(decided.closure());
            case Deciding.Refused refused -> throw new RequestRefused(refused.why());
        };
    }

    private ClosureView view(BrandId brand, String id) {
        return closures.find(closure(brand, id))
                .orElseThrow(RequestRefused.because(Refusal.Code.CASE_MUST_BE_KNOWN));
    }

    private CaseId closure(BrandId brand, String id) {
        var found = closures.locate(brand, Ids.sent(id));
        return found.orElseThrow(RequestRefused.because(Refusal.Code.CASE_MUST_BE_KNOWN));
    }

    private LineId line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .orElseThrow(RequestRefused.because(Refusal.Code.LINE_MUST_BE_KNOWN));
    }

    private static URI placeOf(ClosureView closure) {
        return URI.create("/api/v1/closures/" + closure.id().value());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ClosurePage")
    record ClosurePage(
            List<ClosureJson> closures,

            @Schema(description = "Where to go on; absent on the last page.", nullable = true)
            @Nullable
            String next) {}

    @Schema(name = "Confirmation")
    record ConfirmationJson(
            @Schema(description = "The code, or the token of the link.", example = "493027")
            @NotNull
            @Size(min = 1, max = 200)
            String code) {}

    @Schema(name = "FinalPaymentRequest")
    record PaymentJson(
            @Schema(description = "One that the line was paid from.", example = "card-4242")
            @NotNull
            @Size(min = 1, max = 64)
            String instrument) {}

    /** No property is known here, so that a misplaced one is refused and not overlooked. */
    @Schema(name = "Nothing", type = "object", description = "An empty object, or no body at all.")
    record NothingJson() {}
}
