// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import signoff.kernel.Money;

/**
 * What a line's ledger accounts hold.
 *
 * @param minor credits less debits by kind, in minor units; ours may be negative
 */
public record Balances(Currency currency, Map<AccountKind, Long> minor) {

    /** What an account of the subscriber's holds. */
    public Money of(AccountKind kind) {
        return new Money(minor.getOrDefault(kind, 0L), currency);
    }

    /** The same, as if a sum more had been taken from one account. */
    public Balances less(AccountKind kind, Money sum) {
        var taken = new HashMap<>(minor);
        taken.merge(kind, -sum.minor(), Math::addExact);
        return new Balances(currency, Map.copyOf(taken));
    }

    /** What the subscriber owes us for bills. */
    public Money owed() {
        return new Money(Math.max(0, -minor.getOrDefault(AccountKind.UNPAID, 0L)), currency);
    }
}
