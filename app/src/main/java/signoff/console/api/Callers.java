// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import signoff.console.Caller;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/** Who calls the API, as the check of the token has found. */
final class Callers {

    private Callers() {}

    static Optional<Caller> find(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication known
                        && known.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    static Caller of(HttpServletRequest request) {
        return find(request).orElseThrow(RequestRefused.because(Refusal.Code.CALLER_MUST_BE_KNOWN));
    }
}
