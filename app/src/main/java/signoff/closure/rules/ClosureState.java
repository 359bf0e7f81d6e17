// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.Review;
import signoff.kernel.Money;
import signoff.kernel.Refusal;

/**
 * Where a closure case stands. A state carries what is true in that state, and nothing else; what
 * is true in all of them is in the {@link ClosureFile}.
 *
 * <p>A case goes through three phases, one after the other, and never back: asking, ending the
 * service, and the money.
 */
public sealed interface ClosureState {

    /** Until the network is touched: all of it can be taken back. */
    sealed interface Asking extends ClosureState {}

    /** While the network is being told, step by step, in a fixed order (I37). */
    sealed interface Ending extends ClosureState {}

    /** Service has ended. What is left is money, and telling about it. */
    sealed interface Settlement extends ClosureState {}

    /** Answers are being collected. Nothing was asked for. */
    record Draft(Instant keptUntil) implements Asking {}

    /** The notice of termination is in (C2). It is looked at in the same moment. */
    record Received(Instant at) implements Asking {}

    /** A code was sent and has to come back (C6). */
    record AwaitingConfirmation(Instant until, Instant codeUntil, int round, int wrongTries)
            implements Asking {}

    /** The subscriber has committed; the operator has to decide (C10). */
    record Committed(Instant at) implements Asking {}

    /** The operator agrees. The subscriber may still change their mind. */
    record Approved(Instant coolingUntil, boolean reminded) implements Asking {}

    /** Cooling-off is over, and the moment at which service stops is fixed (C13). */
    record Scheduled(Instant stopAt, boolean reminded) implements Asking {}

    /**
     * The balance is being used up. It is looked at each day; when it is empty, or when the latest
     * day is near, the moment at which service stops is fixed.
     */
    record UsingUp(Instant lookAt, Instant until) implements Asking {}

    /**
     * A person of the operator looks at it (C10). When nobody decides by {@code decideBy}, it
     * counts as approved; where who asks is in doubt, or fraud is looked into, that is
     * {@code latest}.
     */
    record InReview(Instant decideBy, Instant latest, Review review) implements Asking {}

    /** The subscriber was asked for more (C3). Reminded now and then, until it is too late. */
    record NeedsInfo(
            Instant until,
            Instant remindAt,
            int reminders,
            Instant decideBy,
            Instant latest,
            Review review,
            Set<Item> items)
            implements Asking {}

    /** Rejected (C11): the line goes on, and another person can be asked to look. */
    record Rejected(Instant at, Instant appealUntil, Ground ground, Review review)
            implements Asking {}

    /** The rejection stands. */
    record Denied(Instant at, Ground ground) implements Asking {}

    record Withdrawn(Instant at) implements Asking {}

    record Lapsed(Instant at) implements Asking {}

    /** The network is being told. What it is to answer next is {@code awaited}. */
    record Executing(NetworkStep awaited, Instant until) implements Ending {}

    /** The network refused, or took too long. We do not guess: a person looks and tries again. */
    record Stuck(NetworkStep awaited, Refusal why, Instant lookBy, int looks) implements Ending {}

    /** The line is off, as read back from the network (I29). */
    record ServiceEnded(Instant at) implements Ending {}

    /** Usage from before the stop may still arrive (C18). */
    record Settling(Instant lateUntil) implements Settlement {}

    /** No charge can be added any more (I17). */
    record Settled(Instant strikeBy) implements Settlement {}

    /** Money is on its way back. */
    record Paying(Refund refund, Instant until) implements Settlement {}

    /**
     * A payout was refused, or there is no way back for it. The money stays owed, until its
     * subscriber has named an account, or a person has paid it by other means.
     */
    record PayoutFailed(
            Refund refund,
            Refusal why,
            Instant lookBy,
            int looks,
            @Nullable AskedPayee asked) implements Settlement {}

    /** An account was named, and a code has to come back before money goes there (I6, I22). */
    record AskedPayee(String payee, Instant codeUntil, int wrongTries) {}

    /**
     * The subscriber owes us the final bill. The line stays closed whatever comes of it (C22). So
     * many payments were tried as {@code round} says; the bank declined the last of them.
     */
    record Collecting(
            Money debt, Instant until, int round, @Nullable Refusal declined)
            implements Settlement {}

    /** The bank was asked for the final bill's money. It has not yet answered. */
    record TakingPayment(Money debt, Instant payBy, int round, Instant until)
            implements Settlement {}

    /** The bank is late: the money may be with us or not. Nobody guesses; a person looks. */
    record PaymentInDoubt(Money debt, Instant payBy, int round, Instant lookBy, int looks)
            implements Settlement {}

    /** The line was restored before its balance was struck. All of it stays on the line (C24). */
    record Reversed(Instant at) implements Settlement {}

    record Completed(Instant at) implements Settlement {}

    /** What the network is told, in this order (I37). */
    enum NetworkStep {
        STOP_CHARGING,
        DRAIN,
        BAR,
        DETACH,
        RETIRE_PROFILE
    }
}
