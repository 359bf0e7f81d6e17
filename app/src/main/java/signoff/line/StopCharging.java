// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Ends mandates at the charging system and refuses new sessions. The first step of execution (I18,
 * I37).
 *
 * @param from the instant of the stop, however late the charging system answers (C14)
 */
public record StopCharging(LineId line, Instant from) implements Effect {}
