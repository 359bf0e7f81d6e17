// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.recovery.Recoveries.Reason;
import signoff.recovery.RecoveryDecisions;
import signoff.subscriber.document.Document;

/** For the operator's engineers: requests for lost accounts and unreachable lines, to decide. */
@Controller
@RequestMapping("/operator/recoveries")
class RecoveriesPage {

    private static final int SHOWN_MOST = 50;

    private final RecoveryDecisions decisions;

    RecoveriesPage(RecoveryDecisions decisions) {
        this.decisions = decisions;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        visitor.mustBeEngineer();
        model.addAttribute("requests", decisions.toDecide(visitor.brand(), SHOWN_MOST));
        model.addAttribute("reasons", Reason.values());
        model.addAttribute("documents", Document.Kind.values());
        return "console/recoveries";
    }

    @PostMapping("/{recovery}/accept")
    String accept(
            Visitor visitor,
            @PathVariable UUID recovery,
            @Nullable String note,
            Seen seen,
            RedirectAttributes afterwards) {
        visitor.mustBeEngineer();
        return told(decided(visitor, recovery, Typed.text(note), seen), visitor, afterwards);
    }

    private @Nullable Refusal decided(Visitor visitor, UUID recovery, String note, Seen seen) {
        var document = seen.typed();
        return document.isEmpty() && !seen.isNone()
                ? Refusal.of(Refusal.Code.DOCUMENT_MUST_BE_READABLE)
                : decisions.accept(visitor, recovery, note, document.orElse(null));
    }

    /** A document as it was typed. Personal data: its text form says nothing. */
    record Seen(@Nullable String document, @Nullable String number) {

        boolean isNone() {
            return Typed.text(number).isBlank();
        }

        Optional<Document> typed() {
            return Arrays.stream(Document.Kind.values())
                    .filter(one -> one.name().equals(document))
                    .findFirst()
                    .flatMap(kind -> Document.typed(kind, Typed.text(number)));
        }

        @Override
        public String toString() {
            return "document";
        }
    }

    @PostMapping("/{recovery}/decline")
    String decline(
            Visitor visitor,
            @PathVariable UUID recovery,
            @Nullable String why,
            @Nullable String note,
            RedirectAttributes afterwards) {
        visitor.mustBeEngineer();
        var reason = Arrays.stream(Reason.values())
                .filter(one -> one.name().equals(why))
                .findFirst()
                .orElse(Reason.EVIDENCE_MISSING);
        var refused = decisions.decline(visitor, recovery, reason, Typed.text(note));
        return told(refused, visitor, afterwards);
    }

    private static String told(
            @Nullable Refusal why, Visitor visitor, RedirectAttributes afterwards) {
        if (why == null) {
            afterwards.addFlashAttribute("decided", true);
        } else {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return "redirect:/operator/recoveries";
    }
}
