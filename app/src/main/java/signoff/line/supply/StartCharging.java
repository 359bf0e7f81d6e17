// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Makes a new line known to the charging system, before the network serves it. */
public record StartCharging(LineId line) implements Effect {}
