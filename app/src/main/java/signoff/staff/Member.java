// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.Language;

/**
 * A member of staff, as administrators see them. Personal data: its text form is a reference.
 *
 * @param enrolled whether they have a second factor
 * @param reset that their second factor shall be taken away, and who asked for it
 */
public record Member(
        AccountId id,
        String login,
        String name,
        Language language,
        Set<Role> roles,
        Standing standing,
        boolean enrolled,
        @Nullable Reset reset) {

    /** How an account stands. */
    public enum Standing {
        /** No password was chosen yet. */
        INVITED,
        ACTIVE,
        DISABLED
    }

    /** What one administrator asked for, and another has to approve (I7). */
    public record Reset(AccountId askedBy, Instant askedAt) {}

    @Override
    public String toString() {
        return "member " + id.value();
    }
}
