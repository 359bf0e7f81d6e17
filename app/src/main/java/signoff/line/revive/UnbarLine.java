// SPDX-License-Identifier: Apache-2.0
package signoff.line.revive;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Lifts the bar of a line that is being restored, and reads it back. */
public record UnbarLine(LineId line) implements Effect {}
