// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.workflow.Cases;

/** For the operator's engineers: what the outside world refused, and the button to try it again. */
@Controller
class ParkedPage {

    /** More than one person puts right in a day; the oldest come first. */
    private static final int SHOWN_MOST = 50;

    private final Cases cases;
    private final Closures closures;

    ParkedPage(Cases cases, Closures closures) {
        this.cases = cases;
        this.closures = closures;
    }

    @GetMapping("/operator/parked")
    String parked(Visitor visitor, Model model) {
        engineersOnly(visitor);
        model.addAttribute("parked", cases.parked(visitor.brand(), SHOWN_MOST));
        return "console/parked";
    }

    @PostMapping("/operator/parked/{closure}")
    String tryAgain(Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        engineersOnly(visitor);
        var found = closures.locate(visitor.brand(), closure)
                .orElseThrow(() -> new RequestRefused(Refusal.of(Code.CASE_MUST_BE_KNOWN)));
        switch (closures.tryAgain(found, visitor.actor())) {
            case Deciding.Decided _ -> afterwards.addFlashAttribute("triedAgain", found.number());
            case Deciding.Refused(var why) ->
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return "redirect:/operator/parked";
    }

    // The way in is guarded too. A second look costs nothing, and the door is an important one.
    private static void engineersOnly(Visitor visitor) {
        if (visitor.actor().role() != Actor.Role.ENGINEER) {
            throw new RequestRefused(Refusal.of(Code.CALLER_MUST_BE_ALLOWED));
        }
    }
}
