// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import signoff.kernel.Refusal;

/** The status of a page that is shown again because of what was typed. */
public final class Mistakes {

    private Mistakes() {}

    public static void status(Refusal why, HttpServletResponse response) {
        if (why.facts().get("wait") instanceof Duration wait) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()));
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
    }
}
