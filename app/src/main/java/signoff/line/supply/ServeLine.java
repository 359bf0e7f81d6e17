// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Enters a new line into the subscriber register, and reads back that it is served. */
public record ServeLine(LineId line) implements Effect {}
