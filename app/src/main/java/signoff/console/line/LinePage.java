// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Ids;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.order.Orders;
import signoff.order.Orders.Placing;

/**
 * One line: what it is, what it has, what it will cost, and what can be done with it, which
 * includes the way out (SF-51).
 */
@Controller
class LinePage {

    private final OwnLines own;
    private final LineSheets sheets;
    private final Orders orders;
    private final Ids ids;
    private final Clock clock;

    LinePage(OwnLines own, LineSheets sheets, Orders orders, Ids ids, Clock clock) {
        this.own = own;
        this.sheets = sheets;
        this.orders = orders;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/lines/{line}")
    String line(Visitor visitor, @PathVariable UUID line, Model model) {
        var found = own.find(visitor, line);
        var sheet = sheets.of(found);
        model.addAttribute("sheet", sheet);
        model.addAttribute("addOns", sheets.addOns(found));
        model.addAttribute("plan", own.planName(found, visitor));
        model.addAttribute("suspensions", own.suspensions(found));
        model.addAttribute("pausable", own.isPausable(found));
        model.addAttribute("blockedDays", own.blockedDays(found));
        model.addAttribute("packs", orders.packs(found.id()));
        model.addAttribute("today", clock.instant().atZone(sheet.zone()).toLocalDate());
        if (!model.containsAttribute("typed")) {
            // Made before the first try, so that a form sent twice is one order.
            model.addAttribute("typed", TopUpForm.blank(ids.next()).typed());
        }
        return "console/line";
    }

    @PostMapping("/lines/{line}/top-up")
    String topUp(
            Visitor visitor,
            @PathVariable UUID line,
            TopUpForm form,
            RedirectAttributes afterwards) {
        var sheet = sheets.of(own.find(visitor, line));
        var placing = orders.topUp(
                form.requestId(),
                sheet.line().id(),
                form.instrumentAmong(sheet.instruments()),
                form.amountIn(sheet.line().currency()),
                visitor.actor());
        switch (placing) {
            case Placing.Placed _ -> afterwards.addFlashAttribute("toppedUp", true);
            case Placing.Refused(var why) -> {
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field(why)));
                afterwards.addFlashAttribute("typed", form.typed());
            }
        }
        return "redirect:/lines/" + line;
    }

    // Where the line itself is in the way there is no form any more, and so no field to lead to.
    private static String field(Refusal why) {
        return why.code() == Refusal.Code.AMOUNT_MUST_BE_IN_RANGE ? "amount" : "";
    }
}
