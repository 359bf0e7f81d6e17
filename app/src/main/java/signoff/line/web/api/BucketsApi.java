// SPDX-License-Identifier: Apache-2.0
package signoff.line.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import signoff.kernel.BrandId;
import signoff.kernel.Ids;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;

/** What lines may still use without paying more. */
@RestController
@RequestMapping(
        path = "/api/v1/lines/{lineId}/buckets",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Buckets", description = "Allowances and how much of them is left (TMF654).")
class BucketsApi {

    private static final String SCHEME = "oauth2";

    private final Buckets buckets;
    private final Lines lines;
    private final Clock clock;

    BucketsApi(Buckets buckets, Lines lines, Clock clock) {
        this.buckets = buckets;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping
    @SecurityRequirement(name = SCHEME, scopes = "orders.read")
    @Operation(
            operationId = "listBuckets",
            summary = "List what a line may still use",
            description = "What is over first comes first.")
    BucketsJson list(BrandId brand, @PathVariable String lineId) {
        var line = lines.locate(brand, Ids.sent(lineId))
                .orElseThrow(RequestRefused.because(Code.LINE_MUST_BE_KNOWN));
        return new BucketsJson(
                buckets.of(line, clock.instant()).stream().map(BucketJson::of).toList());
    }

    @Schema(name = "Buckets")
    record BucketsJson(List<BucketJson> buckets) {}

    /** One allowance, in the words of TMF654. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Bucket", description = "An allowance. Data is told in megabytes.")
    record BucketJson(
            UUID id,

            @Schema(description = "data, voice or text.", example = "data")
            String usageType,

            @Schema(description = "Where it can be used; absent for everywhere.", nullable = true)
            @Nullable
            String zone,

            QuantityJson initialValue,
            QuantityJson remainingValue,
            QuantityJson usedValue,
            PeriodJson validFor) {

        static BucketJson of(Bucket bucket) {
            return new BucketJson(
                    bucket.id(),
                    switch (bucket.kind()) {
                        case DATA -> "data";
                        case VOICE -> "voice";
                        case SMS -> "text";
                    },
                    bucket.zone(),
                    QuantityJson.of(bucket, bucket.amount()),
                    QuantityJson.of(bucket, bucket.left()),
                    QuantityJson.of(bucket, bucket.used()),
                    new PeriodJson(bucket.from(), bucket.until()));
        }
    }

    @Schema(name = "Quantity")
    record QuantityJson(
            long amount,

            @Schema(description = "megabytes, seconds or messages.", example = "megabytes")
            String units) {

        static QuantityJson of(Bucket bucket, long amount) {
            var units = switch (bucket.kind()) {
                case DATA -> "megabytes";
                case VOICE -> "seconds";
                case SMS -> "messages";
            };
            return new QuantityJson(amount, units);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "TimePeriod")
    record PeriodJson(Instant startDateTime, @Nullable Instant endDateTime) {}
}
