// SPDX-License-Identifier: Apache-2.0
package signoff.console.api;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which requests write, and the key that each of them has to come with. */
final class Writes {

    /** What the caller draws before the first try, and keeps for every retry. */
    static final String KEY = "Idempotency-Key";

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final Pattern FILES =
            Pattern.compile("/api/v1/closures/[0-9a-fA-F-]{36}/documents");

    private Writes() {}

    static boolean is(HttpServletRequest request) {
        return METHODS.contains(request.getMethod());
    }

    /**
     * Whether the body is a file. It is read as it comes, by who knows how large it may be, and not
     * kept beside its key: the same file twice is one paper anyway.
     */
    static boolean isFile(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && FILES.matcher(request.getRequestURI()).matches();
    }

    /** Empty when there is none, or when it is none that can be kept. */
    static Optional<String> keyOf(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(KEY))
                .filter(key -> VISIBLE_ASCII.matcher(key).matches());
    }
}
