// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;

import signoff.kernel.BrandId;
import signoff.kernel.Refusal;
import signoff.kernel.Say;
import signoff.recovery.Recoveries;
import signoff.recovery.Recoveries.Asking;
import signoff.recovery.Recoveries.Regaining;
import signoff.registration.Registrations.Beginning;

/** Getting back into an account with the help of staff (SF-28), and stopping that. */
@Controller
@RequestMapping("/recover")
class RecoverPage {

    private static final String ASK = "console/recover";
    private static final String CODE = "console/recover-code";
    private static final String STOP = "console/recover-stop";
    private static final String OPEN = "console/recover-open";

    private final Recoveries recoveries;

    RecoverPage(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    /** What was typed on any of the pages. */
    record Form(
            @Nullable String subject,
            @Nullable String words,
            @Nullable String contact,
            @Nullable String proof,
            @Nullable String code,
            @Nullable String password) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping
    String ask(@ModelAttribute("typed") Form form) {
        return ASK;
    }

    @PostMapping
    String begin(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var asking = new Asking(
                Typed.line(form.subject()),
                Typed.text(form.words()),
                Typed.line(form.contact()),
                say.language(),
                say.zone().getId());
        return switch (recoveries.begin(brand, asking, Typed.from(web))) {
            case Beginning.Begun(var proof) -> {
                model.addAttribute("proof", proof);
                yield CODE;
            }
            case Beginning.Refused(var why) -> again(ASK, why, say, web, model);
        };
    }

    @PostMapping("/code")
    String confirm(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var proof = Typed.id(form.proof());
        var why = recoveries.confirm(brand, proof, Typed.line(form.code()), Typed.from(web));
        model.addAttribute("proof", proof);
        if (why != null) return again(CODE, why, say, web, model);
        model.addAttribute("asked", true);
        return CODE;
    }

    @GetMapping("/stop")
    String stop(@ModelAttribute("typed") Form form) {
        return STOP;
    }

    @PostMapping("/stop")
    String stop(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var why = recoveries.stop(
                brand, Typed.line(form.subject()), Typed.line(form.code()), Typed.from(web));
        if (why != null) return again(STOP, why, say, web, model);
        model.addAttribute("stopped", true);
        return STOP;
    }

    @GetMapping("/open")
    String open(@ModelAttribute("typed") Form form) {
        return OPEN;
    }

    @PostMapping("/open")
    String open(
            @ModelAttribute("typed") Form form,
            BrandId brand,
            Say say,
            ServletWebRequest web,
            Model model) {
        var regaining = new Regaining(
                Typed.line(form.contact()),
                Typed.line(form.code()),
                Typed.password(form.password()));
        var why = recoveries.regain(brand, regaining, Typed.from(web));
        if (why == null) return "redirect:/sign-in?told=changed";
        return again(OPEN, why, say, web, model);
    }

    private static String again(
            String page, Refusal why, Say say, ServletWebRequest web, Model model) {
        Typed.wrong(why, say, web, model);
        return page;
    }
}
