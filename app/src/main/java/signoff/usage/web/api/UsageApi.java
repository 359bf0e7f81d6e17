// SPDX-License-Identifier: Apache-2.0
package signoff.usage.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.BrandId;
import signoff.line.allowance.UsageKind;
import signoff.usage.Usage;
import signoff.usage.UsageRecord;

/** Usage records from the network, many at once, each counted once. */
@RestController
@RequestMapping(path = "/api/v1/usage-records", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Usage", description = "What lines have used, as the network tells it.")
class UsageApi {

    private static final String SCHEME = "oauth2";

    private final Usage usage;

    UsageApi(Usage usage) {
        this.usage = usage;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirement(name = SCHEME, scopes = "usage.write")
    @Operation(
            operationId = "tellUsage",
            summary = "Tell what lines have used",
            description = "Rated by the tariff of each line: out of allowances first, then from"
                    + " the promotional balance, then from the paid one. What happened after the"
                    + " stop of a line, or comes after its final balance, costs its subscriber"
                    + " nothing. A record that came before changes nothing.")
    TakenJson take(BrandId brand, @RequestBody @Valid RecordsJson told) {
        var records = told.records().stream().map(RecordJson::record).toList();
        var taken = usage.take(brand, records);
        return new TakenJson(taken.stream()
                .map(one -> new OutcomeJson(one.id(), one.outcome().name(), one.repeated()))
                .toList());
    }

    @Schema(name = "UsageRecords")
    record RecordsJson(
            @NotNull @Size(min = 1, max = Usage.RECORDS_MOST)
            List<@Valid @NotNull RecordJson> records) {}

    @Schema(name = "UsageRecord")
    record RecordJson(
            @Schema(description = "The network's own, kept for every repeat.", example = "cdr-77")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}")
            String id,

            @NotNull UUID lineId,

            @Schema(description = "DATA in megabytes, VOICE in seconds, SMS in messages.") @NotNull
            UsageKind kind,

            @Schema(description = "Where it was used (ISO 3166-1 alpha-2).", example = "CN")
            @NotNull
            @Pattern(regexp = "[A-Z]{2}")
            String country,

            @Schema(description = "In the unit of its kind.", example = "120")
            @Min(1)
            @Max(100_000_000)
            long amount,

            @Schema(description = "When it was used.") @NotNull
            Instant at) {

        UsageRecord record() {
            return new UsageRecord(id, lineId, kind, country, amount, at);
        }
    }

    @Schema(name = "UsageTaken", description = "In the order of the records.")
    record TakenJson(List<OutcomeJson> results) {}

    @Schema(name = "UsageOutcome")
    record OutcomeJson(
            String id,

            @Schema(
                    description = "RATED, UNCOVERED (more than the balance had), STRAY (after the"
                            + " stop), LATE (after the final balance), UNRATED (no price) or"
                            + " LINE_UNKNOWN.",
                    example = "RATED")
            String outcome,

            @Schema(description = "Whether it had come before.")
            boolean repeated) {}
}
