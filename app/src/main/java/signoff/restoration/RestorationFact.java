// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Instant;
import signoff.kernel.Refusal;

/** What can happen to a restore. A name is stored, and so is for ever. */
sealed interface RestorationFact {

    Instant at();

    /** The first fact of every restore. */
    record RestoreAsked(Instant at) implements RestorationFact {}

    record NewCodeAsked(Instant at) implements RestorationFact {}

    record WrongRestoreCodeGiven(Instant at) implements RestorationFact {}

    record RestoreConfirmed(Instant at) implements RestorationFact {}

    record RestoreCodeRanOut(Instant at) implements RestorationFact {}

    /** The number is out of quarantine, for the same line. */
    record LineTakenBack(Instant at) implements RestorationFact {}

    /** The window is over, or somebody bars the line, or its final bill is open. */
    record LineCouldNotBeTakenBack(Instant at) implements RestorationFact {}

    record RestoreBooksWereLate(Instant at) implements RestorationFact {}

    record ProfileRevived(Instant at) implements RestorationFact {}

    record ChargingResumed(Instant at) implements RestorationFact {}

    /** The network serves the line, or was not told to because a reason stands. */
    record LineServedAgain(Instant at) implements RestorationFact {}

    record NothingBars(Instant at) implements RestorationFact {}

    /** The line was reported lost while the network was being told. */
    record ReasonStood(Instant at) implements RestorationFact {}

    /** The network shows the line as off again. */
    record LineBlockedAgain(Instant at) implements RestorationFact {}

    record RestoreDeclined(Instant at, Refusal why) implements RestorationFact {}

    record RestoreWasLate(Instant at) implements RestorationFact {}

    record RestoreTriedAgain(Instant at) implements RestorationFact {}
}
