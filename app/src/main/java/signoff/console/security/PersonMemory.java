// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import signoff.console.Brands;
import signoff.console.SignedIn;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.subscriber.Subscribers.Role;

/**
 * Remembers in a session who has signed in: three words, which any release can read. A session
 * counts at its own brand only, whichever host the cookie is sent to.
 */
@Component
class PersonMemory implements SecurityContextRepository {

    private static final String WHO = "signed-in";

    private final Brands brands;

    PersonMemory(Brands brands) {
        this.brands = brands;
    }

    static Authentication authentication(SignedIn person) {
        var role = new SimpleGrantedAuthority("ROLE_" + person.role());
        return UsernamePasswordAuthenticationToken.authenticated(person, null, List.of(role));
    }

    /** Forgets nothing else that the session holds. */
    void remember(SignedIn person, HttpSession session) {
        session.setAttribute(
                WHO,
                String.join(
                        " ",
                        person.reference(),
                        person.brand().code(),
                        person.role().name()));
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, person.reference());
    }

    @Override
    @SuppressWarnings("deprecation") // Still abstract, though nothing calls it.
    public SecurityContext loadContext(HttpRequestResponseHolder both) {
        return found(both.getRequest()).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        var known = context.getAuthentication();
        if (known != null && known.getPrincipal() instanceof SignedIn person) {
            remember(person, request.getSession());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return found(request).isPresent();
    }

    private Optional<SecurityContext> found(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) return Optional.empty();
        return person(session.getAttribute(WHO))
                .filter(person -> person.brand().equals(brands.of(request).id()))
                .map(person -> new SecurityContextImpl(authentication(person)));
    }

    private static Optional<SignedIn> person(@Nullable Object who) {
        if (!(who instanceof String text)) return Optional.empty();
        var words = text.split(" ");
        return Optional.of(new SignedIn(
                new AccountId(UUID.fromString(words[0])),
                new BrandId(words[1]),
                Role.valueOf(words[2])));
    }
}
