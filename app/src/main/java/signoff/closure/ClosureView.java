// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.Item;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.refund.RefundLeg;
import signoff.workflow.Wait.Owner;

/**
 * A closure as its subscriber sees it.
 *
 * @param status the public word, from the one mapping of states (I40)
 * @param state the internal state, for the operator's engineers
 * @param noticeReceivedAt the time of notice (I9); null while it is a draft
 * @param waitsFor who has to act now; null at an end
 * @param waitsUntil until when
 * @param steps done, running and to come, in order
 * @param withdrawable whether one click still takes it back
 * @param weReturn what is or was paid back, once struck
 * @param youOwe what stayed to be paid, once struck
 * @param finalBill how that stands; null while nothing is owed
 * @param owed what has no way back; null while all of it has one
 * @param review what the operator asks or has answered; null while nobody looks at it
 * @param quoted what became of the preview that was held; null without one, and until struck
 */
public record ClosureView(
        CaseId id,
        BrandId brand,
        LineId line,
        Status status,
        String state,
        int version,
        String policyVersion,
        Closures.Answers answers,
        @Nullable Instant noticeReceivedAt,
        @Nullable Owner waitsFor,
        @Nullable Instant waitsUntil,
        List<StepView> steps,
        boolean withdrawable,
        @Nullable Instant serviceStops,
        @Nullable Instant decideBy,
        @Nullable Instant refundBy,
        @Nullable Instant restorableUntil,
        @Nullable Money weReturn,
        @Nullable Money youOwe,
        @Nullable FinalBill finalBill,
        List<RefundLeg> legs,
        @Nullable Owed owed,
        @Nullable Reviewed review,
        @Nullable Quoted quoted) {

    /** Whether the moment of the stop can change no more. */
    public boolean isStopFixed() {
        return switch (status) {
            case DRAFT,
                    AWAITING_CONFIRMATION,
                    CONFIRMED,
                    IN_REVIEW,
                    NEEDS_INFO,
                    REJECTED,
                    APPROVED,
                    USING_UP -> false;
            default -> true;
        };
    }

    /** What people and integrators are told. Total over the states, by test (I40). */
    public enum Status {
        DRAFT,
        AWAITING_CONFIRMATION,
        CONFIRMED,
        IN_REVIEW,
        NEEDS_INFO,
        REJECTED,
        APPROVED,
        USING_UP,
        SCHEDULED,
        EXECUTING,
        SERVICE_ENDED,
        REFUNDING,
        PAYMENT_DUE,
        COMPLETED,
        WITHDRAWN,
        LAPSED,
        REVERSED
    }

    /**
     * What the subscriber owes at the end, and how paying it stands.
     *
     * @param payBy until when; null once the case is over
     * @param nextRound what a payment asked for now is counted as; 0 while none can be
     */
    public record FinalBill(Money amount, @Nullable Instant payBy, Payment payment, int nextRound) {

        public boolean isPayable() {
            return nextRound > 0;
        }

        public enum Payment {
            DUE,
            UNDER_WAY,
            /** Declined, so it is due as before. */
            DECLINED,
            IN_DOUBT,
            PAID,
            /** Not paid in time. It stays owed. */
            HANDED_OVER
        }
    }

    /**
     * How a person of the operator stands to the request.
     *
     * @param items what is asked for; its words are {@code paper.item.<ITEM>}
     * @param ground why it was rejected; its words are {@code review.ground.<GROUND>}
     * @param appealBy until when another person can be asked to look; null for never
     */
    public record Reviewed(
            List<String> items,
            @Nullable String ground,
            @Nullable Instant appealBy) {

        /** Some of it can be handed in as a file. */
        public boolean isFiles() {
            return items.stream().map(Item::valueOf).anyMatch(Item::isFile);
        }
    }

    /**
     * Credit that waits for an account to go to.
     *
     * @param codeSent whether an account was named, and its code has to come back
     */
    public record Owed(Money amount, boolean codeSent) {}

    /**
     * The final balance beside the quoted one. The quote and its lines add up to it.
     *
     * @param quoted below zero what would have stayed to be paid
     * @param quotedStop when service would have stopped
     * @param stop when it did
     * @param bonus how much less promotional credit was lost; no part of the sum
     */
    public record Quoted(
            Change quoted,
            List<QuoteLine> lines,
            Change struck,
            Change bonus,
            Instant quotedStop,
            Instant stop) {}

    /** A sum with a sign. */
    public record Change(boolean less, Money amount) {

        static Change of(long minor, String currency) {
            return new Change(
                    minor < 0, new Money(Math.abs(minor), Currency.getInstance(currency)));
        }

        public long minor() {
            return less ? -amount.minor() : amount.minor();
        }
    }

    /** @param key its words are {@code quote.<key>} */
    public record QuoteLine(String key, Change change) {}

    /**
     * One step of the way.
     *
     * @param key its words are {@code step.<key>}
     * @param at when it was done, or is planned
     */
    public record StepView(
            String key, Progress progress, @Nullable Instant at) {

        public enum Progress {
            DONE,
            RUNNING,
            TO_COME,
            SKIPPED
        }
    }
}
