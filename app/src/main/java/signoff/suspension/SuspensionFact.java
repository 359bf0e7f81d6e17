// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import signoff.kernel.Refusal;

/** What can happen to a suspension. A name is stored, and so is for ever. */
sealed interface SuspensionFact {

    Instant at();

    /** The first fact of every pause. */
    record PauseAsked(Instant at, Instant until) implements SuspensionFact {}

    /** The line is lost or stolen: the first fact of every block, and once more if reported so. */
    record LossReported(Instant at) implements SuspensionFact {}

    /** The operator has a reason of its own: the first fact of every bar. */
    record BarOrdered(Instant at) implements SuspensionFact {}

    /** The network shows the line as off. */
    record LineBlocked(Instant at) implements SuspensionFact {}

    record NetworkDeclined(Instant at, Refusal why) implements SuspensionFact {}

    record NetworkWasLate(Instant at) implements SuspensionFact {}

    record PersonTriedAgain(Instant at) implements SuspensionFact {}

    record ResumeAsked(Instant at) implements SuspensionFact {}

    /** The pause is as long as it was to be. */
    record ResumeDateCame(Instant at) implements SuspensionFact {}

    /** A block has stood for as long as a pause may: the subscriber is reminded of it. */
    record BlockWasLong(Instant at) implements SuspensionFact {}

    /** Nothing else keeps the line off. */
    record LineWasFree(Instant at) implements SuspensionFact {}

    /** The line was on, and nothing else kept it off: the reason is lifted. */
    record LineResumed(Instant at) implements SuspensionFact {}

    /** The reason is lifted. Others keep the line off. */
    record OtherBarStood(Instant at) implements SuspensionFact {}

    /** Another bar, or a closing, came while the network may have turned the line on. */
    record OtherBarCame(Instant at) implements SuspensionFact {}

    /** The line is being closed: what is off stays off until that is decided. */
    record ClosingStood(Instant at) implements SuspensionFact {}

    /** The line's service has ended for good. */
    record LineWasGone(Instant at) implements SuspensionFact {}

    /** A block that was long still stands. */
    record BlockStood(Instant at) implements SuspensionFact {}

    record BooksWereLate(Instant at) implements SuspensionFact {}

    /** The network shows the line as on. */
    record LineServed(Instant at) implements SuspensionFact {}

    /** The network was not told, because something else keeps the line off. */
    record LineStayedOff(Instant at) implements SuspensionFact {}
}
