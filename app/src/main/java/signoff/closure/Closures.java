// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.closure.check.Asker;
import signoff.closure.check.Check;
import signoff.closure.check.StopBounds;
import signoff.closure.rules.StopBy;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.refund.Payee;

/** Closes lines. The only way in from other modules and from the web. */
public interface Closures {

    /**
     * What closing the line would mean, as things stand. Changes nothing.
     *
     * @param reason one of the policy's reasons, where the subscriber has said one: that a line is
     *     lost makes another case of it
     * @param stop when service is to stop
     * @param asker who asks, and by what that is known
     */
    Previewing preview(LineId line, @Nullable String reason, Stop stop, Asker asker);

    /** The same for the holder, who has signed in. */
    default Previewing preview(LineId line, @Nullable String reason, Stop stop) {
        return preview(line, reason, stop, Asker.SIGNED_IN);
    }

    /** The same for a stop as early as can be. */
    default Previewing preview(LineId line, @Nullable String reason) {
        return preview(line, reason, Stop.SOON);
    }

    /**
     * Holds the money of a preview: sent with the request, what differs at the end is explained
     * line by line. Stores nothing.
     */
    Holding hold(LineId line, @Nullable String reason, Stop stop);

    /** What a token holds for a line; empty when it is not ours, or its time is over. */
    Optional<Held> held(LineId line, @Nullable String token);

    /**
     * Keeps the answers given so far, so that they survive a closed browser. The line is not
     * touched. A line with a later case than a draft answers {@code AlreadyOpen}.
     */
    Opening draft(LineId line, Answers answers, Actor actor);

    /**
     * Asks for a line to be closed: the notice of termination (C2). The time of notice is now, and
     * never moves (I9). Asking again, from wherever, leads to the same case (I1).
     */
    Opening request(LineId line, Answers answers, Actor actor);

    /**
     * Asks for a line whose whole account is closed, and whose code for that has come back: no code
     * of its own is asked for. A case that waits for its own code is confirmed by this; one that
     * runs goes on.
     *
     * @param consents codes of the checks whose loss is agreed to
     * @param noticed when the account was asked for: the time of notice (I9)
     */
    Opening requestWithAccount(LineId line, Set<String> consents, Instant noticed, Actor actor);

    /** The code or token from the message came back. The same code twice is one confirmation. */
    Deciding confirm(CaseId closure, String code, Actor actor);

    /** Sends a new code; the old one stops working. At most five for one case. */
    Deciding sendCodeAgain(CaseId closure, Actor actor);

    /** The subscriber changed their mind. Refused once execution has begun (C9). */
    Deciding withdraw(CaseId closure, Actor actor);

    /** A person has put right what was stuck: the parked effect is tried again, with its key. */
    Deciding tryAgain(CaseId closure, Actor actor);

    /**
     * Pays the final bill. The bank is asked afterwards; how it stands is {@code finalBill} of the
     * closure. The same round asked for again, from wherever, is the same payment (I20).
     */
    Deciding payFinalBill(CaseId closure, Payment payment, Actor actor);

    /**
     * Names an account for credit that has no way back (SF-83, I22). A code is sent to a contact
     * that outlives the line, and money goes there only when it has come back. The same account
     * named again is the same request.
     */
    Deciding namePayee(CaseId closure, Payee payee, Actor actor);

    /** The code for the account came back. */
    Deciding confirmPayee(CaseId closure, String code, Actor actor);

    /**
     * A person of the operator paid by other means what had no way back, and says where the proof
     * is. Up to the policy's limit, and never while a payout may still leave (I7, I20).
     */
    Deciding paidOtherwise(CaseId closure, Proof proof, Actor actor);

    /**
     * The line was restored. Before its balance is struck this ends the case; later, what was
     * struck is paid as promised, and the line can be closed by another case. Twice is once.
     */
    void restored(CaseId closure);

    /** Closures of a brand with credit that has no way back; who waits longest comes first. */
    List<ClosureView> owing(BrandId brand, int most);

    Optional<ClosureView> find(CaseId closure);

    /** What the checks said when the notice came in, as it is kept; nothing for a draft. */
    List<Check> checksOf(CaseId closure);

    /** Finds whose case it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID closure);

    /**
     * The case that the link in a message leads to; empty when the token is not of that case.
     * Changes nothing and counts no try, so that digits, which can be guessed, find nothing (I33).
     */
    Optional<ClosureView> byToken(BrandId brand, UUID closure, String token);

    /** The case that is open for a line, drafts included. */
    Optional<ClosureView> openFor(LineId line);

    /** Cases of a brand, newest first, after the cursor. */
    Page list(BrandId brand, @Nullable String cursor, int limit);

    /**
     * What the subscriber answers before asking.
     *
     * @param reason one of the policy's reasons, or null: it is never required
     * @param words free text of 500 characters at most; stored sealed, never in the journal
     * @param consents codes of the checks whose loss is agreed to
     * @param stop when service should stop
     * @param quote the preview that was held, if one was
     */
    record Answers(
            @Nullable String reason,
            @Nullable String words,
            Set<String> consents,
            Stop stop,
            @Nullable String quote) {

        public Answers(
                @Nullable String reason, @Nullable String words, Set<String> consents, Stop stop) {
            this(reason, words, consents, stop, null);
        }
    }

    /**
     * The money of a preview, held.
     *
     * @param token to be sent with the request, as it is
     * @param until how long it can be sent
     * @param netMinor what would go back; below zero what would stay to be paid
     */
    record Held(String token, Instant at, Instant until, String currency, long netMinor) {

        /** What would go back or stay to be paid, without its sign. */
        public Money amount() {
            return new Money(Math.abs(netMinor), Currency.getInstance(currency));
        }
    }

    sealed interface Holding {
        record IsHeld(Held held) implements Holding {}

        record Refused(Refusal why) implements Holding {}
    }

    /**
     * When service should stop. Never before cooling-off is over, but for {@code NOW}.
     *
     * @param on the instant, for {@code ON_DATE}; the line and its policy give it for the others
     */
    record Stop(StopBy by, @Nullable Instant on) {

        public static final Stop SOON = new Stop(StopBy.SOON, null);

        /** At a moment of the subscriber's own choice; null for as early as can be. */
        public static Stop on(@Nullable Instant moment) {
            return moment == null ? SOON : new Stop(StopBy.ON_DATE, moment);
        }

        StopBounds bounds() {
            return new StopBounds(by, on);
        }
    }

    /**
     * What the final bill is to be paid with.
     *
     * @param round what the asker saw as the next round of {@code finalBill}
     */
    record Payment(String instrument, int round) {}

    /**
     * How something was paid by other means.
     *
     * @param reference where the proof is found. Kept in the journal for ever, so it names no
     *     account
     * @param note in words of their own; stored sealed, never in the journal
     */
    record Proof(String reference, String note) {}

    sealed interface Previewing {
        record Previewed(Preview preview) implements Previewing {}

        record Refused(Refusal why) implements Previewing {}
    }

    sealed interface Opening {
        record Opened(ClosureView closure) implements Opening {}

        /** There is one already, and it is this. */
        record AlreadyOpen(ClosureView closure) implements Opening {}

        record Refused(Refusal why) implements Opening {}
    }

    sealed interface Deciding {
        record Decided(ClosureView closure) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }

    record Page(List<ClosureView> closures, @Nullable String next) {}
}
