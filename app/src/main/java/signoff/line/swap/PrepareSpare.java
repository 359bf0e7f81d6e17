// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import signoff.kernel.LineId;
import signoff.line.supply.SimForm;
import signoff.workflow.Effect;

/** Makes the profile of a spare SIM ready. The line keeps its own meanwhile. */
public record PrepareSpare(LineId line, SimForm form) implements Effect {}
