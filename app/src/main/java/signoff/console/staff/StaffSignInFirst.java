// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import signoff.staff.OnDuty;

/** Leads staff to what they have to show next, and from there to where they wanted to go. */
@Component
public class StaffSignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/staff/sign-in";
    static final String HOME = "/staff";

    /** A page of staff and nothing else, so that nobody is led to another host. */
    private static final Pattern OURS =
            Pattern.compile("/(staff|desk|operator)(/[\\w/.~-]*)?(\\?[\\w=&%.+~-]*)?");

    private static final int LETTERS_MOST = 500;

    StaffSignInFirst() {}

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            see(response, SIGN_IN + "?to=" + URLEncoder.encode(wanted(request), UTF_8));
        } else {
            see(response, SIGN_IN + "?told=expired");
        }
    }

    /** Without a second factor nothing but its pages is there, and with it those are not. */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var known = known();
        var isFactor = request.getServletPath().matches("/staff/(code|enrol)");
        if (why instanceof CsrfException && known.isEmpty()) {
            see(response, SIGN_IN + "?told=expired");
        } else if (known.isPresent() && !known.get().proven()) {
            see(response, next(known.get(), wanted(request)));
        } else if (known.isPresent() && isFactor && !(why instanceof CsrfException)) {
            see(response, HOME);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** What has to be shown after the password. */
    static String next(OnDuty half, String to) {
        var page = half.enrolled() ? "/staff/code" : "/staff/enrol";
        var wanted = safe(to);
        return wanted.equals(HOME) ? page : page + "?to=" + URLEncoder.encode(wanted, UTF_8);
    }

    private static Optional<OnDuty> known() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof OnDuty onDuty
                ? Optional.of(onDuty)
                : Optional.empty();
    }

    private static void see(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    private static String wanted(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** A page of staff that does not sign in, whatever the address line says. */
    static String safe(String to) {
        var isWay = to.matches("/staff/(sign-in|welcome|code|enrol).*");
        return to.length() <= LETTERS_MOST && OURS.matcher(to).matches() && !isWay ? to : HOME;
    }
}
