// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.activation.Activations;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Proof;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.notification.TellAddressee;
import signoff.notification.TellSubscriber;
import signoff.order.Orders;
import signoff.replacement.Replacements;
import signoff.restoration.Restorations;
import signoff.suspension.Suspensions;
import signoff.workflow.Cases;

/** For the operator's engineers: what the outside world refused, and the button to try it again. */
@Controller
class ParkedPage {

    /** More than one person puts right in a day; the oldest come first. */
    private static final int SHOWN_MOST = 50;

    private static final Set<String> WAITING = Set.of("PARKED", "REFUSED");

    /** No case is stuck with a message, so there is nothing to try again. */
    private static final Set<String> MESSAGES =
            Set.of(TellSubscriber.class.getSimpleName(), TellAddressee.class.getSimpleName());

    private final Cases cases;
    private final Closures closures;
    private final Orders orders;
    private final Suspensions suspensions;
    private final Activations activations;
    private final Restorations restorations;
    private final Replacements replacements;

    ParkedPage(Cases cases, Desks desks) {
        this.cases = cases;
        this.closures = desks.closures();
        this.orders = desks.orders();
        this.suspensions = desks.suspensions();
        this.activations = desks.activations();
        this.restorations = desks.restorations();
        this.replacements = desks.replacements();
    }

    /** Those whose cases can be stuck with the outside world. */
    @Component
    record Desks(
            Closures closures,
            Orders orders,
            Suspensions suspensions,
            Activations activations,
            Restorations restorations,
            Replacements replacements) {}

    @GetMapping("/operator/parked")
    String parked(Visitor visitor, Model model) {
        visitor.mustBeEngineer();
        model.addAttribute("parked", cases.parked(visitor.brand(), SHOWN_MOST));
        model.addAttribute("owing", closures.owing(visitor.brand(), SHOWN_MOST));
        model.addAttribute("messages", MESSAGES);
        return "console/parked";
    }

    /**
     * Tries again what a case is stuck with. One that does not wait for a person is left alone, and
     * the page says so.
     */
    @PostMapping("/operator/parked/{id}")
    String tryAgain(Visitor visitor, @PathVariable UUID id, RedirectAttributes afterwards) {
        var actor = visitor.mustBeEngineer().actor();
        var found = locate(visitor, id);
        var before = waiting(found);
        if (closures.find(found).isPresent()) {
            closures.tryAgain(found, actor);
        } else if (suspensions.find(found).isPresent()) {
            suspensions.tryAgain(found, actor);
        } else if (activations.find(found).isPresent()) {
            activations.tryAgain(found, actor);
        } else if (restorations.find(found).isPresent()) {
            restorations.tryAgain(found, actor);
        } else if (replacements.find(found).isPresent()) {
            replacements.tryAgain(found, actor);
        } else {
            orders.tryAgain(found, actor);
        }
        var told = waiting(found).equals(before) ? "notTried" : "triedAgain";
        afterwards.addFlashAttribute(told, found.number());
        return "redirect:/operator/parked";
    }

    /** An engineer paid credit without a way back by other means, and says where the proof is. */
    @PostMapping("/operator/parked/{id}/paid")
    String paid(
            Visitor visitor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        var actor = visitor.mustBeEngineer().actor();
        var found = closures.locate(visitor.brand(), id)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
        var proof = new Proof(reference.strip(), note.strip());
        switch (closures.paidOtherwise(found, proof, actor)) {
            case Deciding.Decided _ -> afterwards.addFlashAttribute("paid", found.number());
            case Deciding.Refused(var why) ->
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return "redirect:/operator/parked";
    }

    private CaseId locate(Visitor visitor, UUID id) {
        return closures.locate(visitor.brand(), id)
                .or(() -> orders.locate(visitor.brand(), id))
                .or(() -> suspensions.locate(visitor.brand(), id))
                .or(() -> activations.locate(visitor.brand(), id))
                .or(() -> restorations.locate(visitor.brand(), id))
                .or(() -> replacements.locate(visitor.brand(), id))
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
    }

    // With the moment that each was parked at: one that is parked once more was tried.
    private List<Cases.EffectView> waiting(CaseId owner) {
        return cases.effects(owner).stream()
                .filter(effect -> WAITING.contains(effect.status()))
                .toList();
    }
}
