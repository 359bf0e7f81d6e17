// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Ends mandates at the charging system and refuses new sessions. The first step of execution (I18,
 * I37).
 */
public record StopCharging(LineId line) implements Effect {}
