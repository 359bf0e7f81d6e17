// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import java.util.Map;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Reason;
import signoff.workflow.Effect;

/**
 * Gives a line its service back, and reads it back, if nothing but this reason keeps it off. If
 * something else does, it is done by leaving the line as it is, and says so in its proof.
 *
 * @param round tells an order that is meant again from a repeat of the same; 0 for the first
 */
public record UnblockLine(LineId line, Reason reason, int round) implements Effect {

    /** The proof when another reason, or a closing, keeps the line off. */
    public static final Map<String, String> STAYS_OFF = Map.of("service", "KEPT_OFF");

    @Override
    public String leg() {
        return "UnblockLine-" + round;
    }
}
