// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import signoff.kernel.Refusal;

/** What can happen to a replacement. A name is stored, and so is for ever. */
sealed interface ReplacementFact {

    Instant at();

    /** The first fact of every replacement. */
    record ReplacementAsked(Instant at) implements ReplacementFact {}

    record NewCodeAsked(Instant at) implements ReplacementFact {}

    record WrongCodeGiven(Instant at) implements ReplacementFact {}

    record CodeRanOut(Instant at) implements ReplacementFact {}

    /** The code came back, and a profile was there. */
    record ReplacementConfirmed(Instant at) implements ReplacementFact {}

    /** The code came back; the new card is to be named. */
    record CardWasAwaited(Instant at) implements ReplacementFact {}

    /** The subscriber has named the card, and it was free. */
    record CardNamed(Instant at) implements ReplacementFact {}

    record CardOverdue(Instant at) implements ReplacementFact {}

    record ReplacementCancelled(Instant at) implements ReplacementFact {}

    /** The profile of the new SIM can be used. */
    record SpareReady(Instant at) implements ReplacementFact {}

    record SpareCharged(Instant at) implements ReplacementFact {}

    /** The register itself says that the new SIM has the number. */
    record NumberMoved(Instant at) implements ReplacementFact {}

    /** Our own books say so too. */
    record SimSwapped(Instant at) implements ReplacementFact {}

    /** A closing came first: it knows the line by the SIM that it had. */
    record LineWasClosed(Instant at) implements ReplacementFact {}

    /** No element of the network serves the old SIM. */
    record OldSimEnded(Instant at) implements ReplacementFact {}

    /** No element of the network serves the new SIM, and the number is where it was. */
    record SpareTakenBack(Instant at) implements ReplacementFact {}

    record BooksWereLate(Instant at) implements ReplacementFact {}

    record NetworkDeclined(Instant at, Refusal why) implements ReplacementFact {}

    record NetworkWasLate(Instant at) implements ReplacementFact {}

    record PersonTriedAgain(Instant at) implements ReplacementFact {}
}
