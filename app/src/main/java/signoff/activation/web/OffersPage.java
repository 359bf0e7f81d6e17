// SPDX-License-Identifier: Apache-2.0
package signoff.activation.web;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.activation.Activations;
import signoff.activation.Activations.Deciding;
import signoff.catalog.Catalog;
import signoff.catalog.OfferView;
import signoff.kernel.Ids;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.kernel.Visitor;

/** What the brand sells, and buying one of it: a summary first, and one button (SF-10, SF-15). */
@Controller
class OffersPage {

    private final Catalog catalog;
    private final Activations activations;
    private final OwnOrders own;
    private final Ids ids;

    OffersPage(Catalog catalog, Activations activations, OwnOrders own, Ids ids) {
        this.catalog = catalog;
        this.activations = activations;
        this.own = own;
        this.ids = ids;
    }

    @GetMapping("/offers")
    String offers(Visitor visitor, Model model) {
        var byKind = catalog.offerings(visitor.brand()).stream()
                .map(offering -> new OfferView(offering, visitor.say()))
                .collect(Collectors.groupingBy(
                        offer -> offer.offering().kind(), LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("kinds", byKind);
        model.addAttribute("orders", own.all(visitor));
        return "activation/offers";
    }

    @GetMapping("/offers/{country}/{code}")
    String summary(
            Visitor visitor, @PathVariable String country, @PathVariable String code, Model model) {
        model.addAttribute("offer", offer(visitor, country, code));
        model.addAttribute("instruments", activations.instruments(visitor.account()));
        // Made before the first try, so that a form sent twice is one order.
        model.addAttribute("request", ids.next());
        return "activation/buy";
    }

    @PostMapping("/offers/{country}/{code}")
    String buy(
            Visitor visitor,
            @PathVariable String country,
            @PathVariable String code,
            BuyForm form,
            RedirectAttributes afterwards) {
        var wanted = form.of(offer(visitor, country, code).offering());
        return switch (activations.order(visitor.account(), wanted, visitor.actor())) {
            case Deciding.Decided(var order) -> "redirect:/orders/" + order.id().value();
            case Deciding.Refused(var why) -> {
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
                yield "redirect:/offers/" + country + "/" + code;
            }
        };
    }

    private OfferView offer(Visitor visitor, String country, String code) {
        return catalog.find(visitor.brand(), country, code)
                .map(offering -> new OfferView(offering, visitor.say()))
                .orElseThrow(RequestRefused.because(Code.PAGE_MUST_EXIST));
    }
}
