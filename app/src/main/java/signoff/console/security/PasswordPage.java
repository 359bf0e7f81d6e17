// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

import signoff.console.Brands;
import signoff.kernel.Refusal;
import signoff.kernel.Say;
import signoff.subscriber.Subscribers;

/** A forgotten password, and a new one (SF-24). No answer tells who has an account. */
@Controller
class PasswordPage {

    private static final String ASK = "console/password";
    private static final String CHANGE = "console/password-new";

    private final Subscribers subscribers;
    private final Brands brands;

    PasswordPage(Subscribers subscribers, Brands brands) {
        this.subscribers = subscribers;
        this.brands = brands;
    }

    /** What was typed on either page. */
    record Typed(
            @Nullable String login,
            @Nullable String code,
            @Nullable String password) {

        static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping("/password")
    String forgotten() {
        return ASK;
    }

    /** Answered with the next page at once: a login must not stand in an address. */
    @PostMapping("/password")
    String ask(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var why = subscribers.askPasswordCode(
                brands.of(request).id(), Typed.given(typed.login()), request.getRemoteAddr());
        if (why == null) return CHANGE;
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, ""));
        return ASK;
    }

    @GetMapping("/password/new")
    String change() {
        return CHANGE;
    }

    @PostMapping("/password/new")
    String change(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var why = subscribers.changePassword(
                brands.of(request).id(),
                Typed.given(typed.login()),
                Typed.given(typed.code()),
                Typed.given(typed.password()),
                request.getRemoteAddr());
        if (why == null) return "redirect:" + SignInFirst.SIGN_IN + "?told=changed";
        Mistakes.status(why, response);
        model.addAttribute("mistake", say.mistake(why, field(why)));
        return CHANGE;
    }

    private static String field(Refusal why) {
        return switch (why.code()) {
            case PASSWORD_MUST_BE_LONG_ENOUGH,
                    PASSWORD_MUST_NOT_BE_COMMON,
                    REQUEST_MUST_NOT_BE_TOO_LARGE -> "password";
            case CODE_MUST_MATCH, CODE_MUST_BE_FRESH, CODE_TRIES_MUST_NOT_BE_USED_UP -> "code";
            default -> "";
        };
    }
}
