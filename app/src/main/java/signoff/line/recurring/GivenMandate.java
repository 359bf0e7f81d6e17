// SPDX-License-Identifier: Apache-2.0
package signoff.line.recurring;

import org.jspecify.annotations.Nullable;

import signoff.kernel.Money;
import signoff.line.Line.Mandate;

/**
 * A payment that a subscriber lets us repeat, and by what.
 *
 * @param instrument what is charged when the paid balance is too small; null for nothing else
 * @param below an automatic top-up comes when less than this is left
 * @param amount how much an automatic top-up brings
 */
public record GivenMandate(
        Mandate mandate,
        @Nullable String instrument,
        @Nullable Money below,
        @Nullable Money amount) {

    public GivenMandate {
        var whole = instrument != null && below != null && amount != null;
        if (mandate == Mandate.AUTO_TOP_UP && !whole) {
            throw new IllegalArgumentException("a top-up needs an instrument and two amounts");
        }
    }

    /** Renews from the paid balance, and by the instrument when that is too small. */
    public static GivenMandate renewal(@Nullable String instrument) {
        return new GivenMandate(Mandate.AUTO_RENEW, instrument, null, null);
    }

    /** Renews the add-ons of the line from the paid balance. */
    public static GivenMandate addOns() {
        return new GivenMandate(Mandate.ADD_ONS, null, null, null);
    }

    public static GivenMandate topUp(String instrument, Money below, Money amount) {
        return new GivenMandate(Mandate.AUTO_TOP_UP, instrument, below, amount);
    }
}
