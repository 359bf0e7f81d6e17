// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Unblocks;
import signoff.suspension.Unblocks.Asking;

/** Turning a lost line on again, by a code that goes elsewhere (I6). */
@Controller
@RequestMapping("/lines/{line}/unblock")
class UnblockPage {

    private static final String PAGE = "console/unblock";

    private final OwnLines own;
    private final Suspensions suspensions;
    private final Unblocks unblocks;

    UnblockPage(OwnLines own, Suspensions suspensions, Unblocks unblocks) {
        this.own = own;
        this.suspensions = suspensions;
        this.unblocks = unblocks;
    }

    @PostMapping
    String ask(
            Visitor visitor,
            @PathVariable UUID line,
            @Nullable UUID suspension,
            RedirectAttributes afterwards,
            Model model) {
        var found = own.find(visitor, line);
        var block = block(found, suspension);
        return switch (unblocks.ask(block, visitor.actor())) {
            case Asking.Asked(var proof) -> show(found, block, proof, model);
            case Asking.Refused(var why) -> {
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
                yield page(line);
            }
        };
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @PathVariable UUID line,
            Typed typed,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var block = block(found, typed.suspension());
        var id = typed.proof() == null ? new UUID(0, 0) : typed.proof();
        var code = typed.code() == null ? "" : typed.code();
        var deciding = unblocks.unblock(block, id, code, visitor.actor());
        if (!(deciding instanceof Deciding.Refused(var why))) return page(line);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", visitor.say().mistake(why, "code"));
        return show(found, block, id, model);
    }

    /** What was sent. All of it may be missing. */
    record Typed(
            @Nullable UUID suspension,
            @Nullable UUID proof,
            @Nullable String code) {

        @Override
        public String toString() {
            return "a code for " + suspension;
        }
    }

    private CaseId block(Line line, @Nullable UUID suspension) {
        return suspensions.openOf(line.id()).stream()
                .map(Suspensions.Suspended::id)
                .filter(one -> one.value().equals(suspension))
                .findFirst()
                .orElseThrow(RequestRefused.because(Refusal.Code.LINE_MUST_BE_SUSPENDED));
    }

    private static String show(Line line, CaseId block, UUID proof, Model model) {
        model.addAttribute("line", line);
        model.addAttribute("suspension", block.value());
        model.addAttribute("proof", proof);
        return PAGE;
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line;
    }
}
