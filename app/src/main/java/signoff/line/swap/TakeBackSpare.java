// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Gives the number back to the SIM that the line has, and takes the spare out. */
public record TakeBackSpare(LineId line) implements Effect {}
