// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import org.springframework.security.core.AuthenticatedPrincipal;

import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.subscriber.Subscribers.Role;

/**
 * A person who has signed in at one brand. The principal of every request to a page; it holds
 * references only, so it may be logged.
 */
public record SignedIn(AccountId account, BrandId brand, Role role)
        implements AuthenticatedPrincipal {

    /** What the evidence calls the person: never a name (I31). */
    public String reference() {
        return account.value().toString();
    }

    @Override
    public String getName() {
        return reference();
    }

    public Actor actor() {
        return new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, reference());
    }
}
