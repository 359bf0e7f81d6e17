// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Previewing;
import signoff.closure.Preview;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Say;
import signoff.line.Lines;
import signoff.policy.Policies;

/**
 * Where the link in the message leads. It asks for no sign-in, because a link that leads to a
 * password is what thieves send (SF-94); it shows nothing that the message did not tell. Looking
 * confirms nothing: mail programs open links by themselves.
 */
@Controller
@RequestMapping("/closures/{id}/confirm")
class ConfirmPage {

    /** How much of a number its holder knows it by, and nobody else. */
    private static final int END_SHOWN = 4;

    private final Closures closures;
    private final Lines lines;
    private final Policies policies;

    ConfirmPage(Closures closures, Lines lines, Policies policies) {
        this.closures = closures;
        this.lines = lines;
        this.policies = policies;
    }

    @GetMapping
    String look(
            BrandId brand,
            @PathVariable("id") UUID closure,
            @RequestParam(defaultValue = "") String code,
            Model model) {
        closures.byToken(brand, closure, code).ifPresent(found -> show(found, code, model));
        return "closure/confirm";
    }

    private void show(ClosureView closure, String code, Model model) {
        var line = lines.find(closure.line()).orElseThrow();
        var number = line.identity().msisdn();
        model.addAttribute("closure", closure);
        model.addAttribute("code", code);
        model.addAttribute("lineEnd", number.substring(number.length() - END_SHOWN));
        model.addAttribute("zone", policies.pinned(closure.policyVersion()).zone());
        if (closure.status() == Status.AWAITING_CONFIRMATION) {
            model.addAttribute("preview", preview(closure));
        }
    }

    private Preview preview(ClosureView closure) {
        return switch (closures.preview(
                closure.line(), closure.answers().reason(), closure.answers().stop())) {
            case Previewing.Previewed(var preview) -> preview;
            case Previewing.Refused(var why) -> throw new RequestRefused(why);
        };
    }

    @PostMapping
    String confirm(
            BrandId brand,
            Say say,
            @PathVariable("id") UUID closure,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var found = closures.locate(brand, closure)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
        var holder = found.account().value().toString();
        var actor = new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.MAIL, holder);
        if (closures.confirm(found, code, actor) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", say.mistake(why, ""));
        }
        afterwards.addAttribute("code", code);
        return "redirect:/closures/" + closure + "/confirm";
    }
}
