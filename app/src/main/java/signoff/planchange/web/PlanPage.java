// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.planchange.PlanChanges.Deciding;

/** The plan of a line, what it could be instead, and changing it: all sums first (SF-11). */
@Controller
@RequestMapping("/lines/{line}/plan")
class PlanPage {

    private final PlanSheets sheets;

    PlanPage(PlanSheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID line, Model model) {
        model.addAttribute("sheet", sheets.of(visitor, line));
        return "planchange/plan";
    }

    @GetMapping("/{code}")
    String summary(
            Visitor visitor, @PathVariable UUID line, @PathVariable String code, Model model) {
        var found = sheets.own(visitor, line);
        var offer = sheets.choice(visitor, found, code)
                .orElseThrow(RequestRefused.because(Code.PAGE_MUST_EXIST));
        model.addAttribute("line", found);
        model.addAttribute("offer", offer);
        model.addAttribute("quote", sheets.quote(found, offer));
        // Made before the first try, so that a form sent twice is one change.
        model.addAttribute("request", sheets.newRequest());
        return "planchange/change";
    }

    @PostMapping("/{code}")
    String change(
            Visitor visitor,
            @PathVariable UUID line,
            @PathVariable String code,
            PlanForm form,
            RedirectAttributes afterwards) {
        var found = sheets.own(visitor, line);
        var asked = form.of(found.id(), code, found.currency());
        if (!(sheets.change(asked, visitor) instanceof Deciding.Refused(var why))) {
            return page(line);
        }
        afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        // With the sums of now: a plan that is not sold any more has none.
        var still = sheets.choice(visitor, found, code).isPresent();
        return still ? page(line) + "/" + code : page(line);
    }

    @PostMapping("/cancel")
    String cancel(
            Visitor visitor,
            @PathVariable UUID line,
            @Nullable UUID change,
            RedirectAttributes afterwards) {
        if (sheets.cancel(visitor, line, change) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return page(line);
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line + "/plan";
    }
}
