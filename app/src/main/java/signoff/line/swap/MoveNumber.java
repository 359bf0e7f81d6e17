// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Gives the number of a line to its spare SIM, with every bar, and reads it back. */
public record MoveNumber(LineId line) implements Effect {}
