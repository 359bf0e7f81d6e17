// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Bars a line for a time and ends what is attached, and reads back that both is so.
 *
 * @param round tells a bar that is meant again from a repeat of the same; 0 for the first
 */
public record BlockLine(LineId line, int round) implements Effect {

    @Override
    public String leg() {
        return "BlockLine-" + round;
    }
}
