// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.Currency;

/**
 * An amount in the smallest unit of its currency (ISO 4217). Never negative: a transfer has the
 * direction. Overflow throws.
 *
 * @param minor whole minor units, 0 or more
 * @param currency the currency, with its own number of decimals
 */
public record Money(long minor, Currency currency) {

    public Money {
        if (minor < 0) throw new IllegalArgumentException("money must not be negative: " + minor);
    }

    /** So many whole units, such as dollars; minor units where the currency has none smaller. */
    public static Money whole(int units, Currency currency) {
        var minor = Math.powExact(10L, Math.max(0, currency.getDefaultFractionDigits()));
        return new Money(units * minor, currency);
    }

    public static Money none(Currency currency) {
        return new Money(0, currency);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, inSameCurrency(other)), currency);
    }

    /** What is left when the other amount is taken off, and nothing when it is the larger. */
    public Money minusAtMost(Money other) {
        return new Money(Math.max(0, minor - inSameCurrency(other)), currency);
    }

    public Money smallerOf(Money other) {
        return inSameCurrency(other) < minor ? other : this;
    }

    private long inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix");
        }
        return other.minor;
    }
}
