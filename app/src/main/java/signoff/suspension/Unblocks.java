// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.util.UUID;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.suspension.Suspensions.Deciding;

/**
 * Turns lines on again that were reported lost or stolen. Whoever has the phone may be signed in
 * there, so a code has to come back from somewhere else (I6).
 */
public interface Unblocks {

    /**
     * Sends a code to the best contact that is neither the line itself nor one of a lost line, and
     * was one before the loss was reported or has been for a while. All contacts are told when it
     * comes back.
     */
    Asking ask(CaseId suspension, Actor actor);

    /**
     * Unblocks the line if the code is right. A code works once, for one block, and not for long.
     */
    Deciding unblock(CaseId suspension, UUID proof, String code, Actor actor);

    sealed interface Asking {
        /** @param proof what the code is checked by */
        record Asked(UUID proof) implements Asking {}

        record Refused(Refusal why) implements Asking {}
    }
}
