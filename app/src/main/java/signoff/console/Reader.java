// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import signoff.staff.OnDuty;

/** Who reads a page. */
final class Reader {

    private Reader() {}

    /** Empty for anybody who has not signed in, and for programs. */
    static Optional<SignedIn> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** A member of staff who has shown both factors; empty for everybody else. */
    static Optional<OnDuty> onDuty(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof OnDuty onDuty
                        && onDuty.proven()
                ? Optional.of(onDuty)
                : Optional.empty();
    }
}
