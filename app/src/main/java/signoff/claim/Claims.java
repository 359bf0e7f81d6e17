// SPDX-License-Identifier: Apache-2.0
package signoff.claim;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.kernel.Refusal;
import signoff.registration.Registrations.Beginning;

/** Lines that nobody has claimed yet, and how their holders get them. */
public interface Claims {

    /** Enters a line that was taken over without its holder. Its account has no person. */
    void enter(LineId line);

    /**
     * Sends a code by text message to the line, if it can be claimed. The answer is the same for a
     * line that somebody has, and for none (I33).
     */
    Beginning ask(Claimant claimant, String numberOrSerial, String address);

    /** Gives the line to who has read the code on it. */
    Claiming prove(Claimant claimant, UUID proof, String code, String address);

    /** For staff: the line that can be claimed by that number or serial. */
    Optional<LineId> unclaimed(BrandId brand, String numberOrSerial);

    /** For staff who have seen other proof: gives the line, in the caller's transaction. */
    @Nullable
    Refusal give(LineId line, AccountId to);

    /** Who claims, signed in. */
    record Claimant(AccountId account, BrandId brand, Language language, Actor actor) {}

    sealed interface Claiming {
        record Claimed(LineId line) implements Claiming {}

        record Refused(Refusal why) implements Claiming {}
    }
}
