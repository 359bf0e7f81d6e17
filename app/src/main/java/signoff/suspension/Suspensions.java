// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.line.Line;
import signoff.line.bar.Suspension;
import signoff.line.bar.Suspension.Reason;

/** Pauses lines, blocks lost ones, and turns both on again. */
public interface Suspensions {

    /**
     * Pauses a line until a day, on which it is on again by itself (SF-67). The price is taken from
     * the paid balance, once; nothing renews in between. Refused with the case number while the
     * line is being closed. Asking again while a pause runs leads to that pause.
     *
     * @param resumeOn in the zone of the line's policy
     * @param agreed the price that was shown; null when none was, which is no consent to any
     */
    Deciding pause(LineId line, LocalDate resumeOn, @Nullable Money agreed, Actor actor);

    /** The same, by somebody who was shown no price. */
    default Deciding pause(LineId line, LocalDate resumeOn, Actor actor) {
        return pause(line, resumeOn, null, actor);
    }

    /**
     * Blocks a line that is lost or stolen, at once (SF-31, X-15). No check, no person, no debt and
     * no open case is in the way (I5).
     */
    Deciding block(LineId line, Actor actor);

    /**
     * Bars a line for a reason of the operator's own, as billing, fraud control or a regulator's
     * order has it, whatever else keeps it off (I4). Asking again while it stands leads to the
     * suspension that stands. Refused where service has ended.
     *
     * @param reason none of the subscriber's
     */
    Deciding bar(LineId line, Reason reason, Actor actor);

    /**
     * Takes back what the operator has barred, as far as that keeps the line off: what others have
     * barred stays (I4). For nobody but who may {@link #bar}; not while the line is being closed.
     */
    Deciding lift(CaseId suspension, Actor actor);

    /**
     * Turns a line on again, as far as this suspension keeps it off: what others have barred stays
     * (I4), and so does what the operator has. Needs somebody who has signed in, which is not
     * enough for a line that is lost: whoever has the phone may be signed in there (I6). See
     * {@link Unblocks}.
     */
    Deciding resume(CaseId suspension, Actor actor);

    /**
     * The number of a lost line is on another SIM: the line is turned on again, unless it was
     * reported lost once more since then (I5). What others have barred stays (I4).
     *
     * @param since when its holder asked for another SIM
     * @return false while the block is still on its way to the network
     */
    boolean replaced(LineId line, Instant since);

    /** A person has put right what was stuck: the network is asked again, with the old key. */
    Deciding tryAgain(CaseId suspension, Actor actor);

    /** The last day until which the line can be paused; nothing when its policy offers no pause. */
    Optional<LocalDate> lastResumeDay(Line line);

    /** What a pause of the line costs; nothing, unless its policy has a price (SF-67). */
    Money price(Line line);

    /** After how long the subscriber is told that a line is still blocked; it costs nothing. */
    Duration blockReminded(Line line);

    Optional<Suspended> find(CaseId suspension);

    /** Finds whose it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID suspension);

    /** What keeps a line off, or is about to, or is being ended; oldest first. */
    List<Suspended> openOf(LineId line);

    /**
     * A suspension as a person sees it.
     *
     * @param until when a pause ends by itself; a block does not
     */
    record Suspended(
            CaseId id,
            LineId line,
            Reason reason,
            Status status,
            Instant since,
            @Nullable Instant until) {

        /** A pause whose line was closed in between is over, whatever became of the line since. */
        boolean stands(List<Suspension> standing) {
            return reason != Reason.VOLUNTARY
                    || standing.stream()
                            .anyMatch(
                                    why -> why.reason() == reason && why.since().equals(since));
        }
    }

    /**
     * Somebody has said that a line is lost or stolen, and maybe a phone with it. Told inside the
     * transaction that blocks the line: whoever keeps sessions of that person ends them there.
     */
    record LineLost(AccountId account) {}

    /** Where it stands, as the network was read back. */
    enum Status {
        STARTING,
        SUSPENDED,
        RESUMING,
        ENDED
    }

    sealed interface Deciding {
        record Decided(Suspended suspended) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
