// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Takes the SIM or eSIM profile out of use. On a phone it may stay, without service. */
public record RetireProfile(LineId line) implements Effect {}
