// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Bars all service of a line in the subscriber register, and reads it back. */
public record BarLine(LineId line) implements Effect {}
