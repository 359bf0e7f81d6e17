// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Deciding;

/** Turning a line off for a time, by its subscriber, and on again. */
@Controller
@RequestMapping("/lines/{line}")
class PausePage {

    private static final String PAGE = "console/pause";
    private static final String LOST = "LOST_OR_STOLEN";

    private final OwnLines own;
    private final Suspensions suspensions;
    private final Closures closures;

    PausePage(OwnLines own, Suspensions suspensions, Closures closures) {
        this.own = own;
        this.suspensions = suspensions;
        this.closures = closures;
    }

    @GetMapping("/pause")
    String ask(Visitor visitor, @PathVariable UUID line, Model model) {
        return show(own.find(visitor, line), model);
    }

    @PostMapping("/pause")
    String pause(
            Visitor visitor,
            @PathVariable UUID line,
            Typed typed,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var agreed = typed.agreed(found);
        var deciding = suspensions.pause(found.id(), typed.day(), agreed, visitor.actor());
        if (!(deciding instanceof Deciding.Refused(var why))) return page(line);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", visitor.say().mistake(why, field(why)));
        model.addAttribute("typed", typed.resumeOn() == null ? "" : typed.resumeOn());
        return show(found, model);
    }

    private static String field(Refusal why) {
        return why.code() == Refusal.Code.RESUME_DATE_MUST_BE_IN_RANGE ? "resumeOn" : "";
    }

    /**
     * What was sent. All of it may be missing or nonsense.
     *
     * @param price what was shown, in minor units
     */
    record Typed(@Nullable String resumeOn, @Nullable String price) {

        /** A day long over when none can be read: the range then refuses it, and says why. */
        LocalDate day() {
            try {
                return LocalDate.parse(resumeOn == null ? "" : resumeOn.strip());
            } catch (DateTimeParseException e) {
                return LocalDate.EPOCH;
            }
        }

        /** What is no sum was never shown. */
        @Nullable
        Money agreed(Line line) {
            if (price == null || !price.matches("\\d{1,12}")) return null;
            return new Money(Long.parseLong(price), line.currency());
        }
    }

    private String show(Line line, Model model) {
        var last = suspensions.lastResumeDay(line);
        if (last.isEmpty()) return page(line.id().value());
        model.addAttribute("line", line);
        model.addAttribute("last", last.get());
        model.addAttribute("price", suspensions.price(line));
        return PAGE;
    }

    @PostMapping("/resume")
    String resume(
            Visitor visitor,
            @PathVariable UUID line,
            @Nullable UUID suspension,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        var wanted = suspensions.openOf(found.id()).stream()
                .filter(one -> one.id().value().equals(suspension))
                .findFirst()
                .orElseThrow(RequestRefused.because(Refusal.Code.LINE_MUST_BE_SUSPENDED));
        if (suspensions.resume(wanted.id(), visitor.actor()) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return page(line);
    }

    @PostMapping("/block")
    String block(Visitor visitor, @PathVariable UUID line, RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        if (suspensions.block(found.id(), visitor.actor()) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return page(line);
    }

    /** The way to close a lost line, with its reason chosen. Nothing is asked for yet. */
    @PostMapping("/block/close")
    String close(Visitor visitor, @PathVariable UUID line) {
        var found = own.find(visitor, line);
        var answers = new Closures.Answers(LOST, null, Set.of(), Closures.Stop.SOON);
        closures.draft(found.id(), answers, visitor.actor());
        return page(line) + "/close";
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line;
    }
}
