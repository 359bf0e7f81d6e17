// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import signoff.kernel.LineId;

/** The book. The only place where money moves. */
public interface Ledger {

    /** Opens the accounts of a new line. Opening them again changes nothing. */
    default void open(LineId line, Currency currency) {
        open(Map.of(line, currency));
    }

    /** Opens the accounts of new lines. */
    void open(Map<LineId, Currency> lines);

    /**
     * Posts transfers inside the caller's transaction, set by set, each on its own merits: one that
     * breaks a rule is not posted and does not hinder the others. Answers in the order given.
     */
    List<Posting> post(List<Transfer> transfers);

    /** What the lines hold, read without a lock. */
    Map<LineId, Balances> balances(Collection<LineId> lines);

    /**
     * From {@code at} on no charge may happen on these lines (I16). What happened earlier may still
     * be posted, until {@link #freeze}. Saying it again keeps the earliest time.
     */
    void stopCharges(Map<LineId, Instant> stops);

    /**
     * No charge at all is posted any more (I17). Locks the accounts, and answers what they hold.
     */
    Map<LineId, Balances> freeze(Collection<LineId> lines);

    /** The line is in service again: what happens from now on can be charged (L9). */
    void reopen(LineId line);

    /** Every transfer of a line, oldest first. */
    List<Transfer> statement(LineId line);
}
