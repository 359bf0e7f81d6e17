// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Instant;
import signoff.planchange.PlanChanges.Status;

/** Where a change stands. */
sealed interface PlanChangeState {

    /** What a person is told of this state. */
    Status status();

    /** Waits for the end of the period, which the renewals tell; the clock only looks after it. */
    record Agreed(Instant until) implements PlanChangeState {
        @Override
        public Status status() {
            return Status.AGREED;
        }
    }

    /** The line is on the new plan. */
    record Changed(Instant at) implements PlanChangeState {
        @Override
        public Status status() {
            return Status.CHANGED;
        }
    }

    /** The subscriber took it back. */
    record Cancelled(Instant at) implements PlanChangeState {
        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /** The subscriber agreed to another one. */
    record Replaced(Instant at) implements PlanChangeState {
        @Override
        public Status status() {
            return Status.REPLACED;
        }
    }

    /** A closing of the line began before it came. */
    record Dropped(Instant at) implements PlanChangeState {
        @Override
        public Status status() {
            return Status.DROPPED;
        }
    }
}
