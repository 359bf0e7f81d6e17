// SPDX-License-Identifier: Apache-2.0
package signoff.line.revive;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Puts the retired SIM or eSIM profile of a line back to use, and reads it back. */
public record ReviveProfile(LineId line) implements Effect {}
