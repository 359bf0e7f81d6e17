// SPDX-License-Identifier: Apache-2.0
package signoff.console.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import signoff.kernel.Language;
import signoff.kernel.Refusal;
import signoff.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a refusal as {@code application/problem+json} (RFC 9457): what happened, and what to do
 * next, in the caller's language. The facts are members, so that no program has to read sentences.
 */
@Component
public class Problems {

    /** A refusal that says how long to wait says so in the header too. */
    public static final String WAIT = "wait";

    private final Words words;
    private final JsonMapper json;

    Problems(Words words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    /** Answers the request with a refusal, and nothing else. */
    public void write(HttpServletRequest request, HttpServletResponse response, Refusal why)
            throws IOException {
        if (response.isCommitted()) return;
        var language = languageOf(request);
        response.resetBuffer();
        response.setStatus(Statuses.of(why.code()).value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (why.facts().get(WAIT) instanceof Duration wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds()));
        }
        var body = json.writeValueAsBytes(membersOf(why, language, request.getRequestURI()));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    Map<String, Object> membersOf(Refusal why, Language language, String instance) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", typeOf(why.code()));
        members.put("title", words.say(language, why.code().happened(), why.facts()));
        members.put("status", Statuses.of(why.code()).value());
        members.put("detail", words.say(language, why.code().next(), why.facts()));
        members.put("instance", instance);
        members.put("code", why.code().name());
        why.facts().forEach(members::putIfAbsent);
        return members;
    }

    /** A name and no address: what it means is in the reference, under its code. */
    static String typeOf(Refusal.Code code) {
        return "urn:signoff:refusal:" + code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The language of the caller; English when no header asks for one of ours. */
    public static Language languageOf(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return Language.EN;
        return Language.of(Collections.list(request.getLocales()));
    }
}
