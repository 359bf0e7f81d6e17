// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Reason;
import signoff.workflow.Effect;

/**
 * Gives a line its service back when nothing but this reason keeps it off, and reads it back.
 *
 * @param round tells an order that is meant again from a repeat of the same; 0 for the first
 */
public record UnblockLine(LineId line, Reason reason, int round) implements Effect {

    @Override
    public String leg() {
        return "UnblockLine-" + round;
    }
}
