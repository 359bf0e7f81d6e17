// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.time.Instant;
import java.util.UUID;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * Money moved from one ledger account of a line to another. Never changed and never deleted: a
 * mistake is put right by one more transfer.
 *
 * @param id made by the caller before the first try, and kept for every retry
 * @param line whose accounts both are
 * @param debit the account that the money leaves
 * @param credit the account that the money reaches
 * @param eventAt when what it is for happened; not when it is written
 */
public record Transfer(
        UUID id,
        LineId line,
        AccountKind debit,
        AccountKind credit,
        Money amount,
        Reason reason,
        Instant eventAt) {

    public enum Reason {
        TOP_UP,
        BONUS,
        USAGE,
        RECURRING_FEE,
        BILL,
        ORDER,
        ORDER_CANCELLED,
        BILL_SETTLED,
        BALANCE_STRUCK,
        BONUS_FORFEITED,
        REFUND,
        CORRECTION
    }
}
