// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.Set;
import signoff.kernel.Actor.Role;

/**
 * The signed-in reader of a page. The handler of a page asks for one and is given it.
 *
 * @param account whose lines and money the reader may see; of staff, their own reference, under
 *     which nobody has lines or money
 * @param actor who acts, for the evidence
 * @param say the words of the page
 * @param roles everything the reader may act as; a subscriber is that alone
 */
public record Visitor(BrandId brand, AccountId account, Actor actor, Say say, Set<Role> roles) {

    public Visitor {
        roles = Set.copyOf(roles);
        if (!roles.contains(actor.role())) {
            throw new IllegalArgumentException("nobody acts in a role that they do not have");
        }
    }

    /** Somebody with one role, as every subscriber is. */
    public Visitor(BrandId brand, AccountId account, Actor actor, Say say) {
        this(brand, account, actor, say, Set.of(actor.role()));
    }

    public boolean is(Role... any) {
        return Set.of(any).stream().anyMatch(roles::contains);
    }

    /**
     * The reader, acting in the first of these roles that they have: so the evidence names the role
     * that allowed it (I28). Refuses everybody else. The way in to the operator's pages is guarded
     * too: a second look costs nothing, and the door is an important one.
     */
    public Visitor mustBe(Role... any) {
        for (var role : any) {
            if (roles.contains(role)) {
                return new Visitor(brand, account, actor.as(role), say, roles);
            }
        }
        throw new RequestRefused(Refusal.of(Refusal.Code.CALLER_MUST_BE_ALLOWED));
    }

    public Visitor mustBeEngineer() {
        return mustBe(Role.ENGINEER);
    }
}
