// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import signoff.kernel.AccountId;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Refusal;

/**
 * The accounts of staff. Whoever calls has seen to it that the acting one is an administrator; that
 * nobody decides about themselves, and that a second factor is taken away by two, is seen to here.
 */
public interface Staff {

    /** Everybody of a brand, in the order they were invited. */
    List<Member> all(BrandId brand);

    Optional<Member> find(BrandId brand, AccountId member);

    /** Sends a code by mail, with which the newcomer chooses a password. There is no other. */
    Invited invite(Newcomer newcomer, Acting by);

    /** Sends another code: the first ran out, or a password was forgotten. */
    @Nullable
    Refusal inviteAgain(AccountId member, Acting by);

    /** Counts from the next request on. Nobody changes their own. */
    @Nullable
    Refusal changeRoles(AccountId member, Set<Role> roles, Acting by);

    /** Ends all sessions at once. Nobody disables themselves. */
    @Nullable
    Refusal disable(AccountId member, Acting by);

    @Nullable
    Refusal enable(AccountId member, Acting by);

    /** Asks for a second factor to be taken away. Nothing happens before another approves it. */
    @Nullable
    Refusal askReset(AccountId member, Acting by);

    /**
     * Takes the second factor away, and password and sessions with it: the way back in leads
     * through the member's own mail.
     */
    @Nullable
    Refusal approveReset(AccountId member, Acting by);

    /** Enters somebody with password and second factor as they are, without a message. */
    void enter(Newcomer newcomer, AccountId id, String password, byte[] secret);

    /** Somebody who is to work here. Personal data: its text form says nothing. */
    record Newcomer(
            BrandId brand,
            String login,
            String name,
            String mail,
            Language language,
            Set<Role> roles) {

        @Override
        public String toString() {
            return "newcomer of " + brand.code();
        }
    }

    sealed interface Invited {
        /**
         * Invited.
         *
         * @param code what was sent, for who invites from the server and has no mail yet
         */
        record Sent(AccountId member, String code) implements Invited {

            @Override
            public String toString() {
                return "invited " + member;
            }
        }

        record Refused(Refusal why) implements Invited {}
    }
}
