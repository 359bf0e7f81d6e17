// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.activation.Activations.Status;
import signoff.kernel.Refusal;

/** Where an order for a line stands. A state carries what is true in it, and nothing else. */
sealed interface ActivationState {

    /** What a person is told of this state. */
    Status status();

    /** The bank has been asked for the money. It has not yet answered. */
    record Requested(Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The bank is late: the money may be with us or not. Nobody guesses; a person looks. */
    record Doubtful(Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The bank has paid. A number is looked for in the same commit. */
    record Paid(Instant at) implements ActivationState {
        @Override
        public Status status() {
            return Status.PENDING;
        }
    }

    /** The number is reserved. The subscriber has the card, or will have, and names it. */
    record AwaitingCard(Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.AWAITING_CARD;
        }
    }

    /**
     * One element of the network after the other hears of the line.
     *
     * @param late whether it has been so long that a person is called, too
     */
    record Provisioning(Element element, Instant by, boolean late) implements ActivationState {
        @Override
        public Status status() {
            return Status.CONNECTING;
        }
    }

    /** An element refused, and none is being asked. A person looks, or the subscriber cancels. */
    record Stuck(Element element, Refusal why, Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.HELD;
        }
    }

    /** What the network has heard of the line is taken back, before the money goes. */
    record TakingBack(Instant by) implements ActivationState {
        @Override
        public Status status() {
            return Status.RETURNING;
        }
    }

    /**
     * The network does not let go of it. A person looks.
     *
     * @param why what it said when it refused; null when it has not said anything yet
     */
    record TakeBackStuck(@Nullable Refusal why, Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.RETURNING;
        }
    }

    /** There is no line, and the money is on its way back. */
    record Returning(Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.RETURNING;
        }
    }

    /**
     * The way back did not work. A person looks, puts it right, and tries again.
     *
     * @param why what the bank said when it refused; null when it has not said anything yet
     */
    record ReturnStuck(@Nullable Refusal why, Instant until) implements ActivationState {
        @Override
        public Status status() {
            return Status.RETURNING;
        }
    }

    /** The line is in service, as the network itself says. */
    record Active(Instant at) implements ActivationState {
        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    /** No money was taken. */
    record Failed(Instant at, Refusal why) implements ActivationState {
        @Override
        public Status status() {
            return Status.FAILED;
        }
    }

    /** There is no line, and all of the money is back where it came from. */
    record Cancelled(Instant at) implements ActivationState {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /** In the order in which they hear of a line: what serves it comes last. */
    enum Element {
        PROFILE,
        CHARGING,
        REGISTER
    }
}
