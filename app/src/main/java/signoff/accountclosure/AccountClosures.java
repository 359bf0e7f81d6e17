// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;

/**
 * Closes whole accounts: all lines, each by a closing of its own, and then the account. The only
 * way in from other modules and from the web.
 */
public interface AccountClosures {

    /** What closing the account would mean, line by line, as things stand. Changes nothing. */
    AccountPreview preview(AccountId account);

    /**
     * Asks for an account to be closed; the notice for all of its lines (C2). A code is sent to a
     * contact that outlives the lines. No line is touched before it comes back. Asking again leads
     * to the same case (SF-61).
     *
     * @param agreed line by line, codes of the checks whose loss is agreed to
     */
    Deciding ask(AccountId account, BrandId brand, Map<UUID, Set<String>> agreed, Actor actor);

    /** Sends a new code; the old one stops working. At most five for one case. */
    Deciding sendCodeAgain(CaseId closing, Actor actor);

    /**
     * The code came back: all lines are asked for in this commit, or none. What has come in the way
     * of one of them meanwhile is refused, and the code stays good.
     */
    Deciding confirm(CaseId closing, String code, Actor actor);

    /**
     * The subscriber keeps the account, as long as signing in to it works. Each line's closing goes
     * on, and is taken back by itself.
     */
    Deciding withdraw(CaseId closing, Actor actor);

    Optional<AccountClosing> find(CaseId closing);

    /** Finds whose it is; empty for another brand's. */
    Optional<CaseId> locate(BrandId brand, UUID closing);

    /** The one that is open for an account. */
    Optional<AccountClosing> openFor(AccountId account);

    /**
     * The closing of an account as a person sees it.
     *
     * @param until when the code runs out, the next look is taken, or sign-in ends; null at an end
     * @param withdrawable whether one click still takes it back
     * @param zone whose clock it is told by
     */
    record AccountClosing(
            CaseId id,
            BrandId brand,
            Status status,
            Instant askedAt,
            @Nullable Instant until,
            boolean withdrawable,
            ZoneId zone,
            List<AccountLine> lines) {}

    enum Status {
        AWAITING_CODE,
        CLOSING_LINES,
        /** All lines are closed; signing in still works. */
        SIGN_IN_LEFT,
        /** Nobody can sign in any more. */
        ENDING,
        ENDED,
        WITHDRAWN,
        /** A line stays, and so the account does. */
        LINE_KEPT,
        /** No code came back in time. */
        LAPSED
    }

    sealed interface Deciding {
        record Decided(AccountClosing closing) implements Deciding {}

        record Refused(Refusal why) implements Deciding {}
    }
}
