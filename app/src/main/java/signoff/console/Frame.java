// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import signoff.kernel.Language;

/**
 * What stands around the content of a page.
 *
 * @param path the address of the page, without its query
 * @param query the query of a page that can be asked for again, or null
 * @param signedIn whether its reader has an account here
 * @param onDuty whether its reader is a member of staff who has signed in
 * @param bare whether to leave out all that needs a session: where something is broken
 * @param demoTime what the clock of the demo shows, and null where there is no demo
 */
public record Frame(
        Brands.Brand brand,
        Language language,
        String path,
        @Nullable String query,
        boolean signedIn,
        boolean onDuty,
        boolean bare,
        @Nullable Instant demoTime) {

    /** One link of the choice that stands on each page. */
    public record Choice(Language language, String address, boolean current) {

        /** What speakers of the language call it. */
        public String name() {
            return switch (language) {
                case EN -> "English";
                case ZH_HANS -> "简体中文";
                case ZH_HANT -> "繁體中文";
            };
        }
    }

    /** Whether the page is for staff: those have another way in, and another home. */
    public boolean ofStaff() {
        return path.matches("/(staff|desk|operator|actuator)(/.*)?");
    }

    /** The address of the page, to come back to it. */
    public String address() {
        return query == null ? path : path + "?" + query;
    }

    public List<Choice> languages() {
        return Arrays.stream(Language.values())
                .map(each -> new Choice(each, addressIn(each), each == language))
                .toList();
    }

    private String addressIn(Language wanted) {
        return UriComponentsBuilder.fromPath(path)
                .query(query == null ? "" : query)
                .replaceQueryParam(LanguageChoice.PARAMETER, wanted.tag())
                .build()
                .toUriString();
    }

    /** Where the reader is: on an error page, the address that led to it. */
    static String pathOf(HttpServletRequest request) {
        var original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original == null ? request.getRequestURI() : original.toString();
    }

    static @Nullable String queryOf(HttpServletRequest request) {
        return request.getMethod().equals("GET") ? request.getQueryString() : null;
    }
}
