// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static signoff.workflow.Wait.Owner.OPERATOR;
import static signoff.workflow.Wait.Owner.SUBSCRIBER;

import java.time.Instant;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.rules.ClosureState.InReview;
import signoff.closure.rules.ClosureState.NeedsInfo;
import signoff.closure.rules.ClosureState.Rejected;
import signoff.workflow.Wait;

/** Who is waited for while people decide, and what the clock does then (I11). Pure. */
final class ReviewWaits {

    /** Silence of the operator approves (C12), but of nothing that is being investigated. */
    static Wait<ClosureEvent> of(ClosureFile file, InReview state) {
        var until = decidedAtTheLatest(file, state);
        return state.review().isHeld()
                ? new Wait<>(OPERATOR, until, heldTooLong(state, until))
                : new Wait<>(OPERATOR, until, new ClosureEvent.ReviewWasLate(until));
    }

    static Instant decidedAtTheLatest(ClosureFile file, InReview state) {
        var review = state.review();
        var silenceCounts =
                file.terms().review().deemed() && !review.isHeld() && !review.isIdentityOpen();
        return silenceCounts ? state.decideBy() : state.latest();
    }

    private static ClosureEvent heldTooLong(InReview state, Instant until) {
        return state.review().isAppeal()
                ? new ClosureEvent.AppealFailed(until, null, Ground.FRAUD_INVESTIGATED)
                : new ClosureEvent.ReviewFailed(until, null, Ground.FRAUD_INVESTIGATED);
    }

    static Wait<ClosureEvent> of(NeedsInfo state) {
        if (state.remindAt().isBefore(state.until())) {
            var at = state.remindAt();
            return new Wait<>(SUBSCRIBER, at, new ClosureEvent.InfoWasMissing(at));
        }
        var until = state.until();
        return new Wait<>(
                SUBSCRIBER,
                until,
                Item.isForMoneyOnly(state.items())
                        ? new ClosureEvent.PayoutInfoRanOut(until)
                        : new ClosureEvent.InfoRanOut(until));
    }

    static Wait<ClosureEvent> of(Rejected state) {
        var until = state.appealUntil();
        return new Wait<>(SUBSCRIBER, until, new ClosureEvent.AppealRanOut(until));
    }

    private ReviewWaits() {}
}
