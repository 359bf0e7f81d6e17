// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What can happen to the closing of an account. A name is stored, and so is for ever. */
sealed interface AccountClosureFact {

    Instant at();

    /** The first fact of each: the time of notice for all lines (I9). */
    record AccountClosingAsked(Instant at) implements AccountClosureFact {}

    record NewAccountCodeAsked(Instant at) implements AccountClosureFact {}

    record WrongAccountCodeGiven(Instant at) implements AccountClosureFact {}

    record AccountCodeRanOut(Instant at) implements AccountClosureFact {}

    record AccountConfirmed(Instant at) implements AccountClosureFact {}

    /**
     * All of them, in the commit of the confirmation.
     *
     * @param closings line by line, the case that closes it
     * @param lookAt before then none of them can be the last to end
     */
    record LinesAsked(Instant at, Map<UUID, UUID> closings, Instant lookAt)
            implements AccountClosureFact {}

    record LinesLookDue(Instant at) implements AccountClosureFact {}

    /** Not before that time can the last of them end. */
    record LinesStillRun(Instant at, Instant lookAt) implements AccountClosureFact {}

    /** Its closing was taken back, or it was had back. */
    record LineStays(Instant at, UUID line) implements AccountClosureFact {}

    /** @param until the end of sign-in */
    record LinesHaveEnded(Instant at, Instant until) implements AccountClosureFact {}

    record AccountEndNear(Instant at) implements AccountClosureFact {}

    record SignInDaysOver(Instant at) implements AccountClosureFact {}

    record NothingIsLeft(Instant at) implements AccountClosureFact {}

    /** A line can still be had back, money is on its way, or a law wants the data kept. */
    record SomethingIsLeft(Instant at) implements AccountClosureFact {}

    /** It was told, or there is nobody to tell. */
    record FarewellEnded(Instant at) implements AccountClosureFact {}

    record FarewellWasLate(Instant at) implements AccountClosureFact {}

    record SignInEnded(Instant at) implements AccountClosureFact {}

    record IdentityTimeOver(Instant at) implements AccountClosureFact {}

    record HolderErased(Instant at) implements AccountClosureFact {}

    record HolderMustBeKept(Instant at) implements AccountClosureFact {}

    record AccountWithdrew(Instant at) implements AccountClosureFact {}
}
