// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * What is known of an add-on in every state.
 *
 * @param lineEnds the last digits of the number
 * @param zone whose clock its days are told by
 * @param code its name in the catalog
 * @param offering what the line was held under when it was taken, whose add-on it is
 * @param version of the catalog: its price holds, whatever is sold later
 * @param price of a month, or of the pack
 * @param order that brought a pack
 * @param lookWithin how soon it is looked whether a line that is off is on again
 */
record AddOnFile(
        LineId line,
        String lineEnds,
        String zone,
        String code,
        String offering,
        String version,
        Money price,
        @Nullable UUID order,
        Duration lookWithin) {

    AddOnFile of(UUID other) {
        return new AddOnFile(
                line, lineEnds, zone, code, offering, version, price, other, lookWithin);
    }

    boolean monthly() {
        return order == null;
    }
}
