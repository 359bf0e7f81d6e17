// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import org.jspecify.annotations.Nullable;

import signoff.replacement.Replacements.EndedFor;
import signoff.replacement.Replacements.Status;
import signoff.workflow.Instruction;

/** What a replacement writes into our own books, in the commit that stores its step. */
sealed interface ReplacementOrder extends Instruction {

    /** The new SIM is the line's, and its price is taken, if the line is still there. */
    record Swap() implements ReplacementOrder {}

    /** The new SIM was not needed, and is never used again. */
    record Retire() implements ReplacementOrder {}

    /** Keeps the list in step with the cases. */
    record Show(Status status, @Nullable EndedFor endedFor) implements ReplacementOrder {}
}
