// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.replacement.Replacements.Status;

/** Where a replacement stands. A state carries what is true in it, and nothing else. */
sealed interface ReplacementState {

    /** What a person is told of this state. */
    Status status();

    /** A code was sent and has to come back. */
    record AwaitingCode(Instant until, int round, int wrongTries) implements ReplacementState {
        @Override
        public Status status() {
            return Status.AWAITING_CODE;
        }
    }

    /** The subscriber has the new card, or will have, and names it. */
    record AwaitingCard(Instant until) implements ReplacementState {
        @Override
        public Status status() {
            return Status.AWAITING_CARD;
        }
    }

    /**
     * One element of the network after the other hears of the new SIM.
     *
     * @param late whether it has been so long that a person is called, too
     */
    record Connecting(Element element, Instant by, boolean late) implements ReplacementState {
        @Override
        public Status status() {
            return Status.CONNECTING;
        }
    }

    /** An element refused, and none is being asked. A person looks, or the subscriber cancels. */
    record Stuck(Element element, Refusal why, Instant until) implements ReplacementState {
        @Override
        public Status status() {
            return Status.HELD;
        }
    }

    /** The number has moved. Our own books say in this commit whether the line is still there. */
    record Swapping(Instant at) implements ReplacementState {
        @Override
        public Status status() {
            return Status.CONNECTING;
        }
    }

    /** The line has the new SIM, and the network is told to forget the old one. */
    record EndingOld(Instant by) implements ReplacementState {
        @Override
        public Status status() {
            return Status.REPLACED;
        }
    }

    /**
     * The network does not let go of the old SIM, which has no number any more. A person looks.
     *
     * @param why what it said when it refused; null when it has not said anything yet
     */
    record OldStuck(@Nullable Refusal why, Instant until) implements ReplacementState {
        @Override
        public Status status() {
            return Status.REPLACED;
        }
    }

    /** What the network has heard of the new SIM is taken back. */
    record TakingBack(Instant by) implements ReplacementState {
        @Override
        public Status status() {
            return Status.CANCELLING;
        }
    }

    /**
     * The network does not let go of the new SIM. A person looks.
     *
     * @param why what it said when it refused; null when it has not said anything yet
     */
    record TakeBackStuck(@Nullable Refusal why, Instant until) implements ReplacementState {
        @Override
        public Status status() {
            return Status.CANCELLING;
        }
    }

    /** The new SIM has the number, and the old one is gone from the network. */
    record Replaced(Instant at) implements ReplacementState {
        @Override
        public Status status() {
            return Status.REPLACED;
        }
    }

    /** The line has the SIM that it had, and nothing was taken. */
    record Ended(Instant at) implements ReplacementState {
        @Override
        public Status status() {
            return Status.ENDED;
        }
    }

    /** In the order in which they hear of the new SIM: what gives it the number comes last. */
    enum Element {
        PROFILE,
        CHARGING,
        NUMBER
    }
}
