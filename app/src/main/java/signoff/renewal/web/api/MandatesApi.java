// SPDX-License-Identifier: Apache-2.0
package signoff.renewal.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.recurring.GivenMandate;
import signoff.renewal.Mandates;
import signoff.renewal.Mandates.Answer;
import signoff.renewal.Mandates.NextCharge;

/** What a subscriber lets the operator repeat. A closing ends all of it (I18). */
@RestController
@RequestMapping(
        path = "/api/v1/lines/{lineId}/mandates",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Mandates", description = "What is paid by itself, and what comes next.")
class MandatesApi {

    private static final String SCHEME = "oauth2";

    private final Mandates mandates;
    private final Lines lines;

    MandatesApi(Mandates mandates, Lines lines) {
        this.mandates = mandates;
        this.lines = lines;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(operationId = "listMandates", summary = "List what is paid by itself")
    MandatesJson list(BrandId brand, @PathVariable String lineId) {
        return shown(line(brand, lineId));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(
            operationId = "giveMandate",
            summary = "Let something be paid by itself",
            description = "In place of one of the same kind. Refused while the line is closed.")
    MandatesJson give(
            BrandId brand, @PathVariable String lineId, @RequestBody @Valid WantedJson wanted) {
        var line = line(brand, lineId);
        return answered(line, mandates.give(line.id(), wanted.mandate(line.currency())));
    }

    @PostMapping("/{mandate}/end")
    @SecurityRequirement(name = SCHEME, scopes = "orders.write")
    @Operation(operationId = "endMandate", summary = "Let it be paid by itself no more")
    MandatesJson end(BrandId brand, @PathVariable String lineId, @PathVariable String mandate) {
        var line = line(brand, lineId);
        return answered(line, mandates.takeBack(line.id(), kind(mandate)));
    }

    private MandatesJson answered(Line line, Answer answer) {
        return switch (answer) {
            case Answer.Kept kept -> shown(line);
            case Answer.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    private MandatesJson shown(Line line) {
        return new MandatesJson(
                mandates.of(line.id()).stream().map(MandateJson::of).toList(),
                mandates.next(line.id()).map(NextChargeJson::of).orElse(null));
    }

    private Line line(BrandId brand, String id) {
        return lines.locate(brand, Ids.sent(id))
                .flatMap(lines::find)
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
    }

    private static Mandate kind(String name) {
        for (var mandate : Mandate.values()) {
            if (mandate.name().equals(name)) return mandate;
        }
        throw unfit("mandate", "string(AUTO_RENEW, AUTO_TOP_UP or ADD_ONS)");
    }

    private static RequestRefused unfit(String property, String expected) {
        return new RequestRefused(new Refusal(
                Code.PROPERTY_MUST_FIT, Map.of("property", property, "expected", expected)));
    }

    @Schema(name = "MandateRequest")
    record WantedJson(
            @Schema(description = "AUTO_RENEW or AUTO_TOP_UP.", example = "AUTO_RENEW")
            @NotNull
            @Size(min = 1, max = 20)
            String mandate,

            @Schema(
                    description = "What pays when the paid balance is too small: one of the"
                            + " account's instruments. A top-up needs one.",
                    example = "card-4242")
            @Size(min = 1, max = 100)
            @Nullable
            String instrument,

            @Schema(description = "A top-up comes when less is left, in minor units.")
            @Min(1)
            @Nullable
            Long belowMinor,

            @Schema(description = "What a top-up brings, in minor units.") @Min(1) @Nullable
            Long amountMinor) {

        GivenMandate mandate(Currency currency) {
            // Add-ons are taken one by one, each at its price: that gives the leave to renew them.
            if (kind(mandate) == Mandate.ADD_ONS) throw unfit("mandate", "string(not ADD_ONS)");
            if (kind(mandate) == Mandate.AUTO_RENEW) return GivenMandate.renewal(instrument);
            if (instrument == null) throw unfit("instrument", "string");
            if (belowMinor == null) throw unfit("belowMinor", "integer");
            if (amountMinor == null) throw unfit("amountMinor", "integer");
            return GivenMandate.topUp(
                    instrument, new Money(belowMinor, currency), new Money(amountMinor, currency));
        }
    }

    @Schema(name = "Mandates")
    record MandatesJson(
            List<MandateJson> mandates, @Nullable NextChargeJson next) {}

    @Schema(name = "Mandate")
    record MandateJson(
            String mandate,
            @Nullable String instrument,
            @Nullable Long belowMinor,
            @Nullable Long amountMinor) {

        static MandateJson of(GivenMandate given) {
            return new MandateJson(
                    given.mandate().name(),
                    given.instrument(),
                    minor(given.below()),
                    minor(given.amount()));
        }

        private static @Nullable Long minor(@Nullable Money money) {
            return money == null ? null : money.minor();
        }
    }

    @Schema(name = "NextCharge", description = "If nothing changes. It is never a debt.")
    record NextChargeJson(
            @Schema(example = "3900") long amountMinor,

            @Schema(description = "ISO 4217.", example = "CNY")
            String currency,

            @Schema(example = "2026-12-01") String on,

            @Schema(description = "Whether it renews the plan.")
            boolean renews) {

        static NextChargeJson of(NextCharge next) {
            return new NextChargeJson(
                    next.amount().minor(),
                    next.amount().currency().getCurrencyCode(),
                    next.on().toString(),
                    next.renews());
        }
    }
}
