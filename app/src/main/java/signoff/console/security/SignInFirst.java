// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import signoff.console.SignedIn;

/**
 * Leads who has not signed in, or no longer is, to sign-in and from there to where they wanted to
 * go. A form that was filled in meanwhile is kept for them.
 */
@Component
class SignInFirst implements AuthenticationEntryPoint, AccessDeniedHandler {

    static final String SIGN_IN = "/sign-in";

    /** Shows a kept form, to send it again. */
    static final String CONTINUE = "/sign-in/continue";

    private final KeptForms forms;

    SignInFirst(KeptForms forms) {
        this.forms = forms;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            see(response, SIGN_IN + "?to=" + URLEncoder.encode(wanted(request), UTF_8));
        } else {
            keepAndSignIn(request, response);
        }
    }

    private void keepAndSignIn(HttpServletRequest request, HttpServletResponse response) {
        see(response, forms.keep(request) ? SIGN_IN + "?told=expired" : SIGN_IN);
    }

    /**
     * A form whose token is no longer good was shown before its reader signed in again. They get to
     * send it once more; what they may not do at all stays refused. Who asks whether a message is
     * ours is never led to a page that wants a password.
     */
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var outdated = why instanceof CsrfException;
        if (outdated && request.getServletPath().equals(VerifyPage.PATH)) {
            see(response, VerifyPage.PATH);
        } else if (outdated && !isSignedIn()) {
            keepAndSignIn(request, response);
        } else if (outdated && forms.keep(request)) {
            see(response, CONTINUE);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The request itself does not know yet: tokens are checked early. */
    private static boolean isSignedIn() {
        var known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof SignedIn;
    }

    private static void see(HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    private static String wanted(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** A path of ours, whatever the address line says: nobody is led to another host. */
    static String safe(String to) {
        var isPath = to.startsWith("/") && !to.startsWith("//");
        var isPlain = to.chars().allMatch(letter -> letter > ' ' && letter < 127 && letter != '\\');
        return isPath && isPlain && !to.startsWith(SIGN_IN) && to.length() <= 2_000 ? to : "/";
    }
}
