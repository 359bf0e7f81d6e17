// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.accountclosure.AccountClosures;
import signoff.accountclosure.AccountClosures.AccountClosing;
import signoff.accountclosure.AccountClosures.Deciding;
import signoff.accountclosure.AccountClosures.Status;
import signoff.accountclosure.AccountPreview;
import signoff.kernel.Actor;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/**
 * Closing the whole account (SF-52): what it would mean for each line, the one request, the code,
 * and how far it is. Whoever signs in sees their own account here, and no other.
 */
@Controller
@RequestMapping("/account/close")
class AccountClosePage {

    private static final String PAGE = "redirect:/account/close";
    private static final String GIVEN = "given";

    private final AccountClosures closings;

    AccountClosePage(AccountClosures closings) {
        this.closings = closings;
    }

    @GetMapping
    String show(Visitor visitor, Model model) {
        subscriberAlone(visitor);
        var open = open(visitor);
        if (open != null) {
            model.addAttribute("closing", open);
            return "accountclosure/closing";
        }
        model.addAttribute("preview", closings.preview(visitor.account()));
        if (!model.containsAttribute(GIVEN)) model.addAttribute(GIVEN, Set.of());
        return "accountclosure/close";
    }

    /**
     * The request itself (C2).
     *
     * @param consents each a line and what is given up with it, parted by a space
     * @param print of the figures that the subscriber read before pressing the button
     */
    @PostMapping
    String ask(
            Visitor visitor,
            @RequestParam(required = false) @Nullable List<String> consents,
            @RequestParam(required = false) @Nullable String print,
            RedirectAttributes afterwards) {
        subscriberAlone(visitor);
        if (open(visitor) != null) return PAGE;
        var given = consents == null ? List.<String>of() : consents;
        var preview = closings.preview(visitor.account());
        // Nobody asks for what they have not read: the page is shown again.
        if (!preview.print().equals(print)) {
            afterwards.addFlashAttribute("figuresChanged", true);
            afterwards.addFlashAttribute(GIVEN, new HashSet<>(given));
            return PAGE;
        }
        var asked =
                closings.ask(visitor.account(), visitor.brand(), agreed(given), visitor.actor());
        if (asked instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute(GIVEN, new HashSet<>(given));
            say(visitor, why, field(why, preview, given), afterwards);
        }
        return PAGE;
    }

    /** The first that was not ticked. */
    private static String field(Refusal why, AccountPreview preview, List<String> given) {
        if (why.code() != Code.CONSENTS_MUST_BE_GIVEN) return "";
        return preview.losing().stream()
                .flatMap(one -> one.losses().stream()
                        .filter(loss ->
                                !given.contains(one.line().id().value() + " " + loss.consent()))
                        .map(loss -> loss.code() + "-" + one.line().id().value()))
                .findFirst()
                .orElse("");
    }

    private static Map<UUID, Set<String>> agreed(List<String> given) {
        var agreed = new HashMap<UUID, Set<String>>();
        for (var one : given) {
            var parts = one.split(" ", 2);
            if (parts.length < 2 || !isLine(parts[0])) continue;
            agreed.computeIfAbsent(UUID.fromString(parts[0]), any -> new HashSet<>())
                    .add(parts[1]);
        }
        return agreed;
    }

    private static boolean isLine(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var open = mustBeOpen(visitor);
        var deciding = closings.confirm(open.id(), code, visitor.actor());
        if (deciding instanceof Deciding.Refused(var why)) say(visitor, why, "code", afterwards);
        return PAGE;
    }

    @PostMapping("/code/again")
    String sendCodeAgain(Visitor visitor, RedirectAttributes afterwards) {
        var open = mustBeOpen(visitor);
        switch (closings.sendCodeAgain(open.id(), visitor.actor())) {
            case Deciding.Decided _ -> afterwards.addFlashAttribute("sentAgain", true);
            case Deciding.Refused(var why) -> say(visitor, why, "", afterwards);
        }
        return PAGE;
    }

    @PostMapping("/withdraw")
    String withdraw(Visitor visitor, RedirectAttributes afterwards) {
        var open = open(visitor);
        // Twice is once.
        if (open == null) return PAGE;
        switch (closings.withdraw(open.id(), visitor.actor())) {
            case Deciding.Decided _ -> afterwards.addFlashAttribute("kept", true);
            case Deciding.Refused(var why) -> say(visitor, why, "", afterwards);
        }
        return PAGE;
    }

    private @Nullable AccountClosing open(Visitor visitor) {
        return closings.openFor(visitor.account())
                .filter(found -> found.status() != Status.LINE_KEPT)
                .orElse(null);
    }

    private AccountClosing mustBeOpen(Visitor visitor) {
        return closings.openFor(visitor.account())
                .orElseThrow(RequestRefused.because(Code.ACCOUNT_CLOSING_MUST_BE_OPEN));
    }

    // Staff sign off by other means.
    private static void subscriberAlone(Visitor visitor) {
        if (visitor.actor().role() != Actor.Role.SUBSCRIBER) {
            throw new RequestRefused(Refusal.of(Code.CALLER_MUST_BE_ALLOWED));
        }
    }

    private static void say(
            Visitor visitor, Refusal why, String field, RedirectAttributes afterwards) {
        afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field));
    }
}
