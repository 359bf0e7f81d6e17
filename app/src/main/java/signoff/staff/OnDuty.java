// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.Actor.Role;
import signoff.kernel.BrandId;

/**
 * A member of staff in one session. The principal of each of their requests; it holds references
 * only, so it may be logged.
 *
 * @param enrolled whether they have a second factor
 * @param proven whether they have shown it in this session: without it, no page but that of the
 *     factor is theirs
 */
public record OnDuty(
        UUID session,
        AccountId member,
        BrandId brand,
        Set<Role> roles,
        boolean enrolled,
        boolean proven)
        implements Principal {

    public OnDuty {
        roles = Set.copyOf(roles);
    }

    /** What the evidence calls them: never a name (I31). */
    public String reference() {
        return member.value().toString();
    }

    @Override
    public String getName() {
        return reference();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Acting in the first of their roles; who needs another asks the visitor for it. */
    public Actor actor() {
        var first = Roles.OF_STAFF.stream().filter(roles::contains).findFirst().orElseThrow();
        return new Actor(first, Actor.Channel.WEB, reference());
    }

    @Override
    public String toString() {
        return "member " + reference();
    }
}
