// SPDX-License-Identifier: Apache-2.0
package signoff.console.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.staff.OnDuty;
import signoff.staff.Where;

/** What the pages of staff read from a request. */
final class Asked {

    private Asked() {}

    static Where where(HttpServletRequest request) {
        var agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        return Where.of(request.getRemoteAddr(), agent);
    }

    /** Whoever of the staff has shown a password at least. */
    static OnDuty by(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Authentication known
                && known.getPrincipal() instanceof OnDuty onDuty) {
            return onDuty;
        }
        throw new RequestRefused(Refusal.of(Refusal.Code.CALLER_MUST_BE_KNOWN));
    }

    static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
