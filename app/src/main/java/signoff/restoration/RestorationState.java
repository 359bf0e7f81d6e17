// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.restoration.Restorations.Status;

/** Where a restore stands. A state carries what is true in that state, and nothing else. */
sealed interface RestorationState {

    Status status();

    /** A code was sent and has to come back. */
    record AwaitingCode(Instant until, int round, int wrongTries) implements RestorationState {
        @Override
        public Status status() {
            return Status.AWAITING_CODE;
        }
    }

    /** Our own books say in this commit whether line and number can be had back. */
    record TakingBack(Instant at) implements RestorationState {
        @Override
        public Status status() {
            return Status.RESTORING;
        }
    }

    /** Our own books say in this commit whether anything was to keep the line off by now. */
    record LookingForBars(Instant at) implements RestorationState {
        @Override
        public Status status() {
            return Status.RESTORING;
        }
    }

    /** Line and number are the subscriber's, and the network is being told, step by step. */
    record Reviving(Turn awaited, Instant by) implements RestorationState {
        @Override
        public Status status() {
            return Status.RESTORING;
        }
    }

    /**
     * The network refused, or took too long. A person looks.
     *
     * @param why what the network said; null when it has not said anything yet
     */
    record ReviveStuck(Turn awaited, @Nullable Refusal why, Instant until)
            implements RestorationState {
        @Override
        public Status status() {
            return Status.RESTORING;
        }
    }

    /** The line is in service, or off for a reason that came since, as read back. */
    record Restored(Instant at) implements RestorationState {
        @Override
        public Status status() {
            return Status.RESTORED;
        }
    }

    record CodeLapsed(Instant at) implements RestorationState {
        @Override
        public Status status() {
            return Status.LAPSED;
        }
    }

    record NotRestorable(Instant at) implements RestorationState {
        @Override
        public Status status() {
            return Status.REFUSED;
        }
    }

    /**
     * What the network is told, in this order: the reverse of the end of service (I37). What was
     * reported lost in between is turned off again, last.
     */
    enum Turn {
        PROFILE,
        CHARGING,
        SERVICE,
        BLOCK
    }
}
