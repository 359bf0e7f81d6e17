// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.closure.Preview;
import signoff.closure.check.Unused;
import signoff.closure.web.api.ClosureJson.LegJson;

/** A preview on the wire. */
@Schema(
        name = "ClosurePreview",
        description =
                "What closing the line means, if it is asked for and confirmed now and nothing"
                        + " else happens.")
record PreviewJson(
        UUID lineId,
        String policyVersion,
        @Schema(description = "When it was computed.") Instant at,

        @Schema(
                description = "By when the code has to come back; null where none is asked for.",
                nullable = true)
        @Nullable
        Instant confirmBy,

        @Schema(description = "By when the operator decides.")
        Instant decideBy,

        @Schema(description = "Until when it can be taken back.")
        Instant withdrawUntil,

        Instant serviceStops,

        @Schema(
                description = "What the stop waits for, beside cooling-off. With `balance_used`,"
                        + " `serviceStops` is the latest day.",
                allowableValues = {"soon", "now", "on_date", "period_end", "balance_used"})
        String stopBy,

        @Schema(description = "By when the money has left.") Instant refundBy,

        @Schema(description = "Until when line and number can be had back.")
        Instant restorableUntil,

        @Schema(description = "When the number may go to somebody else.")
        Instant numberFreeFrom,

        @Schema(description = "The paid balance, before bills.")
        Amount paid,

        @Schema(description = "What cancelled orders give back.")
        Amount returned,

        @Schema(description = "Bills that are not paid.") Amount owed,

        @Schema(
                description = "What ending the contract before its term costs; taken off only with"
                        + " consent to this sum.")
        Amount earlyFee,

        @Schema(description = "What the subscriber gets back.")
        Amount weReturn,

        @Schema(description = "What stays to be paid; never both.")
        Amount youOwe,

        List<LegJson> legs,

        @Schema(description = "Promotional credit that is lost.")
        Amount lostBonus,

        @Schema(description = "What is included and not used, which is lost.")
        List<UnusedJson> unused,

        @Schema(description = "What stops renewing.") List<String> stopsRenewing,

        List<CheckJson> checks,

        @Schema(description = "The reasons to choose from; none has to be chosen.")
        List<String> reasons,

        @Schema(description = "Whether a pause is offered instead.")
        boolean suspendOffered) {

    static PreviewJson of(Preview preview) {
        return new PreviewJson(
                preview.line().value(),
                preview.policyVersion(),
                preview.at(),
                preview.confirmBy(),
                preview.decideBy(),
                preview.withdrawUntil(),
                preview.serviceStops(),
                Wire.word(preview.stopBy()),
                preview.refundBy(),
                preview.restorableUntil(),
                preview.numberFreeFrom(),
                Amount.of(preview.paid()),
                Amount.of(preview.returned()),
                Amount.of(preview.owed()),
                Amount.of(preview.earlyFee()),
                Amount.of(preview.weReturn()),
                Amount.of(preview.youOwe()),
                preview.legs().stream().map(LegJson::of).toList(),
                Amount.of(preview.lostBonus()),
                preview.unused().stream().map(UnusedJson::of).toList(),
                preview.stopsRenewing().stream().map(Wire::word).sorted().toList(),
                preview.checks().stream()
                        .map(check -> CheckJson.of(preview.line(), check))
                        .toList(),
                preview.reasons().stream().map(Wire::lower).toList(),
                preview.suspendOffered());
    }

    /** Part of an allowance that is lost. */
    @Schema(name = "UnusedAllowance")
    record UnusedJson(
            @Schema(allowableValues = {"data", "voice", "sms"})
            String kind,

            @Schema(example = "2048") long amount,

            @Schema(allowableValues = {"megabytes", "seconds", "messages"})
            String unit) {

        private static UnusedJson of(Unused unused) {
            return new UnusedJson(Wire.word(unused.kind()), unused.amount(), unused.unit());
        }
    }
}
