// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.suspension.Suspensions.Status;

/** Where a suspension stands. A state carries what is true in that state, and nothing else. */
sealed interface SuspensionState {

    /** What a person is told of this state. */
    Status status();

    /** The reason stands, and the network has been told to turn the line off. */
    record Barring(Instant by) implements SuspensionState {
        @Override
        public Status status() {
            return Status.STARTING;
        }
    }

    /**
     * The network did not turn the line off in time, or will not. A person looks.
     *
     * @param why what the network said; null when it has not said anything yet
     */
    record BarStuck(@Nullable Refusal why, Instant until) implements SuspensionState {
        @Override
        public Status status() {
            return Status.STARTING;
        }
    }

    /** The line is off, as read back, until somebody or the clock asks for it again. */
    record Suspended(Instant until) implements SuspensionState {
        @Override
        public Status status() {
            return Status.SUSPENDED;
        }
    }

    /** Our own books say in this commit what else keeps the line off. */
    record Lifting(SuspensionOrder asked, Instant at) implements SuspensionState {
        @Override
        public Status status() {
            return asked == SuspensionOrder.LOOK ? Status.SUSPENDED : Status.RESUMING;
        }
    }

    /** Nothing else keeps the line off, and the network has been told to turn it on. */
    record Resuming(Instant by) implements SuspensionState {
        @Override
        public Status status() {
            return Status.RESUMING;
        }
    }

    /** The network did not turn the line on in time, or will not. A person looks. */
    record ResumeStuck(@Nullable Refusal why, Instant until) implements SuspensionState {
        @Override
        public Status status() {
            return Status.RESUMING;
        }
    }

    /** Another bar came while the network turned the line on, so it is turned off again first. */
    record BarringAgain(@Nullable Refusal why, Instant until) implements SuspensionState {
        @Override
        public Status status() {
            return Status.RESUMING;
        }
    }

    /** This suspension keeps the line off no more. */
    record Over(Instant at) implements SuspensionState {
        @Override
        public Status status() {
            return Status.ENDED;
        }
    }
}
