// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        @Nullable Owed owed) {

    /** Whether the moment of the stop can change no more. */
    public boolean isStopFixed() {
        return switch (status) {
            case DRAFT, AWAITING_CONFIRMATION, CONFIRMED, APPROVED, USING_UP -> false;
            default -> true;
        };
    }

    /** What people and integrators are told. Total over the states, by test (I40). */
    public enum Status {
        DRAFT,
        AWAITING_CONFIRMATION,
        CONFIRMED,
        APPROVED,
        USING_UP,
        SCHEDULED,
        EXECUTING,
        SERVICE_ENDED,
        REFUNDING,
        PAYMENT_DUE,
        COMPLETED,
        WITHDRAWN,
        LAPSED
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
     * Credit that waits for an account to go to.
     *
     * @param codeSent whether an account was named, and its code has to come back
     */
    public record Owed(Money amount, boolean codeSent) {}

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
