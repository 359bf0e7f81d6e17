// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.closure.review.Review;
import signoff.closure.rules.ClosureState.InReview;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;

/**
 * What a person of the operator may do about a request, judged while its case is locked. There is
 * no way to delay it, to hide it or to end it but by one of the {@link Ground grounds} (I35). Pure.
 */
public sealed interface ReviewVerdicts {

    /** What they do. */
    record Acts(ClosureEvent fact) implements ReviewVerdicts {}

    /** Why they may not. */
    record Refused(Refusal why) implements ReviewVerdicts {}

    /** Who asked for it, has agreed, or has rejected it before, is not the one who agrees (I7). */
    static ReviewVerdicts approve(ClosureFile file, ClosureState state, String who, Instant at) {
        if (!(state instanceof InReview(var decideBy, var latest, var review))) return notThere();
        var refused = own(file, review, who)
                .or(() -> refusedIf(review.isHeld(), Code.REQUEST_MUST_NOT_BE_HELD))
                .or(() -> refusedIf(review.isIdentityOpen(), Code.IDENTITY_MUST_BE_PROVED));
        if (refused.isPresent()) return new Refused(refused.get());
        return new Acts(
                review.agreed().size() + 1 < review.needed()
                        ? new ClosureEvent.ReviewerAgreed(at, who)
                        : new ClosureEvent.ReviewPassed(at, who));
    }

    static ReviewVerdicts reject(
            ClosureFile file, ClosureState state, Ground ground, String who, Instant at) {
        if (!(state instanceof InReview(var decideBy, var latest, var review))) return notThere();
        var refused = own(file, review, who);
        if (refused.isPresent()) return new Refused(refused.get());
        return new Acts(
                review.isAppeal()
                        ? new ClosureEvent.AppealFailed(at, who, ground)
                        : new ClosureEvent.ReviewFailed(at, who, ground));
    }

    /** All that is missing, at once; and not again and again. */
    static ReviewVerdicts ask(
            ClosureFile file, ClosureState state, Set<Item> items, String who, Instant at) {
        if (!(state instanceof InReview(var decideBy, var latest, var review))) return notThere();
        var most = file.terms().review().infoRounds();
        var refused = refusedIf(items.isEmpty(), Code.ITEMS_MUST_BE_CHOSEN)
                .or(() -> review.rounds() < most
                        ? Optional.empty()
                        : Optional.of(Refusal.of(Code.ROUNDS_MUST_NOT_BE_USED_UP, "rounds", most)));
        return refused.<ReviewVerdicts>map(Refused::new)
                .orElseGet(() -> new Acts(new ClosureEvent.InfoAsked(at, who, Set.copyOf(items))));
    }

    static ReviewVerdicts hold(ClosureState state, boolean hold, String who, Instant at) {
        if (!(state instanceof InReview(var decideBy, var latest, var review))
                || review.isHeld() == hold) {
            return notThere();
        }
        return new Acts(
                hold
                        ? new ClosureEvent.RequestHeld(at, who)
                        : new ClosureEvent.RequestReleased(at, who));
    }

    static ReviewVerdicts prove(ClosureFile file, ClosureState state, String who, Instant at) {
        if (!(state instanceof InReview(var decideBy, var latest, var review))
                || !review.isIdentityOpen()) {
            return notThere();
        }
        return own(file, review, who)
                .<ReviewVerdicts>map(Refused::new)
                .orElseGet(() -> new Acts(new ClosureEvent.IdentityProved(at, who)));
    }

    private static Optional<Refusal> own(ClosureFile file, Review review, String who) {
        var own = who.equals(file.weighed().asker())
                || who.equals(review.rejectedBy())
                || review.agreed().contains(who);
        return refusedIf(own, Code.REVIEWER_MUST_BE_ANOTHER);
    }

    private static Optional<Refusal> refusedIf(boolean so, Code code) {
        return so ? Optional.of(Refusal.of(code)) : Optional.empty();
    }

    private static ReviewVerdicts notThere() {
        return new Refused(Refusal.of(Code.CASE_MUST_BE_IN_REVIEW));
    }
}
