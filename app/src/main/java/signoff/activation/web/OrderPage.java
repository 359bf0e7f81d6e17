// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.activation.Activations;
import signoff.activation.Activations.Deciding;
import signoff.activation.web.OwnOrders.Mine;
import signoff.kernel.Visitor;
import signoff.line.supply.Supply;
import signoff.policy.Policies;

/** Following an order for a line, naming its card, and cancelling it as long as that goes. */
@Controller
@RequestMapping("/orders/{order}")
class OrderPage {

    private final OwnOrders own;
    private final Activations activations;
    private final Supply supply;
    private final Policies policies;

    OrderPage(OwnOrders own, Activations activations, Supply supply, Policies policies) {
        this.own = own;
        this.activations = activations;
        this.supply = supply;
        this.policies = policies;
    }

    private static String address(UUID order) {
        return "redirect:/orders/" + order;
    }

    @GetMapping
    String order(Visitor visitor, @PathVariable UUID order, Model model) {
        var mine = own.find(visitor, order);
        model.addAttribute("mine", mine);
        model.addAttribute("steps", Progress.of(mine));
        model.addAttribute("esim", supply.activationCode(mine.order().line()).isPresent());
        model.addAttribute("zone", zone(mine));
        return "activation/order";
    }

    private ZoneId zone(Mine mine) {
        var offering = mine.offer().offering();
        return policies.current(offering.brand(), offering.country(), offering.kind())
                .zone();
    }

    @PostMapping("/card")
    String nameCard(
            Visitor visitor,
            @PathVariable UUID order,
            @RequestParam(defaultValue = "") String serial,
            RedirectAttributes afterwards) {
        var found = own.find(visitor, order).order();
        var deciding = activations.nameCard(found.id(), serial, visitor.actor());
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "serial"));
            afterwards.addFlashAttribute("typed", Map.of("serial", serial));
        }
        return address(order);
    }

    @PostMapping("/cancel")
    String cancel(Visitor visitor, @PathVariable UUID order, RedirectAttributes afterwards) {
        var found = own.find(visitor, order).order();
        if (activations.cancel(found.id(), visitor.actor()) instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return address(order);
    }
}
