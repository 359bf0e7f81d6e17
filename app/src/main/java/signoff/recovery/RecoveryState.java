// SPDX-License-Identifier: Apache-2.0
package signoff.recovery;

import java.time.Instant;
import signoff.recovery.Recoveries.Reason;
import signoff.recovery.Recoveries.Status;

/** Where a recovery stands. A state carries what is true in that state, and nothing else. */
sealed interface RecoveryState {

    Status status();

    /** A person looks at what was given. */
    record Reviewing(Instant until) implements RecoveryState {
        @Override
        public Status status() {
            return Status.REVIEWING;
        }
    }

    /** It was accepted, every old contact was told, and each can stop it until then. */
    record Waiting(Instant until) implements RecoveryState {
        @Override
        public Status status() {
            return Status.WAITING;
        }
    }

    /** Nobody stopped it: a code is on its way to the new contact, and works until then. */
    record Open(Instant until) implements RecoveryState {
        @Override
        public Status status() {
            return Status.OPEN;
        }
    }

    /** The account has a new password and a new contact. */
    record Recovered(Instant at) implements RecoveryState {
        @Override
        public Status status() {
            return Status.DONE;
        }
    }

    /** The line is in the account of who asked. */
    record Granted(Instant at) implements RecoveryState {
        @Override
        public Status status() {
            return Status.DONE;
        }
    }

    record Declined(Instant at, Reason why) implements RecoveryState {
        @Override
        public Status status() {
            return Status.DECLINED;
        }
    }

    /** The owner of the account has stopped it. */
    record Stopped(Instant at) implements RecoveryState {
        @Override
        public Status status() {
            return Status.STOPPED;
        }
    }

    /** The code was not used in time. */
    record Lapsed(Instant at) implements RecoveryState {
        @Override
        public Status status() {
            return Status.LAPSED;
        }
    }
}
