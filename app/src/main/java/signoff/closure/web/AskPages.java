// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.closure.rules.StopBy;
import signoff.closure.web.Asking.Elsewhere;
import signoff.closure.web.Asking.Open;
import signoff.kernel.Visitor;
import signoff.subscriber.Contacts;
import signoff.subscriber.Subscribers;
import signoff.subscriber.Subscribers.Person;

/**
 * From the line's page to the request: what it would mean, the reason, the consents if there are
 * any, and all answers once more with a warning (SF-54, SF-55, SF-62, SF-63). A line that has a
 * case already leads to that case (SF-61).
 */
@Controller
@RequestMapping("/lines/{line}/close")
class AskPages {

    private final Askings askings;
    private final Subscribers subscribers;
    private final Contacts contacts;

    AskPages(Askings askings, Subscribers subscribers, Contacts contacts) {
        this.askings = askings;
        this.subscribers = subscribers;
        this.contacts = contacts;
    }

    @GetMapping
    String preview(Visitor visitor, @PathVariable UUID line, HttpSession session, Model model) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                var seen = Figures.seen(open.preview(), open.zone());
                session.setAttribute(seenOf(line), new HashMap<>(seen));
                show(open, Map.of(), model);
                model.addAttribute("blocked", !open.blocks().isEmpty());
                model.addAttribute("found", open.checks(true));
                model.addAttribute("clear", open.checks(false));
                yield "closure/preview";
            }
        };
    }

    @GetMapping("/reason")
    String reason(Visitor visitor, @PathVariable UUID line, Model model) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                show(open, Map.of(), model);
                model.addAttribute("wordsMost", AskForm.WORDS_MOST);
                yield "closure/reason";
            }
        };
    }

    /** When service is to stop: asked of those who want to choose, and of nobody else. */
    @GetMapping("/stop")
    String stop(Visitor visitor, @PathVariable UUID line, Model model) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open -> {
                show(open, Map.of(), model);
                var days = askings.stops(open);
                var chosen = open.answers().stop();
                var last = Objects.requireNonNull(days.get(StopBy.ON_DATE));
                model.addAttribute("stops", days);
                model.addAttribute("now", days.containsKey(StopBy.NOW));
                model.addAttribute("last", last.atZone(open.zone()).toLocalDate());
                model.addAttribute(
                        "day",
                        chosen.by() == StopBy.ON_DATE && chosen.on() != null
                                ? chosen.on().atZone(open.zone()).toLocalDate()
                                : null);
                yield "closure/stop";
            }
        };
    }

    @GetMapping("/consents")
    String consents(Visitor visitor, @PathVariable UUID line, Model model) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open when open.losses().isEmpty() -> Askings.page(line, "/check");
            case Open open -> {
                show(open, Map.of(), model);
                model.addAttribute("losses", open.losses());
                yield "closure/consents";
            }
        };
    }

    @GetMapping("/check")
    String check(Visitor visitor, @PathVariable UUID line, HttpSession session, Model model) {
        return switch (askings.of(visitor, line)) {
            case Elsewhere(var address) -> "redirect:" + address;
            case Open open when !open.agreed() -> Askings.page(line, "/consents");
            case Open open -> {
                show(open, seen(session, line), model);
                model.addAttribute("losses", open.losses());
                model.addAttribute("holder", holder(visitor));
                model.addAttribute("contacts", contacts.of(visitor.account()));
                model.addAttribute("print", Figures.print(open.preview(), open.zone()));
                model.addAttribute("quote", askings.hold(open));
                yield "closure/check";
            }
        };
    }

    private @Nullable String holder(Visitor visitor) {
        return subscribers.find(visitor.account()).map(Person::name).orElse(null);
    }

    private static void show(Open open, Map<String, String> seen, Model model) {
        model.addAttribute("line", open.line());
        model.addAttribute("preview", open.preview());
        model.addAttribute("answers", open.answers());
        model.addAttribute("held", open.held());
        model.addAttribute("zone", open.zone());
        model.addAttribute("figures", Figures.of(open.preview(), open.zone(), seen));
    }

    private static String seenOf(UUID line) {
        return "figures of " + line;
    }

    // Kept with the session alone: what a page looked like is nobody's answer.
    private static Map<String, String> seen(HttpSession session, UUID line) {
        var seen = new HashMap<String, String>();
        if (session.getAttribute(seenOf(line)) instanceof Map<?, ?> kept) {
            kept.forEach((key, text) -> seen.put(key.toString(), text.toString()));
        }
        return seen;
    }
}
