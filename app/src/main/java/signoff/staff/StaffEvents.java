// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;

/** What happened to the accounts of staff: it only grows (I28). */
public interface StaffEvents {

    /** The newest first, before a number; references alone. */
    List<Event> before(BrandId brand, long number, int most);

    /** What can happen. A name is for ever: it is stored. */
    enum Kind {
        INVITED,
        WELCOMED,
        INVITATION_REFUSED,
        SIGN_IN_REFUSED,
        PASSWORD_SHOWN,
        CODE_REFUSED,
        SIGNED_IN,
        RECOVERY_CODE_USED,
        ENROLLED,
        SIGNED_OUT,
        SESSION_ENDED,
        PASSWORD_CHANGED,
        ROLES_CHANGED,
        DISABLED,
        ENABLED,
        RESET_ASKED,
        RESET_APPROVED
    }

    /**
     * One thing that happened.
     *
     * @param who a reference; {@code nobody} before sign-in
     * @param role in which role they acted, if they had one
     * @param member whose account it is about
     */
    record Event(
            long number,
            Instant at,
            Kind kind,
            String who,
            @Nullable String role,
            @Nullable AccountId member,
            String detail,
            String addressRange,
            String device) {}
}
