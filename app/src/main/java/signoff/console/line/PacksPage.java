// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.order.Orders;
import signoff.order.Orders.Deciding;
import signoff.order.Orders.Placing;

/** Data packs for a line: what there is at which price, buying one, and taking an order back. */
@Controller
@RequestMapping("/lines/{line}")
class PacksPage {

    private final OwnLines own;
    private final LineSheets sheets;
    private final Orders orders;
    private final Ids ids;

    PacksPage(OwnLines own, LineSheets sheets, Orders orders, Ids ids) {
        this.own = own;
        this.sheets = sheets;
        this.orders = orders;
        this.ids = ids;
    }

    @GetMapping("/packs")
    String list(Visitor visitor, @PathVariable UUID line, Model model) {
        // Made before the first try, so that a form sent twice is one order.
        return show(own.find(visitor, line), ids.next(), "", model);
    }

    /** @param sent with each pack the price that was shown: another one is never taken */
    @PostMapping("/packs")
    String buy(
            Visitor visitor,
            @PathVariable UUID line,
            @RequestParam Map<String, String> sent,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var request = Ids.sent(sent.getOrDefault("request", ""));
        var pack = sent.getOrDefault("pack", "");
        var placing = place(visitor, found, request, pack, sent.getOrDefault("price." + pack, ""));
        if (!(placing instanceof Placing.Refused(var why))) {
            return page(line) + "?ordered";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", visitor.say().mistake(why, field(why)));
        return show(found, request, pack, model);
    }

    // A line that is under no offering has no packs here: what it pays is agreed elsewhere.
    private Placing place(Visitor visitor, Line line, UUID request, String pack, String price) {
        if (orders.packs(line.id()).stream().noneMatch(one -> one.code().equals(pack))) {
            return new Placing.Refused(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "pack"));
        }
        var shown = price.matches("\\d{1,12}") ? Long.parseLong(price) : 0;
        var amount = new Money(shown, line.currency());
        return orders.dataPack(request, line.id(), pack, amount, visitor.actor());
    }

    private static String field(Refusal why) {
        return switch (why.code()) {
            case PROPERTY_MUST_FIT, AMOUNT_MUST_BE_IN_RANGE, BALANCE_MUST_COVER_PRICE -> "pack";
            default -> "";
        };
    }

    private String show(Line line, UUID request, String chosen, Model model) {
        model.addAttribute("line", line);
        model.addAttribute("sheet", sheets.of(line));
        model.addAttribute("packs", orders.packs(line.id()));
        model.addAttribute("request", request);
        model.addAttribute("chosen", chosen);
        return "console/packs";
    }

    @PostMapping("/orders/{order}/cancel")
    String cancel(
            Visitor visitor,
            @PathVariable UUID line,
            @PathVariable UUID order,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, line);
        var wanted = orders.locate(found.brand(), order)
                .flatMap(orders::find)
                .filter(one -> one.line().equals(found.id()))
                .orElseThrow(RequestRefused.because(Code.ORDER_MUST_BE_KNOWN));
        if (orders.cancel(wanted.id(), visitor.actor()) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        } else {
            afterwards.addFlashAttribute("orderCancelled", true);
        }
        return page(line);
    }

    private static String page(UUID line) {
        return "redirect:/lines/" + line;
    }
}
