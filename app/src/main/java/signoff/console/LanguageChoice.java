// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import signoff.kernel.Language;
import signoff.subscriber.Subscribers;

/**
 * Takes {@code ?language=zh-Hant} from the address of any page, remembers it with the browser and
 * the account, and shows the page again. A link, because it has to work on error pages too: what is
 * refused before it comes here, {@link EachPage} remembers.
 */
class LanguageChoice extends OncePerRequestFilter {

    static final String PARAMETER = "language";

    private final Subscribers subscribers;

    LanguageChoice(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var chosen = ReaderLanguage.asked(request);
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        remember(chosen.get(), request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", withoutChoice(request));
    }

    private void remember(
            Language language, HttpServletRequest request, HttpServletResponse response) {
        ReaderLanguage.remember(language, request, response);
        Reader.of(request).ifPresent(reader -> subscribers.remember(reader.account(), language));
    }

    // Path and query alone: a host name out of the request must not decide where a reader goes.
    private static String withoutChoice(HttpServletRequest request) {
        var uri = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(PARAMETER)
                .build();
        var path = uri.getPath() == null ? "/" : uri.getPath().replaceFirst("^/{2,}", "/");
        return uri.getQuery() == null ? path : path + "?" + uri.getQuery();
    }
}
