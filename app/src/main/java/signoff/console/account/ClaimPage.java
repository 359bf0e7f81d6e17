// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import signoff.claim.Claims;
import signoff.claim.Claims.Claimant;
import signoff.claim.Claims.Claiming;
import signoff.kernel.Visitor;
import signoff.recovery.Recoveries;
import signoff.registration.Registrations.Beginning;

/** A line one already holds, brought into one's account. */
@Controller
@RequestMapping("/claim")
class ClaimPage {

    private static final String ASK = "console/claim";
    private static final String CODE = "console/claim-code";
    private static final String HOME = "redirect:/home";

    private final Claims claims;
    private final Recoveries recoveries;

    ClaimPage(Claims claims, Recoveries recoveries) {
        this.claims = claims;
        this.recoveries = recoveries;
    }

    /** What was typed on either page. */
    record Form(
            @Nullable String line,
            @Nullable String proof,
            @Nullable String code,
            @Nullable String words) {

        @Override
        public String toString() {
            return "what was typed";
        }
    }

    @GetMapping
    String ask() {
        return ASK;
    }

    @PostMapping
    String begin(Visitor visitor, @Nullable String line, ServletWebRequest web, Model model) {
        var typed = Typed.line(line);
        model.addAttribute("typed", typed);
        return switch (claims.ask(claimant(visitor), typed, Typed.from(web))) {
            case Beginning.Begun(var proof) -> {
                model.addAttribute("proof", proof);
                yield CODE;
            }
            case Beginning.Refused(var why) -> {
                Typed.wrong(why, visitor.say(), web, model);
                yield ASK;
            }
        };
    }

    @PostMapping("/code")
    String prove(Visitor visitor, Form form, ServletWebRequest web, Model model) {
        var id = Typed.id(form.proof());
        var from = Typed.from(web);
        return switch (claims.prove(claimant(visitor), id, Typed.line(form.code()), from)) {
            case Claiming.Claimed(var claimed) -> "redirect:/lines/" + claimed.value();
            case Claiming.Refused(var why) -> {
                Typed.wrong(why, visitor.say(), web, model);
                model.addAttribute("typed", Typed.line(form.line()));
                model.addAttribute("proof", id);
                yield CODE;
            }
        };
    }

    /** No message reaches the line: a person looks at what its holder can say of it. */
    @PostMapping("/document")
    String document(
            Visitor visitor,
            Form form,
            ServletWebRequest web,
            Model model,
            RedirectAttributes afterwards) {
        var typed = Typed.line(form.line());
        var why = recoveries.askForLine(visitor, typed, Typed.text(form.words()), Typed.from(web));
        if (why != null) {
            Typed.wrong(why, visitor.say(), web, model);
            model.addAttribute("typed", typed);
            return ASK;
        }
        afterwards.addFlashAttribute("claimAsked", true);
        return HOME;
    }

    private static Claimant claimant(Visitor visitor) {
        return new Claimant(
                visitor.account(), visitor.brand(), visitor.say().language(), visitor.actor());
    }
}
