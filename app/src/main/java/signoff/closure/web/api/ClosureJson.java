// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.FinalBill;
import signoff.closure.web.api.QuoteJson.OutcomeJson;
import signoff.refund.RefundLeg;

/** A closure on the wire. What the subscriber wrote in own words is not in it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Closure", description = "The closing of one line.")
record ClosureJson(
        UUID id,

        @Schema(description = "What people read out and type.", example = "C-7KQ2-M4XA-93RT")
        String number,

        UUID lineId,

        @Schema(
                description = "Where it stands.",
                allowableValues = {
                    "draft",
                    "awaiting_confirmation",
                    "confirmed",
                    "in_review",
                    "needs_info",
                    "rejected",
                    "approved",
                    "using_up",
                    "scheduled",
                    "executing",
                    "service_ended",
                    "refunding",
                    "payment_due",
                    "completed",
                    "withdrawn",
                    "lapsed",
                    "reversed"
                })
        String status,

        @Schema(
                description = "The same in the words of TM Forum, as an order to end a product"
                        + " (TMF622). None fails: what was refused is held until a person of the"
                        + " operator has looked; pending waits for the subscriber to answer or to"
                        + " pay; what is rejected can be appealed.",
                allowableValues = {
                    "acknowledged",
                    "inProgress",
                    "held",
                    "pending",
                    "rejected",
                    "completed",
                    "cancelled"
                })
        String tmfState,

        @Schema(description = "The internal state, for engineers; it may change in any release.")
        String state,

        @Schema(description = "One up with each fact.") int version,

        @Schema(description = "The rules it is judged by, pinned at receipt.")
        String policyVersion,

        @Schema(
                description = "The reason that was given.",
                nullable = true,
                example = "no_longer_needed")
        @Nullable
        String reason,

        @Schema(description = "The checks whose loss was agreed to.")
        List<String> consents,

        @Schema(
                description = "What the stop waits for, beside cooling-off.",
                allowableValues = {"soon", "now", "on_date", "period_end", "balance_used"})
        String stopBy,

        @Schema(
                description = "When service should stop at the earliest; with `balance_used`, at"
                        + " the latest.",
                nullable = true)
        @Nullable
        Instant stopOn,

        @Schema(description = "The time of notice; it never moves.", nullable = true) @Nullable
        Instant noticeReceivedAt,

        @Schema(
                description = "Who has to act now; absent at an end.",
                nullable = true,
                allowableValues = {"subscriber", "operator", "network", "bank", "clock"})
        @Nullable
        String waitsFor,

        @Schema(description = "Until when.", nullable = true) @Nullable
        Instant waitsUntil,

        @Schema(description = "Whether it can still be taken back.")
        boolean withdrawable,

        @Schema(nullable = true) @Nullable Instant serviceStops,
        @Schema(nullable = true) @Nullable Instant decideBy,
        @Schema(nullable = true) @Nullable Instant refundBy,
        @Schema(nullable = true) @Nullable Instant restorableUntil,

        @Schema(description = "What is or was paid back, once struck.", nullable = true) @Nullable
        Amount weReturn,

        @Schema(description = "What stayed to be paid, once struck.", nullable = true) @Nullable
        Amount youOwe,

        @Schema(description = "How paying it stands; absent when nothing is owed.", nullable = true)
        @Nullable
        BillJson finalBill,

        @Schema(description = "Where the money goes.") List<LegJson> legs,

        @Schema(
                description = "What no payment takes back, until an account is named for it;"
                        + " absent while all of it has a way.",
                nullable = true)
        @Nullable
        OwedJson owed,

        @Schema(
                description = "What became of the quote; absent without one, and until the final"
                        + " balance is struck.",
                nullable = true)
        @Nullable
        OutcomeJson quote) {

    static ClosureJson of(ClosureView view) {
        return new ClosureJson(
                view.id().value(),
                view.id().number(),
                view.line().value(),
                Wire.word(view.status()),
                Wire.tmf(view.status(), view.waitsFor()),
                view.state(),
                view.version(),
                view.policyVersion(),
                view.answers().reason() == null
                        ? null
                        : Wire.lower(view.answers().reason()),
                view.answers().consents().stream().sorted().map(Wire::lower).toList(),
                Wire.word(view.answers().stop().by()),
                view.answers().stop().on(),
                view.noticeReceivedAt(),
                Wire.wordOf(view.waitsFor()),
                view.waitsUntil(),
                view.withdrawable(),
                view.serviceStops(),
                view.decideBy(),
                view.refundBy(),
                view.restorableUntil(),
                Amount.ofNullable(view.weReturn()),
                Amount.ofNullable(view.youOwe()),
                view.finalBill() == null ? null : BillJson.of(view.finalBill()),
                view.legs().stream().map(LegJson::of).toList(),
                view.owed() == null ? null : OwedJson.of(view.owed()),
                view.quoted() == null ? null : OutcomeJson.of(view.quoted()));
    }

    /** Credit that has no way back. */
    @Schema(name = "OwedCredit", description = "Credit that has no way back.")
    record OwedJson(
            Amount amount,

            @Schema(description = "Whether an account was named, and its code is waited for.")
            boolean codeSent) {

        private static OwedJson of(ClosureView.Owed owed) {
            return new OwedJson(Amount.of(owed.amount()), owed.codeSent());
        }
    }

    /** What the subscriber owes at the end. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FinalBill", description = "What the subscriber owes at the end.")
    record BillJson(
            Amount amount,

            @Schema(description = "Until when; absent at an end.", nullable = true) @Nullable
            Instant payBy,

            @Schema(
                    description = "How paying it stands. After `declined` it is due as before.",
                    allowableValues = {
                        "due",
                        "under_way",
                        "declined",
                        "in_doubt",
                        "paid",
                        "handed_over"
                    })
            String payment) {

        static BillJson of(FinalBill bill) {
            return new BillJson(Amount.of(bill.amount()), bill.payBy(), Wire.word(bill.payment()));
        }
    }

    /** One part of a refund. */
    @Schema(name = "RefundLeg", description = "One part of a refund, to where it came from.")
    record LegJson(
            @Schema(description = "Counted from 1.", example = "1")
            int number,

            @Schema(description = "The payment it goes back to.")
            String instrument,

            Amount amount) {

        static LegJson of(RefundLeg leg) {
            return new LegJson(leg.number(), leg.instrument(), Amount.of(leg.amount()));
        }
    }
}
