// SPDX-License-Identifier: Apache-2.0
package signoff.restoration.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Lines;
import signoff.restoration.Restorations;
import signoff.restoration.Restorations.Deciding;

/** Having a closed line back: what it means, the code, and how far it is. */
@Controller
@RequestMapping("/lines/{line}/restore")
class RestorePage {

    private final Lines lines;
    private final Restorations restorations;

    RestorePage(Lines lines, Restorations restorations) {
        this.lines = lines;
        this.restorations = restorations;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID line, Model model) {
        var found = lines.own(visitor, line);
        var open = restorations.openFor(found.id());
        // In service again, or gone for good: its own page says so.
        if (found.restorableUntil() == null && open.isEmpty()) return "redirect:/lines/" + line;
        model.addAttribute("line", found);
        model.addAttribute("restoring", open.orElse(null));
        return "console/restore";
    }

    @PostMapping
    String ask(Visitor visitor, @PathVariable UUID line, RedirectAttributes afterwards) {
        var found = lines.own(visitor, line);
        return told(restorations.ask(found.id(), visitor.actor()), visitor, line, afterwards);
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var open = restorations
                .openFor(lines.own(visitor, line).id())
                .orElseThrow(RequestRefused.because(Refusal.Code.RESTORATION_MUST_AWAIT_CODE));
        var deciding = restorations.confirm(open.id(), code, visitor.actor());
        return told(deciding, visitor, line, afterwards);
    }

    private static String told(
            Deciding deciding, Visitor visitor, UUID line, RedirectAttributes afterwards) {
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "code"));
        }
        return "redirect:/lines/" + line + "/restore";
    }
}
