// SPDX-License-Identifier: Apache-2.0
package signoff.console.account;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import signoff.kernel.Visitor;
import signoff.refund.instrument.Instruments;
import signoff.refund.instrument.Instruments.Adding;
import signoff.refund.instrument.Instruments.Beginning;

/** What an account can pay by: one more, by a page of the payment company's, or one less. */
@Controller
@RequestMapping("/instruments")
class InstrumentsPage {

    private static final String LIST = "redirect:/instruments";

    private final Instruments instruments;

    InstrumentsPage(Instruments instruments) {
        this.instruments = instruments;
    }

    @GetMapping
    String list(Visitor visitor, Model model) {
        model.addAttribute("instruments", instruments.of(visitor.account()));
        model.addAttribute("most", Instruments.MOST);
        return "console/instruments";
    }

    /** A link leads on, and no redirect: a form of ours goes nowhere but to us. */
    @PostMapping
    String begin(Visitor visitor, ServletWebRequest web, Model model) {
        var back = ServletUriComponentsBuilder.fromContextPath(web.getRequest())
                .path("/instruments/added")
                .build()
                .toUri();
        switch (instruments.begin(visitor.account(), visitor.brand(), back)) {
            case Beginning.Begun(var registration, var page) -> model.addAttribute("page", page);
            case Beginning.Refused(var why) -> Typed.wrong(why, visitor.say(), web, model);
        }
        return list(visitor, model);
    }

    /**
     * Where the payment company's page leads back to. We ask it what came of a page that this
     * account opened, and keep what it says once: nothing of it comes out of the address.
     */
    @GetMapping("/added")
    String added(Visitor visitor, @Nullable String registration, RedirectAttributes afterwards) {
        switch (instruments.complete(visitor.account(), Typed.id(registration))) {
            case Adding.Added(var added) -> afterwards.addFlashAttribute("added", added.name());
            case Adding.Refused(var why) ->
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        }
        return LIST;
    }

    @PostMapping("/remove")
    String remove(Visitor visitor, @Nullable String instrument, RedirectAttributes afterwards) {
        var why = instruments.remove(
                visitor.account(), visitor.brand(), Typed.line(instrument), visitor.actor());
        if (why != null) afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        return LIST;
    }
}
