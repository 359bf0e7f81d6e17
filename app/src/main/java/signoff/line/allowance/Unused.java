// SPDX-License-Identifier: Apache-2.0
package signoff.line.allowance;

import java.util.List;
import signoff.kernel.Money;

/** How much of a price was paid for nothing so far. Pure. */
public final class Unused {

    private static final long HUNDRED = 100;

    /**
     * By the days that are left, or by what is left of the allowances, whichever is less: by days
     * alone, whoever has used all of them would get the price back. Allowances count in whole
     * hundredths, so that a sum that was shown holds for a while.
     *
     * @param left of so many days
     * @param given what came for the price
     */
    public static Money of(Money price, long left, long days, List<Bucket> given) {
        var byDays = Math.multiplyExact(price.minor(), left) / days;
        var byAllowances = Math.multiplyExact(price.minor(), hundredths(given)) / HUNDRED;
        return new Money(Math.min(byDays, byAllowances), price.currency());
    }

    private static long hundredths(List<Bucket> given) {
        return given.stream()
                .mapToLong(bucket -> bucket.left() * HUNDRED / bucket.amount())
                .min()
                .orElse(HUNDRED);
    }

    private Unused() {}
}
