// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;

/** All lines. What changes them runs inside the caller's transaction. */
public interface Lines {

    /** The visitor's own line. What is somebody else's is answered as if it did not exist. */
    default Line own(Visitor visitor, UUID line) {
        return locate(visitor.brand(), line)
                .filter(found -> found.account().equals(visitor.account()))
                .flatMap(this::find)
                .orElseThrow(RequestRefused.because(Refusal.Code.LINE_MUST_BE_KNOWN));
    }

    Optional<Line> find(LineId line);

    /** The same, with what else is asked of the database. */
    Reply<Optional<Line>> find(Trip trip, LineId line);

    /** The line with its row locked until the transaction ends: the single writer of a line. */
    Optional<Line> lock(LineId line);

    /** Finds whose line it is; empty for another brand's. */
    Optional<LineId> locate(BrandId brand, UUID line);

    /** Finds the line of the brand that has a number now. */
    Optional<LineId> holder(BrandId brand, String msisdn);

    /** The lines of one account, oldest first; closed ones too (SF-82). */
    List<Line> of(AccountId account);

    /** Whether there is no line at all, of any brand. */
    boolean isEmpty();

    /** Puts a line into service. */
    default void activate(Line line) {
        activate(List.of(line));
    }

    /**
     * Puts lines into service, ACTIVE, with numbers that nobody has or that are reserved for them.
     */
    void activate(Collection<Line> lines);

    /** ACTIVE or SUSPENDED to CLOSING; every mandate is cancelled in the same commit (L5, I18). */
    void beginClosing(Collection<Closing> closings);

    /** CLOSING back to ACTIVE or SUSPENDED, as reasons say; mandates stay cancelled (L6, I4). */
    void keep(Collection<LineId> lines);

    /**
     * Adds a reason for the line to be off: ACTIVE to SUSPENDED (L3). One that stands already stays
     * as it is. A line that is being closed stays CLOSING, and keeps the reason if it is kept; one
     * that was taken back stays DEACTIVATED until it is put back.
     */
    void suspend(LineId line, Suspension why);

    /**
     * Takes one reason away, and no other (I4). With the last, SUSPENDED to ACTIVE (L4). What the
     * subscriber was not to pay for moves the next charge by as many days. A line whose service has
     * ended loses the reason alone.
     *
     * @param by must be one who may lift it
     */
    void lift(LineId line, Reason reason, Actor.Role by);

    /** Lets one order of a reason turn the line on in the network, and takes back earlier ones. */
    void release(LineId line, Reason reason, int round);

    /** Takes back what was let: no order of that reason turns the line on any more. */
    void hold(LineId line, Reason reason);

    /** Why a line is off, oldest first; also while it is being closed. */
    List<Suspension> suspensions(LineId line);

    /** CLOSING to DEACTIVATED; the number goes into quarantine (L7, I24). */
    void endService(Collection<Ending> endings);

    /** Money and evidence are final: CLOSED as soon as the restore window is over too (L10). */
    void settle(Collection<LineId> lines);

    /** All of that for many lines, in one trip to the database. */
    void move(Moves moves);

    /**
     * Those that their case still closes, locked until the transaction ends: whoever restores one
     * of them comes before or after.
     */
    Set<LineId> stillClosed(Collection<Closing> closings);

    /**
     * A line whose service has ended is to be had back with its number (L9). The number is its own
     * again, and nothing closes the line any more; it stays DEACTIVATED until the network serves
     * it. Locks the line.
     *
     * @return whether it can be: in the window, with its number at rest, and barred by nobody
     */
    boolean takeBack(Closing restoring, Instant now);

    /** Whether the line was taken back, and the network is being told to serve it. */
    boolean isTakenBack(LineId line);

    /**
     * The network serves a line that was taken back: DEACTIVATED to ACTIVE, or to SUSPENDED as
     * reasons say. No mandate comes.
     */
    void putBack(Closing restoring);

    /** What the clock alone moves: DEACTIVATED to CLOSED, numbers out of quarantine. */
    void tick();

    /** Numbers in quarantine, cooled or free: where a number stands. Empty when it is not ours. */
    Optional<NumberResource> number(String msisdn);

    /** Lines that begin to be closed, that are kept, whose service ends, and that are settled. */
    record Moves(
            Collection<Closing> begun,
            Collection<LineId> kept,
            Collection<Ending> ended,
            Collection<LineId> settled) {}

    record Closing(LineId line, CaseId by) {}

    /**
     * Lines that were to end go on: their closing was taken back, or they were had back. Published
     * inside the transaction that does it.
     */
    record Stay(Collection<LineId> lines) {}

    /**
     * Changes of plan that lines do not await any more, because they are being closed. Published
     * inside the transaction that begins it.
     */
    record ChangesDropped(List<CaseId> changes) {}

    record Ending(LineId line, Instant at, Instant restorableUntil, Instant quarantinedUntil) {}
}
