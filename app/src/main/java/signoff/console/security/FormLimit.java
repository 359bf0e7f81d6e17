// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away a body that says it is larger than any form of ours. One that does not say is bounded
 * by the server itself ({@code server.tomcat.max-http-form-post-size}), and one with files by
 * whoever reads them.
 */
final class FormLimit extends OncePerRequestFilter {

    private static final Pattern UPLOADS = Pattern.compile("/closures/[^/]+/documents");

    private final long bytesMax;
    private final long uploadMax;

    /**
     * Bounds forms.
     *
     * @param uploadMax for the one form that files are sent with
     */
    FormLimit(long bytesMax, long uploadMax) {
        this.bytesMax = bytesMax;
        this.uploadMax = uploadMax;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > mostOf(request)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            chain.doFilter(request, response);
        }
    }

    private long mostOf(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return UPLOADS.matcher(path).matches() ? uploadMax : bytesMax;
    }
}
