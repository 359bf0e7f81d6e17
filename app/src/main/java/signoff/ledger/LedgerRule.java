// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

/** What a transfer must meet, in the order of checking: the first rule broken is the answer. */
public enum LedgerRule {
    SAME_ID_MUST_MEAN_SAME_TRANSFER,
    AMOUNT_MUST_NOT_BE_ZERO,
    ACCOUNTS_MUST_BE_DIFFERENT,
    /** Each reason has its ways for money to go; none leads from a bonus to cash (I15). */
    ACCOUNTS_MUST_FIT_THE_REASON,
    LINE_MUST_HAVE_ACCOUNTS,
    CURRENCY_MUST_BE_THAT_OF_THE_LINE,
    /** A charge for something after the stop instant never reaches the subscriber (I16). */
    CHARGE_MUST_NOT_BE_AFTER_THE_STOP,
    /**
     * After the final balance nothing is charged (I17) and nothing is put on the paid or
     * promotional balance: what still comes in goes to PAYABLE, what still costs is borne by us. So
     * is what is told after the time for late usage, although the balance is struck later.
     */
    BALANCE_MUST_NOT_BE_STRUCK,
    DEBITS_MUST_NOT_EXCEED_CREDITS,
    /** Nobody pays more than is owed: beyond the bill it would be lost to the subscriber (I15). */
    CREDITS_MUST_NOT_EXCEED_DEBITS
}
