// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;

import signoff.console.SignedIn;
import signoff.subscriber.Subscribers.Person;

/** Begins the session of a person who has just proved who they are. */
@Component
class Arrivals {

    private final PersonMemory memory;
    private final CsrfAuthenticationStrategy formTokens;

    Arrivals(PersonMemory memory, CsrfTokenRepository formTokens) {
        this.memory = memory;
        this.formTokens = new CsrfAuthenticationStrategy(formTokens);
    }

    void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        var signedIn = new SignedIn(person.account(), person.brand(), person.role());
        memory.remember(signedIn, freshSession(request));
        var known = PersonMemory.authentication(signedIn);
        SecurityContextHolder.setContext(new SecurityContextImpl(known));
        formTokens.onAuthentication(known, request, response);
    }

    /**
     * An id that somebody may have planted or seen before is not used on. What the person typed
     * before signing in stays; what another person did in this browser does not.
     */
    private HttpSession freshSession(HttpServletRequest request) {
        var before = request.getSession(false);
        if (before == null) return request.getSession();
        if (memory.containsContext(request)) {
            before.invalidate();
            return request.getSession();
        }
        request.changeSessionId();
        return request.getSession();
    }
}
