// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.suspension.Suspensions;
import signoff.workflow.Cases;

/** For the operator's engineers: what the outside world refused, and the button to try it again. */
@Controller
class ParkedPage {

    /** More than one person puts right in a day; the oldest come first. */
    private static final int SHOWN_MOST = 50;

    private final Cases cases;
    private final Closures closures;
    private final Suspensions suspensions;

    ParkedPage(Cases cases, Closures closures, Suspensions suspensions) {
        this.cases = cases;
        this.closures = closures;
        this.suspensions = suspensions;
    }

    @GetMapping("/operator/parked")
    String parked(Visitor visitor, Model model) {
        engineersOnly(visitor);
        model.addAttribute("parked", cases.parked(visitor.brand(), SHOWN_MOST));
        return "console/parked";
    }

    @PostMapping("/operator/parked/{id}")
    String tryAgain(Visitor visitor, @PathVariable UUID id, RedirectAttributes afterwards) {
        engineersOnly(visitor);
        var suspension = suspensions.locate(visitor.brand(), id);
        var found = suspension
                .or(() -> closures.locate(visitor.brand(), id))
                .orElseThrow(() -> new RequestRefused(Refusal.of(Code.CASE_MUST_BE_KNOWN)));
        var refused = suspension.isPresent()
                ? refusal(suspensions.tryAgain(found, visitor.actor()))
                : refusal(closures.tryAgain(found, visitor.actor()));
        refused.ifPresentOrElse(
                why -> afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "")),
                () -> afterwards.addFlashAttribute("triedAgain", found.number()));
        return "redirect:/operator/parked";
    }

    private static Optional<Refusal> refusal(Closures.Deciding deciding) {
        return deciding instanceof Closures.Deciding.Refused(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(Suspensions.Deciding deciding) {
        return deciding instanceof Suspensions.Deciding.Refused(var why)
                ? Optional.of(why)
                : Optional.empty();
    }

    // The way in is guarded too. A second look costs nothing, and the door is an important one.
    private static void engineersOnly(Visitor visitor) {
        if (visitor.actor().role() != Actor.Role.ENGINEER) {
            throw new RequestRefused(Refusal.of(Code.CALLER_MUST_BE_ALLOWED));
        }
    }
}
