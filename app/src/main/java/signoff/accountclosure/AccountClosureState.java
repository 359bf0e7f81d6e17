// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import signoff.accountclosure.AccountClosures.Status;

/** Where the closing of an account stands. A state carries what is true in it. */
sealed interface AccountClosureState {

    Status status();

    /** One code for all lines was sent and has to come back. No line is touched. */
    record AwaitingAccountCode(Instant until, Instant codeUntil, int round, int wrongTries)
            implements AccountClosureState {
        @Override
        public Status status() {
            return Status.AWAITING_CODE;
        }
    }

    /** Each line is closed by a case of its own. They are looked at again at that time. */
    record ClosingLines(Instant lookAt) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.CLOSING_LINES;
        }
    }

    /** No line is left, and no money. Signing in still works until then (SF-82). */
    record SignInLeft(Instant until, boolean reminded) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.SIGN_IN_LEFT;
        }
    }

    /** The last message is on its way; after it nobody can be written to any more. */
    record Parting(Instant lookBy) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.ENDING;
        }
    }

    /** Nobody can sign in. Who the holder was is kept for as long as the law wants it kept. */
    record IdentityKept(Instant until) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.ENDING;
        }
    }

    /** The key of the account is destroyed: what was sealed with it can be read by nobody. */
    record AccountEnded(Instant at) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.ENDED;
        }
    }

    /** The subscriber keeps the account. Closings of lines that run go on. */
    record AccountWithdrawn(Instant at) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.WITHDRAWN;
        }
    }

    /** A line stays, and so the account does. */
    record AccountKept(Instant at) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.LINE_KEPT;
        }
    }

    /** No code came back in time. */
    record AccountLapsed(Instant at) implements AccountClosureState {
        @Override
        public Status status() {
            return Status.LAPSED;
        }
    }
}
