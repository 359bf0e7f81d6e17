// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import signoff.addon.AddOns.Status;
import signoff.kernel.Money;

/** Where an add-on stands. */
sealed interface AddOnState {

    /** What a person is told of this state. */
    Status status();

    /**
     * A month of it is paid for, and the next renews.
     *
     * @param kept how often its end was taken back in this month
     */
    record Running(Instant from, Instant until, int month, int kept) implements AddOnState {
        @Override
        public Status status() {
            return Status.RUNNING;
        }
    }

    /** Nothing is paid for; the clock looks again then. */
    record Resting(Instant until, int month) implements AddOnState {
        @Override
        public Status status() {
            return Status.RESTING;
        }
    }

    /** The month is paid for, and no other will be. */
    record Ending(Instant from, Instant until, int month, int kept) implements AddOnState {
        @Override
        public Status status() {
            return Status.ENDING;
        }
    }

    /** It is over, and so much was given back. */
    record Ended(Instant at, Money returned) implements AddOnState {
        @Override
        public Status status() {
            return Status.ENDED;
        }
    }

    /** It was not renewed. */
    record Lapsed(Instant at) implements AddOnState {
        @Override
        public Status status() {
            return Status.LAPSED;
        }
    }
}
