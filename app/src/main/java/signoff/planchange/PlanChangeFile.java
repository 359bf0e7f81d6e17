// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import java.time.Duration;
import java.time.Instant;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.planchange.PlanChanges.When;

/**
 * What is known of a change in every state.
 *
 * @param lineEnds the last digits of the number
 * @param zone whose clock its days are told by
 * @param version of the catalog that the subscriber saw: its prices hold, whatever is sold then
 * @param fee what each period costs from then on
 * @param returned the part of the old fee that is given back at once
 * @param lookWithin how soon it is looked whether the line awaits it still; each look is twice as
 *     late
 */
record PlanChangeFile(
        LineId line,
        String lineEnds,
        String zone,
        String offering,
        String version,
        When when,
        Money fee,
        Money returned,
        Instant askedAt,
        Duration lookWithin) {}
