// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.context.request.ServletWebRequest;
import signoff.console.security.Mistakes;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Say;

/** What was typed into a form. All of it may be missing, too long or nonsense. */
final class Typed {

    private static final int LINE_MOST = 254;
    private static final int TEXT_MOST = 2_000;
    private static final int PASSWORD_MOST = 4_000;

    private Typed() {}

    static String line(@Nullable String typed) {
        return cut(typed, LINE_MOST);
    }

    static String text(@Nullable String typed) {
        return cut(typed, TEXT_MOST).strip();
    }

    /** Never cut to what would be another one: what is too long is refused by its length. */
    static String password(@Nullable String typed) {
        return cut(typed, PASSWORD_MOST);
    }

    static UUID id(@Nullable String typed) {
        return Ids.sent(line(typed).strip());
    }

    private static String cut(@Nullable String typed, int most) {
        if (typed == null) return "";
        return typed.length() > most ? typed.substring(0, most) : typed;
    }

    /** Where a request comes from, for what is counted by it. */
    static String from(ServletWebRequest web) {
        return web.getRequest().getRemoteAddr();
    }

    /** Shows a page again with what was wrong. */
    static void wrong(Refusal why, Say say, ServletWebRequest web, Model model) {
        var response = web.getResponse();
        if (response != null) Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, field(why)));
    }

    private static String field(Refusal why) {
        return switch (why.code()) {
            case PASSWORD_MUST_BE_LONG_ENOUGH,
                    PASSWORD_MUST_NOT_BE_COMMON,
                    REQUEST_MUST_NOT_BE_TOO_LARGE -> "password";
            case CODE_MUST_MATCH,
                    CODE_MUST_BE_FRESH,
                    CODE_MUST_BE_NEWER_THAN_LOSS,
                    CODE_TRIES_MUST_NOT_BE_USED_UP -> "code";
            case CONTACT_MUST_BE_READABLE -> "contact";
            case NAME_MUST_BE_GIVEN -> "name";
            case USER_NAME_MUST_BE_FREE -> "userName";
            case LINE_MUST_BE_READABLE -> "line";
            case NOTE_MUST_BE_GIVEN -> "note";
            default -> "";
        };
    }
}
