// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.closure.Closures.Proof;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** An engineer says that credit without a way back was paid by other means, and where proof is. */
@Controller
class PaidOtherwisePage {

    private final Closures closures;

    PaidOtherwisePage(Closures closures) {
        this.closures = closures;
    }

    @PostMapping("/operator/parked/{id}/paid")
    String paid(
            Visitor visitor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        visitor.mustBeEngineer();
        var found = closures.locate(visitor.brand(), id)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
        var proof = new Proof(reference.strip(), note.strip());
        switch (closures.paidOtherwise(found, proof, visitor.actor())) {
            case Deciding.Decided _ -> afterwards.addFlashAttribute("paid", found.number());
            case Deciding.Refused(var why) ->
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return "redirect:/operator/parked";
    }
}
