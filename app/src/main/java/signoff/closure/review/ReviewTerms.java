// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.time.Duration;
import signoff.policy.ClosurePolicy;
import signoff.policy.ClosurePolicy.Risk;

/** What one case is promised of its review. See {@link ClosurePolicy.Review} for each. */
public record ReviewTerms(
        int from,
        int twoFrom,
        int wrongCodes,
        boolean deemed,
        Duration infoWithin,
        int infoRounds,
        Duration infoReminded,
        Duration appealWithin) {

    public static ReviewTerms of(ClosurePolicy.Review review) {
        return new ReviewTerms(
                review.from(),
                review.twoFrom(),
                review.points().getOrDefault(Risk.WRONG_CODES, 0),
                review.deemed(),
                review.infoWithin(),
                review.infoRounds(),
                review.infoReminded(),
                review.appealWithin());
    }

    /** How many people have to agree. */
    public int reviewers(int points) {
        if (points >= twoFrom) return 2;
        return points >= from ? 1 : 0;
    }
}
