// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.ServletWebRequest;

import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.Say;
import signoff.registration.Registrations;
import signoff.registration.Registrations.Beginning;
import signoff.registration.Registrations.Newcomer;

/** Registering (SF-25). Each page is the same whether the address has an account or not (I33). */
@Controller
class RegisterPage {

    private static final String ASK = "console/register";
    private static final String FINISH = "console/register-code";

    private final Registrations registrations;

    RegisterPage(Registrations registrations) {
        this.registrations = registrations;
    }

    /** What was typed on either page. */
    record Form(
            @Nullable String contact,
            @Nullable String proof,
            @Nullable String code,
            @Nullable String name,
            @Nullable String userName,
            @Nullable String password) {

        Newcomer newcomer(Language language) {
            return new Newcomer(
                    Typed.line(name), Typed.line(userName), Typed.password(password), language);
        }

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping("/register")
    String ask(@ModelAttribute("typed") Form form) {
        return ASK;
    }

    @PostMapping("/register")
    String begin(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var contact = Typed.line(form.contact());
        return switch (registrations.begin(brand, contact, say.language(), Typed.from(web))) {
            case Beginning.Begun(var proof) -> {
                model.addAttribute("proof", proof);
                yield FINISH;
            }
            case Beginning.Refused(var why) -> {
                Typed.wrong(why, say, web, model);
                yield ASK;
            }
        };
    }

    @PostMapping("/register/code")
    String finish(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var proof = Typed.id(form.proof());
        var why = registrations.finish(
                brand,
                proof,
                Typed.line(form.code()),
                form.newcomer(say.language()),
                Typed.from(web));
        if (why == null) return "redirect:/sign-in?told=registered";
        Typed.wrong(why, say, web, model);
        model.addAttribute("proof", proof);
        return FINISH;
    }
}
