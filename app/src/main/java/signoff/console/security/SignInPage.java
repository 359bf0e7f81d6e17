// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.console.Brands;
import signoff.kernel.Say;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.SigningIn;

/** Signing in (SF-22, SF-23), and going on with what was begun before. */
@Controller
class SignInPage {

    private static final String VIEW = "console/sign-in";

    /** What the page may say of how its reader came here. */
    private static final Set<String> TOLD = Set.of("out", "expired", "changed", "registered");

    private final Subscribers subscribers;
    private final Arrivals arrivals;
    private final KeptForms forms;
    private final Brands brands;

    SignInPage(Subscribers subscribers, Arrivals arrivals, KeptForms forms, Brands brands) {
        this.subscribers = subscribers;
        this.arrivals = arrivals;
        this.forms = forms;
        this.brands = brands;
    }

    /** What was typed on the page, and where its reader wanted to go. */
    record Typed(
            @Nullable String login,
            @Nullable String password,
            @Nullable String to) {

        /** A path of ours. */
        String target() {
            return SignInFirst.safe(given(to));
        }

        static String given(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping(SignInFirst.SIGN_IN)
    String ask(Typed typed, @RequestParam(defaultValue = "") String told, Model model) {
        if (TOLD.contains(told)) model.addAttribute("told", told);
        model.addAttribute("to", typed.target());
        return VIEW;
    }

    @PostMapping(SignInFirst.SIGN_IN)
    String signIn(
            Typed typed,
            Say say,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var answer = subscribers.signIn(
                brands.of(request).id(),
                Typed.given(typed.login()),
                Typed.given(typed.password()),
                request.getRemoteAddr());
        return switch (answer) {
            case SigningIn.SignedIn(var person) -> {
                arrivals.begin(person, request, response);
                var kept = forms.find(request).isPresent();
                yield "redirect:" + (kept ? SignInFirst.CONTINUE : typed.target());
            }
            case SigningIn.Refused(var why) -> {
                Mistakes.status(why, response);
                model.addAttribute("mistake", say.mistake(why, "login"));
                model.addAttribute("to", typed.target());
                yield VIEW;
            }
        };
    }

    /** The form that was sent too late, to be sent again under a fresh token by its reader. */
    @GetMapping(SignInFirst.CONTINUE)
    String goOn(HttpServletRequest request, Model model) {
        var form = forms.find(request);
        if (form.isEmpty()) return "redirect:/";
        model.addAttribute("form", form.get());
        return "console/sign-in-continue";
    }
}
