// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import signoff.recovery.Recoveries.Reason;

/** What can happen to a recovery. A name is stored, and so is for ever. */
sealed interface RecoveryFact {

    Instant at();

    /** The first fact of every recovery. */
    record RecoveryAsked(Instant at) implements RecoveryFact {}

    record ReviewWasLate(Instant at) implements RecoveryFact {}

    /** A person has seen enough; the contacts of the account are noted, each by itself. */
    record RequestAccepted(Instant at, List<UUID> holders) implements RecoveryFact {
        public RequestAccepted {
            holders = List.copyOf(holders);
        }
    }

    /** A person has seen enough, and the line was moved in the same commit. */
    record LineGranted(Instant at) implements RecoveryFact {}

    record RequestDeclined(Instant at, Reason why) implements RecoveryFact {}

    record HolderStopped(Instant at) implements RecoveryFact {}

    record WaitWasOver(Instant at) implements RecoveryFact {}

    /** The code came back, and a new password was set in the same commit. */
    record CodeWasUsed(Instant at) implements RecoveryFact {}

    record CodeRanOut(Instant at) implements RecoveryFact {}
}
