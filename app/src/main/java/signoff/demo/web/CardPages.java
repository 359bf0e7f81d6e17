// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import signoff.demo.DemoStock;
import signoff.demo.InDemo;

/** Serials of cards that nobody has yet: whoever tries a demo has no card to read one from. */
@InDemo
@Controller
class CardPages {

    private final DemoStock stock;

    CardPages(DemoStock stock) {
        this.stock = stock;
    }

    @GetMapping("/demo/cards")
    String cards(Model model) {
        model.addAttribute("cards", stock.cardsToTry());
        return "demo/cards";
    }
}
