// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import signoff.demo.InDemo;
import signoff.demo.port.DemoWorld;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;

/** The page of the payment company on which a card is named; here the cards are invented. */
@InDemo
@Controller
@RequestMapping("/demo/bank/{registration}")
class BankPages {

    private final DemoWorld world;

    BankPages(DemoWorld world) {
        this.world = world;
    }

    @GetMapping
    String page(@PathVariable UUID registration, Model model) {
        back(registration);
        model.addAttribute("registration", registration);
        model.addAttribute("cards", DemoWorld.CARDS);
        return "demo/bank";
    }

    /** @param card none when the holder leaves without one */
    @PostMapping
    String choose(@PathVariable UUID registration, @RequestParam(defaultValue = "") String card) {
        var back = back(registration);
        world.finishCardPage(registration, Optional.of(card).filter(DemoWorld.CARDS::contains));
        return "redirect:" + back;
    }

    private String back(UUID registration) {
        return world.cardPage(registration)
                .orElseThrow(RequestRefused.because(Refusal.Code.PAGE_MUST_EXIST))
                .toString();
    }
}
