// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.quote.Compared;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.KeptCheck;
import signoff.closure.review.Weighed;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.RefundLeg;

/** Every fact that can move a closure case. Facts are stored for ever, under these names. */
public sealed interface ClosureEvent {

    Instant at();

    /** Answers were kept for later. */
    record DraftSaved(
            Instant at,
            @Nullable String reason,
            Set<String> consents,
            StopBy stopBy,
            @Nullable Instant stopOn,
            @Nullable String quote)
            implements ClosureEvent {}

    /** Nobody came back to the draft. */
    record DraftForgotten(Instant at) implements ClosureEvent {}

    /**
     * The notice of termination was received. Its time starts the legal clocks (I9).
     *
     * @param checks what each check said then
     */
    record NoticeReceived(
            Instant at,
            @Nullable String reason,
            Set<String> consents,
            StopBy stopBy,
            @Nullable Instant stopOn,
            @Nullable String quote,
            Terms terms,
            Instant decideBy,
            Instant stopMax,
            @Nullable Instant ordersOver,
            Weighed weighed,
            List<KeptCheck> checks)
            implements ClosureEvent {}

    record ConfirmationAsked(Instant at) implements ClosureEvent {}

    record NothingToConfirm(Instant at) implements ClosureEvent {}

    record CodeAskedAgain(Instant at) implements ClosureEvent {}

    record WrongCodeGiven(Instant at) implements ClosureEvent {}

    /** The code came back. The operator's time to decide starts now (C10). */
    record Confirmed(Instant at, Instant decideBy) implements ClosureEvent {}

    record ConfirmationRanOut(Instant at) implements ClosureEvent {}

    /** The rules saw no reason for a person to look. */
    record RiskWasLow(Instant at) implements ClosureEvent {}

    /** What is known of the request makes a person look at it (C10). */
    record ReviewWasNeeded(Instant at) implements ClosureEvent {}

    /** One of two has agreed. */
    record ReviewerAgreed(Instant at, String reviewer) implements ClosureEvent {}

    /** Whoever had to agree has (C12). */
    record ReviewPassed(Instant at, String reviewer) implements ClosureEvent {}

    /** Nobody decided in time: that counts as an approval (C12). */
    record ReviewWasLate(Instant at) implements ClosureEvent {}

    /** Fraud in the request itself is looked into. Meanwhile silence approves of nothing. */
    record RequestHeld(Instant at, String by) implements ClosureEvent {}

    record RequestReleased(Instant at, String by) implements ClosureEvent {}

    /** Who asks was in doubt, and is not any more. */
    record IdentityProved(Instant at, String by) implements ClosureEvent {}

    /** The subscriber is asked for all that is missing, at once (C3). */
    record InfoAsked(Instant at, String by, Set<Item> items) implements ClosureEvent {}

    record InfoWasMissing(Instant at) implements ClosureEvent {}

    /**
     * The subscriber has answered (C4).
     *
     * @param decideBy by when the operator promises to have looked at the answer
     */
    record InfoGiven(Instant at, Instant decideBy) implements ClosureEvent {}

    /** No answer came: the line goes on as before (C5). */
    record InfoRanOut(Instant at) implements ClosureEvent {}

    /** No answer came, and only money has to wait for one (C5). */
    record PayoutInfoRanOut(Instant at) implements ClosureEvent {}

    /** @param by null when an investigation took longer than the law lets a request wait */
    record ReviewFailed(Instant at, @Nullable String by, Ground ground) implements ClosureEvent {}

    /** The subscriber wants another person to look (C11). */
    record AppealMade(Instant at, Instant decideBy) implements ClosureEvent {}

    record AppealFailed(Instant at, @Nullable String by, Ground ground) implements ClosureEvent {}

    record AppealRanOut(Instant at) implements ClosureEvent {}

    record StopWasNear(Instant at) implements ClosureEvent {}

    record CoolingOffEnded(Instant at) implements ClosureEvent {}

    /**
     * Orders run that cannot be cancelled, of the subscriber's or of another provider who takes the
     * number over, and service goes on for them.
     *
     * @param over when they are waited for no longer
     */
    record OrdersRan(Instant at, Instant over) implements ClosureEvent {}

    /** Cooling-off is over, and the balance is to be used up before service stops. */
    record UsingUpBegan(Instant at) implements ClosureEvent {}

    /** A day went by: the balance is looked at once more. */
    record BalanceWasDue(Instant at) implements ClosureEvent {}

    record BalanceWasUsed(Instant at) implements ClosureEvent {}

    /** The latest day is near, whatever is left of the balance. */
    record LatestStopWasNear(Instant at) implements ClosureEvent {}

    record StopTimeCame(Instant at) implements ClosureEvent {}

    record SubscriberWithdrew(Instant at) implements ClosureEvent {}

    record ChargingStopped(Instant at) implements ClosureEvent {}

    /** No session runs any more: each came to its end, or was ended when its time was over. */
    record SessionsEnded(Instant at) implements ClosureEvent {}

    record LineBarred(Instant at) implements ClosureEvent {}

    record LineDetached(Instant at) implements ClosureEvent {}

    record ProfileRetired(Instant at) implements ClosureEvent {}

    record NetworkRefused(Instant at, Refusal why) implements ClosureEvent {}

    record ExecutionWasOverdue(Instant at) implements ClosureEvent {}

    record PersonTriedAgain(Instant at) implements ClosureEvent {}

    /** A day went by, and the case still waits for a person. */
    record NobodyHadLooked(Instant at) implements ClosureEvent {}

    /** The devices that shared the line were let go of, in the commit that ended service. */
    record DevicesLetGo(Instant at, int devices) implements ClosureEvent {}

    /** The subscriber has the line back. Who closes it again opens another case (L9, I3). */
    record LineWasRestored(Instant at) implements ClosureEvent {}

    record SettlingBegan(Instant at) implements ClosureEvent {}

    record LateUsageEnded(Instant at) implements ClosureEvent {}

    record SettlementWasOverdue(Instant at) implements ClosureEvent {}

    /** There was a quote: what is different in the final balance is told line by line. */
    record QuoteWasCompared(Instant at, Compared compared) implements ClosureEvent {}

    record NothingWasOwed(Instant at) implements ClosureEvent {}

    record CreditWasLeft(Instant at, Money credit, List<RefundLeg> legs) implements ClosureEvent {}

    /** There is credit that no payment can take back: a person has to ask where it should go. */
    record CreditHadNoWayBack(Instant at, Money credit, List<RefundLeg> legs)
            implements ClosureEvent {}

    record DebtWasLeft(Instant at, Money debt) implements ClosureEvent {}

    record RefundLegPaid(Instant at, int number) implements ClosureEvent {}

    record LastRefundLegPaid(Instant at, int number) implements ClosureEvent {}

    /** The last leg has left, and part of the credit still has no way back. */
    record RefundFellShort(Instant at, int number) implements ClosureEvent {}

    record RefundRefused(Instant at, int number, Refusal why) implements ClosureEvent {}

    record RefundWasOverdue(Instant at) implements ClosureEvent {}

    /**
     * The subscriber named an account for what has no way back. A code was sent.
     *
     * @param payee what the sealed account is kept under; never its number
     */
    record PayeeNamed(Instant at, String payee) implements ClosureEvent {}

    record WrongPayeeCodeGiven(Instant at) implements ClosureEvent {}

    /** The code came back: the money goes to that account. */
    record PayeeConfirmed(Instant at) implements ClosureEvent {}

    /**
     * A person of the operator paid what had no way back by other means.
     *
     * @param reference where the proof of it is found
     * @param noted whether a note is kept beside the case, sealed with the subscriber's key
     */
    record PaidOtherwise(Instant at, String reference, boolean noted) implements ClosureEvent {}

    /** The subscriber wants to pay the final bill, from this instrument. */
    record FinalPaymentAsked(Instant at, String instrument) implements ClosureEvent {}

    /**
     * The final bill is paid.
     *
     * @param reference the payment company's name for the payment
     */
    record FinalBillPaid(Instant at, String reference) implements ClosureEvent {}

    /** No money was taken. The bill can be paid in another way. */
    record FinalPaymentDeclined(Instant at, Refusal why) implements ClosureEvent {}

    /** Nobody can say in time whether money was taken. */
    record FinalPaymentUnclear(Instant at) implements ClosureEvent {}

    record CollectionHandedOver(Instant at) implements ClosureEvent {}
}
