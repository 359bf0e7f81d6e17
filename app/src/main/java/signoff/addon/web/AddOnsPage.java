// SPDX-License-Identifier: Apache-2.0
package signoff.addon.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.addon.AddOns;
import signoff.addon.AddOns.Deciding;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Taking;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.policy.Policies;

/** The add-ons of a line, and ending one of them: first what it means, then the end. */
@Controller
@RequestMapping("/lines/{line}/add-ons")
class AddOnsPage {

    private final Lines lines;
    private final AddOns addOns;
    private final Policies policies;
    private final Ids ids;

    AddOnsPage(Lines lines, AddOns addOns, Policies policies, Ids ids) {
        this.lines = lines;
        this.addOns = addOns;
        this.policies = policies;
        this.ids = ids;
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID line, Model model) {
        var found = lines.own(visitor, line);
        model.addAttribute("line", found);
        model.addAttribute("zone", zone(found));
        model.addAttribute("held", addOns.of(found.id()));
        model.addAttribute("choices", sells(found) ? addOns.choices(found.id()) : List.of());
        var ended = model.getAttribute("endedId") instanceof String id
                ? addOns.find(found.id(), Ids.sent(id)).orElse(null)
                : null;
        model.addAttribute("ended", ended);
        // Made before the first try, so that a form sent twice is one add-on.
        model.addAttribute("request", ids.next());
        return "addon/addons";
    }

    private static boolean sells(Line line) {
        return line.status() == Line.Status.ACTIVE;
    }

    private ZoneId zone(Line line) {
        return policies.current(line.brand(), line.country(), line.kind()).zone();
    }

    @PostMapping
    String take(
            Visitor visitor,
            @PathVariable UUID line,
            @Nullable String request,
            Wanted wanted,
            RedirectAttributes afterwards) {
        var found = lines.own(visitor, line);
        var asked = new Taking(
                Ids.sent(request == null ? "" : request),
                found.id(),
                wanted.code() == null ? "" : wanted.code(),
                AddOnForm.money(wanted.price(), found.currency()));
        return answered(visitor, line, addOns.take(asked, visitor.actor()), afterwards);
    }

    /** What was chosen, and the price that was shown. */
    record Wanted(@Nullable String code, @Nullable String price) {}

    @GetMapping("/{addOn}")
    String preview(
            Visitor visitor, @PathVariable UUID line, @PathVariable UUID addOn, Model model) {
        var found = lines.own(visitor, line);
        var held = held(found, addOn);
        model.addAttribute("line", found);
        model.addAttribute("zone", zone(found));
        model.addAttribute("addOn", held);
        model.addAttribute("quote", addOns.quote(held));
        return "addon/end";
    }

    private Held held(Line line, UUID addOn) {
        return addOns.find(line.id(), addOn)
                .orElseThrow(RequestRefused.because(Code.ADD_ON_MUST_BE_KNOWN));
    }

    @PostMapping("/{addOn}")
    String end(
            Visitor visitor,
            @PathVariable UUID line,
            @PathVariable UUID addOn,
            AddOnForm form,
            RedirectAttributes afterwards) {
        var held = held(lines.own(visitor, line), addOn);
        return switch (addOns.end(form.of(held), visitor.actor())) {
            case Deciding.Decided(var now) -> {
                afterwards.addFlashAttribute("endedId", now.id().value().toString());
                yield page(line);
            }
            // With the sums of now.
            case Deciding.Refused(var why) -> {
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field(why)));
                yield page(line) + "/" + addOn;
            }
        };
    }

    private static String field(Refusal why) {
        return why.code() == Code.LOSS_MUST_BE_ACCEPTED ? "loss" : "";
    }

    @PostMapping("/{addOn}/keep")
    String keep(
            Visitor visitor,
            @PathVariable UUID line,
            @PathVariable UUID addOn,
            RedirectAttributes afterwards) {
        var found = lines.own(visitor, line).id();
        return answered(visitor, line, addOns.keep(found, addOn, visitor.actor()), afterwards);
    }

    private static String answered(
            Visitor visitor, UUID line, Deciding answer, RedirectAttributes afterwards) {
        if (answer instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return page(line);
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line + "/add-ons";
    }
}
