// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;

/**
 * Answers requests that the firewall stops, such as a path that tries to climb out of its folder.
 */
@Component
class HostilePaths implements RequestRejectedHandler {

    private final Problems problems;

    HostilePaths(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        if (request.getRequestURI().startsWith(ProblemResolver.ROOT)) {
            problems.write(request, response, Refusal.of(Refusal.Code.REQUEST_MUST_BE_UNDERSTOOD));
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
