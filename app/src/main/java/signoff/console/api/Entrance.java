// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/**
 * Lets a request in to its controller: the token must have the scope that the documentation of the
 * operation names, and a write must come with its key. An operation that names no scope lets nobody
 * in, so the document cannot say less than what is asked.
 */
final class Entrance implements HandlerInterceptor {

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod operation)) return true;
        var caller = Callers.of(request);
        for (var scope : scopesOf(operation)) {
            if (!caller.scopes().contains(scope)) {
                throw new RequestRefused(
                        Refusal.of(Refusal.Code.CALLER_MUST_BE_ALLOWED, "scope", scope));
            }
        }
        if (Writes.is(request) && Writes.keyOf(request).isEmpty()) {
            throw new RequestRefused(Refusal.of(Refusal.Code.KEY_MUST_BE_GIVEN));
        }
        return true;
    }

    static List<String> scopesOf(HandlerMethod operation) {
        var needed = operation.getMethodAnnotation(SecurityRequirement.class);
        if (needed == null || needed.scopes().length == 0) {
            throw new IllegalStateException(operation + " names no scope");
        }
        return List.of(needed.scopes());
    }
}
