// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import signoff.kernel.Language;

/**
 * The language of a page: the one its address asks for, else the one its reader chose before, else
 * the first of the browser's we speak.
 */
class ReaderLanguage implements LocaleResolver {

    private static final String COOKIE = "language";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    static Language of(HttpServletRequest request) {
        return asked(request)
                .or(() -> chosen(request))
                .orElseGet(() -> Language.of(wanted(request)));
    }

    // A form's body is not read here: what it says belongs to the page it is for.
    static Optional<Language> asked(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? tagged(request.getParameter(LanguageChoice.PARAMETER))
                : Optional.empty();
    }

    /** What the reader chose on this browser before. */
    static Optional<Language> chosen(HttpServletRequest request) {
        return cookies(request)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> tagged(cookie.getValue()).stream())
                .findFirst();
    }

    static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    static void remember(
            Language language, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, language.tag())
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
    }

    // Without the header the container answers with the server's own language, which nobody asked.
    private static List<Locale> wanted(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? List.of()
                : Collections.list(request.getLocales());
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return of(request).locale();
    }

    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        throw new UnsupportedOperationException("LanguageChoice sets the language");
    }
}
