// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.order.Orders.Status;

/** Where an order stands. A state carries what is true in that state, and nothing else. */
sealed interface OrderState {

    /** What a person is told of this state. */
    Status status();

    /** The bank has been asked for the money of a top-up. It has not yet answered. */
    record Requested(Instant until) implements OrderState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The bank is late: the money may be with us or not. Nobody guesses; a person looks. */
    record Doubtful(Instant until) implements OrderState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The bank has paid, under this reference. The balance hears of it in the same commit. */
    record Paid(String reference, Instant at) implements OrderState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The final balance was struck before the money came, so it is on its way back. */
    record Returning(Instant until) implements OrderState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /**
     * The way back did not work. A person looks, puts it right, and tries again.
     *
     * @param why what the bank said when it refused; null when it has not said anything yet
     */
    record ReturnStuck(@Nullable Refusal why, Instant until) implements OrderState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The pack is paid for. The operator has to deliver it, or the money goes back. */
    record InProgress(Instant deliverBy) implements OrderState {
        @Override
        public Status status() {
            return Status.IN_PROGRESS;
        }
    }

    /** The subscriber has what was ordered. */
    record Completed(Instant at) implements OrderState {
        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    /** No money was taken. */
    record Failed(Instant at, Refusal why) implements OrderState {
        @Override
        public Status status() {
            return Status.FAILED;
        }
    }

    /** The pack will not come, and its price is back in the paid balance. */
    record Cancelled(Instant at) implements OrderState {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /** The money is back where it came from. */
    record Returned(Instant at) implements OrderState {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }
}
