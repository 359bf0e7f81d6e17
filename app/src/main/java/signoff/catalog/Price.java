// SPDX-License-Identifier: Apache-2.0
package signoff.catalog;

import signoff.kernel.Money;

/** A price as people pay it: the tax is in it. */
public record Price(Money amount, Tax tax) {

    private static final long WHOLE = 10_000;

    /**
     * A class of tax.
     *
     * @param rate in hundredths of a percent of the price without tax
     */
    public record Tax(String code, int rate) {}

    /** How much of it is tax, rounded to the nearest minor unit. */
    public Money taxContained() {
        var over = WHOLE + tax.rate();
        var tax = (Math.multiplyExact(amount.minor(), this.tax.rate()) + over / 2) / over;
        return new Money(tax, amount.currency());
    }
}
