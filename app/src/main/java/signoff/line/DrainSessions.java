// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.workflow.Effect;

/**
 * Lets the sessions that run at the stop come to their end, and ends by force those that go on for
 * too long. An emergency call is never cut.
 *
 * @param until from when on what still runs is ended
 */
public record DrainSessions(LineId line, Instant until) implements Effect {}
