// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
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

    /** The same, with what else is asked of the database. */
    Reply<Map<LineId, Balances>> balances(Trip trip, Collection<LineId> lines);

    /**
     * From the stop on no charge may happen on these lines (I16). What happened earlier may still
     * be posted for as long as it says, and until {@link #freeze}. Saying it again keeps the
     * earliest times. What was charged for later, because it was told before this was said, is
     * given back in the same commit.
     */
    void stopCharges(Map<LineId, Stop> stops);

    /**
     * The end of all charges of a line.
     *
     * @param at from then on nothing may be charged (I16)
     * @param toldUntil told later, what happened before is not charged either, although the balance
     *     may be struck later still (I17); null for until it is struck
     */
    record Stop(Instant at, @Nullable Instant toldUntil) {}

    /**
     * No charge at all is posted any more (I17). Locks the accounts, and answers what they hold.
     */
    Map<LineId, Balances> freeze(Collection<LineId> lines);

    /** When the charges of lines end or ended, read without a lock. */
    Map<LineId, Ends> ends(Collection<LineId> lines);

    /**
     * When charging a line ends, and when it was off before it was had back.
     *
     * @param chargesStopAt from then on nothing may be charged (I16)
     * @param frozenAt when the final balance was struck (I17)
     * @param off when earlier stops began and ended, by turns and in order
     * @param settledUntil what happened before was in a balance that was struck earlier
     */
    record Ends(
            @Nullable Instant chargesStopAt,
            @Nullable Instant frozenAt,
            List<Instant> off,
            @Nullable Instant settledUntil) {

        /** It goes on. */
        public static final Ends NONE = new Ends(null, null);

        /** Of a line that was never had back. */
        public Ends(@Nullable Instant chargesStopAt, @Nullable Instant frozenAt) {
            this(chargesStopAt, frozenAt, List.of(), null);
        }

        /** Whether the line was off at that moment: no charge for it ever (I16). */
        public boolean isOff(Instant at) {
            var bounds = off.stream().filter(bound -> !bound.isAfter(at)).count();
            return bounds % 2 > 0 || chargesStopAt != null && !at.isBefore(chargesStopAt);
        }

        /** Whether what happened then is in a balance that was struck already (I17). */
        public boolean isSettled(Instant at) {
            return frozenAt != null || settledUntil != null && at.isBefore(settledUntil);
        }
    }

    /**
     * The line is in service again: what happens from now on can be charged (L9). What happened
     * while it was off is not, however late it is told; nor what was before that, if the balance
     * was struck.
     */
    void reopen(LineId line);

    /** Every transfer of a line, oldest first. */
    List<Transfer> statement(LineId line);
}
