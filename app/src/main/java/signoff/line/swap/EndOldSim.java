// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Takes the SIM that a line had before out of the network, for ever (I26). */
public record EndOldSim(LineId line) implements Effect {}
