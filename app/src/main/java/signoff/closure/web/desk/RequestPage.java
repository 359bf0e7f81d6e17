// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web.desk;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.closure.Closures.Previewing;
import signoff.closure.Reviews;
import signoff.closure.Reviews.Decision;
import signoff.closure.Reviews.Looked;
import signoff.closure.check.Asker;
import signoff.closure.review.Ground;
import signoff.closure.review.Item;
import signoff.kernel.Actor.Role;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** One request, for whoever decides it: what is known, what was said, and what can be done. */
@Controller
@RequestMapping("/desk/cases/{closure}")
class RequestPage {

    private final Reviews reviews;
    private final Closures closures;

    RequestPage(Reviews reviews, Closures closures) {
        this.reviews = reviews;
        this.closures = closures;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID closure, Model model) {
        var reader = visitor.mustBe(QueuePage.READERS);
        var looked = reviews.look(reader.brand(), closure)
                .orElseThrow(RequestRefused.because(Code.CASE_MUST_BE_KNOWN));
        model.addAttribute("looked", looked);
        model.addAttribute("closure", looked.closure());
        model.addAttribute("preview", preview(looked));
        model.addAttribute("kept", closures.checksOf(looked.closure().id()));
        model.addAttribute("items", Item.values());
        model.addAttribute("grounds", Ground.values());
        model.addAttribute("me", reader.actor().who());
        model.addAttribute("decides", reader.is(Role.REVIEWER) && inReview(looked));
        model.addAttribute("investigates", reader.is(Role.FRAUD) && inReview(looked));
        model.addAttribute("judges", reader.is(Role.REVIEWER, Role.FRAUD));
        model.addAttribute("writes", reader.is(Role.REVIEWER, Role.FRAUD, Role.AGENT));
        return "desk/request";
    }

    private static boolean inReview(Looked looked) {
        return looked.closure().state().equals("InReview");
    }

    /** By the code, once it has come back; before that as the notice came in. */
    private static Asker asker(Looked looked) {
        var facts = looked.journal().reversed();
        if (facts.stream().anyMatch(fact -> fact.fact().equals("Confirmed"))) return Asker.BY_CODE;
        return facts.stream()
                .filter(fact -> fact.fact().equals("NoticeReceived"))
                .findFirst()
                .map(notice -> Asker.of(notice.actor()))
                .orElse(Asker.SIGNED_IN);
    }

    /** What closing it would mean now; nothing is stored by looking. */
    private @Nullable Object preview(Looked looked) {
        var answers = looked.closure().answers();
        var line = looked.closure().line();
        return closures.preview(line, answers.reason(), answers.stop(), asker(looked))
                        instanceof Previewing.Previewed(var preview)
                ? preview
                : null;
    }

    @PostMapping("/claim")
    String claim(Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER, Role.FRAUD);
        var refused = reviews.claim(staff.brand(), closure, staff.actor());
        return told(refused, staff, closure, afterwards);
    }

    @PostMapping("/release")
    String release(Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER, Role.FRAUD);
        var refused = reviews.release(staff.brand(), closure, staff.actor());
        return refused == null ? "redirect:/desk" : told(refused, staff, closure, afterwards);
    }

    @PostMapping("/approve")
    String approve(Visitor visitor, @PathVariable UUID closure, RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER);
        return decide(staff, closure, new Decision.Approve(), afterwards);
    }

    @PostMapping("/ask")
    String ask(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") List<String> items,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER);
        var chosen = EnumSet.noneOf(Item.class);
        Arrays.stream(Item.values())
                .filter(item -> items.contains(item.name()))
                .forEach(chosen::add);
        return decide(staff, closure, new Decision.Ask(chosen, words), afterwards);
    }

    @PostMapping("/reject")
    String reject(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String ground,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER);
        return chosen(ground)
                .map(one -> decide(staff, closure, new Decision.Reject(one, words), afterwards))
                .orElseGet(() -> told(notChosen(staff, closure), staff, closure, afterwards));
    }

    private Refusal notChosen(Visitor staff, UUID closure) {
        var isThere = reviews.look(staff.brand(), closure).isPresent();
        return Refusal.of(isThere ? Code.ITEMS_MUST_BE_CHOSEN : Code.CASE_MUST_BE_KNOWN);
    }

    private static Optional<Ground> chosen(String ground) {
        return Arrays.stream(Ground.values())
                .filter(one -> one.name().equals(ground))
                .findFirst();
    }

    @PostMapping("/prove")
    String prove(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER);
        return decide(staff, closure, new Decision.Prove(note), afterwards);
    }

    @PostMapping("/hold")
    String hold(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.FRAUD);
        return decide(staff, closure, new Decision.Hold(note), afterwards);
    }

    @PostMapping("/let-go")
    String letGo(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.FRAUD);
        return decide(staff, closure, new Decision.LetGo(note), afterwards);
    }

    @PostMapping("/note")
    String note(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes afterwards) {
        var staff = visitor.mustBe(Role.REVIEWER, Role.FRAUD, Role.AGENT);
        return decide(staff, closure, new Decision.Note(note), afterwards);
    }

    private String decide(
            Visitor staff, UUID closure, Decision decision, RedirectAttributes afterwards) {
        var refused = reviews.decide(staff.brand(), closure, decision, staff.actor());
        return told(refused, staff, closure, afterwards);
    }

    private static String told(
            @Nullable Refusal why, Visitor staff, UUID closure, RedirectAttributes afterwards) {
        if (why != null && why.code() == Code.CASE_MUST_BE_KNOWN) throw new RequestRefused(why);
        if (why == null) {
            afterwards.addFlashAttribute("done", true);
        } else {
            afterwards.addFlashAttribute("mistake", staff.say().mistake(why, ""));
        }
        return "redirect:/desk/cases/" + closure;
    }
}
