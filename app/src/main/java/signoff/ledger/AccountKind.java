// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

/**
 * The ledger accounts that every line has, one of each in its currency. Ours are kept per line too,
 * so that closing one line never waits for the row of another.
 */
public enum AccountKind {
    /** What the subscriber has paid in and not used. Real money: never forfeited (I15). */
    PAID(false),
    /** What we have given as a bonus. Never becomes cash (I15). */
    PROMOTIONAL(false),
    /** What we owe the subscriber in cash: struck, and not yet paid out. */
    PAYABLE(false),
    /** What the subscriber owes us: bills that are not paid. Ours, so it may be negative. */
    UNPAID(true),
    /** Money in our bank, received or paid for this line. */
    CASH(true),
    REVENUE(true),
    /** What our bonuses cost us. */
    BONUS_COST(true),
    /** What we bear ourselves, such as usage that arrives after the final balance (I16, I17). */
    OPERATOR_COST(true);

    private final boolean mayGoNegative;

    AccountKind(boolean mayGoNegative) {
        this.mayGoNegative = mayGoNegative;
    }

    public boolean mayGoNegative() {
        return mayGoNegative;
    }

    /** Whether it is a debt of the subscriber's, which is paid to nothing and not beyond. */
    public boolean mayGoPositive() {
        return this != UNPAID;
    }

    /** Whether it tells what the subscriber has or owes, and not what we do. */
    public boolean isSubscribers() {
        return switch (this) {
            case PAID, PROMOTIONAL, PAYABLE, UNPAID -> true;
            case CASH, REVENUE, BONUS_COST, OPERATOR_COST -> false;
        };
    }
}
