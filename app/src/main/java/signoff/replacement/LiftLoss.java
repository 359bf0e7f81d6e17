// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.workflow.Effect;

/** Tells the block of a lost line that its number is on another SIM since its holder asked. */
record LiftLoss(LineId line, Instant since) implements Effect {}
