// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
 * @param eventAt when what it is for happened, to the microsecond; not when it is written
 */
public record Transfer(
        UUID id,
        LineId line,
        AccountKind debit,
        AccountKind credit,
        Money amount,
        Reason reason,
        Instant eventAt) {

    public Transfer {
        // PostgreSQL keeps no more, and a repeat must be equal to what is stored.
        eventAt = eventAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Whether the subscriber pays for something by it. What we bear ourselves is no charge. */
    public boolean isCharge() {
        if (!debit.isSubscribers()) return false;
        return reason.isCharge() || credit == AccountKind.REVENUE;
    }

    /**
     * The id of what comes back of a fee: by it the book knows what of that fee is paid still, and
     * nothing comes back twice.
     */
    public static UUID returnOf(UUID fee) {
        return UUID.nameUUIDFromBytes((fee + " returned").getBytes(UTF_8));
    }

    /** What is left of it after that has come back; empty when it is all. */
    Optional<Transfer> lessened(Transfer returned) {
        var left = amount.minusAtMost(returned.amount());
        return left.isZero()
                ? Optional.empty()
                : Optional.of(new Transfer(id, line, debit, credit, left, reason, eventAt));
    }

    /** Whether it adds to what is paid out when the balance is struck, and forgotten after that. */
    boolean isIntoTheBalance() {
        return credit == AccountKind.PAID || credit == AccountKind.PROMOTIONAL;
    }

    /** What a transfer is for. Which accounts it may join is said in {@code Routes}. */
    public enum Reason {
        TOP_UP(false),
        BONUS(false),
        USAGE(true),
        RECURRING_FEE(true),
        FEE_RETURNED(false),
        BILL(true),
        EARLY_TERMINATION(true),
        ORDER(true),
        ORDER_CANCELLED(false),
        BILL_SETTLED(false),
        BALANCE_STRUCK(false),
        BONUS_FORFEITED(false),
        REFUND(false),
        REFUND_OTHERWISE(false),
        REFUND_RETURNED(false),
        CORRECTION(false);

        private final boolean charge;

        Reason(boolean charge) {
            this.charge = charge;
        }

        /** Whether it is a price, which nobody pays after the stop or the final balance. */
        public boolean isCharge() {
            return charge;
        }
    }
}
