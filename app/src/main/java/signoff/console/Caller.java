// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;

/**
 * An integrator's program, as its access token says. The principal of every request to the API.
 *
 * @param brand the one brand it works for, whichever host it called
 * @param client the name it was registered under
 * @param scopes what its token allows, such as {@code closures.read}
 */
public record Caller(BrandId brand, String client, Set<String> scopes)
        implements AuthenticatedPrincipal {

    @Override
    public String getName() {
        return client;
    }

    public Actor actor() {
        return new Actor(Actor.Role.INTEGRATOR, Actor.Channel.API, client);
    }
}
