// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.time.Instant;
import signoff.kernel.CaseId;

/**
 * One try at an effect.
 *
 * @param effect the key for the far side, the same at every try
 * @param owner the case that asked
 * @param number counted from 1
 * @param earlierMayHaveHappened true after a crash or an unknown outcome: look before you act
 * @param at when this try began
 */
public record Attempt(
        EffectId effect, CaseId owner, int number, boolean earlierMayHaveHappened, Instant at) {}
