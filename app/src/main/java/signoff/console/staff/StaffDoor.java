// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import signoff.console.Brands;
import signoff.console.security.SecureCookies;
import signoff.staff.OnDuty;
import signoff.staff.StaffSessions;

/**
 * Finds who of the staff sends a request, by a cookie of their own. Nothing is remembered between
 * two requests: whoever was disabled, or has another role, is so from the next request on. A
 * session counts at its own brand only.
 */
@Component
public class StaffDoor implements SecurityContextRepository {

    static final String COOKIE = "signoff-staff";

    private final StaffSessions sessions;
    private final Brands brands;
    private final CsrfAuthenticationStrategy formTokens;
    private final SecureCookies secure;

    StaffDoor(
            StaffSessions sessions,
            Brands brands,
            CsrfTokenRepository formTokens,
            SecureCookies secure) {
        this.sessions = sessions;
        this.brands = brands;
        this.secure = secure;
        this.formTokens = new CsrfAuthenticationStrategy(formTokens);
    }

    /** Who is let in with a new token; a form shown before is not good any more. */
    OnDuty open(String token, HttpServletRequest request, HttpServletResponse response) {
        var onDuty = sessions.find(token).orElseThrow();
        formTokens.onAuthentication(authentication(onDuty), request, response);
        setCookie(token, request, response);
        return onDuty;
    }

    void close(HttpServletRequest request, HttpServletResponse response) {
        setCookie("", request, response);
    }

    private void setCookie(String token, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, token)
                .path("/")
                .maxAge(token.isEmpty() ? 0 : -1)
                .httpOnly(true)
                .secure(secure.areFor(request))
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Optional<OnDuty> find(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .flatMap(cookie -> sessions.find(cookie.getValue()))
                .filter(onDuty -> onDuty.brand().equals(brands.of(request).id()));
    }

    private static Authentication authentication(OnDuty onDuty) {
        var roles = onDuty.proven()
                ? Stream.concat(
                        Stream.of(StaffRules.STAFF), onDuty.roles().stream().map(Enum::name))
                : Stream.of(StaffRules.HALF);
        List<SimpleGrantedAuthority> granted =
                roles.map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
        return UsernamePasswordAuthenticationToken.authenticated(onDuty, null, granted);
    }

    @Override
    @SuppressWarnings("deprecation") // Still abstract, though nothing calls it.
    public SecurityContext loadContext(HttpRequestResponseHolder both) {
        return find(both.getRequest())
                .<SecurityContext>map(onDuty -> new SecurityContextImpl(authentication(onDuty)))
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    /** Only {@link #open} begins a session. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request).isPresent();
    }
}
