// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Makes a spare SIM known to the charging system, before it gets the number. */
public record ChargeSpare(LineId line) implements Effect {}
