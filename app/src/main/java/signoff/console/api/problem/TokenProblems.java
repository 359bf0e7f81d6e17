// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;

/** Answers requests of the API that have no token, a token that does not hold, or not enough. */
@Component
public class TokenProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    TokenProblems(Problems problems) {
        this.problems = problems;
    }

    /** With the challenge that RFC 6750 asks for. */
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var given = why instanceof OAuth2AuthenticationException;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
        problems.write(request, response, Refusal.of(Refusal.Code.CALLER_MUST_BE_KNOWN));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var refusal = Refusal.of(Refusal.Code.CALLER_MUST_BE_ALLOWED, "scope", "?");
        problems.write(request, response, refusal);
    }
}
