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

import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.refund.instrument.Instruments;
import signoff.refund.instrument.Instruments.Adding;
import signoff.refund.instrument.Instruments.Beginning;

/** What an account can pay by: one more, by a page of the payment company's, or one less. */
@Controller
@RequestMapping("/instruments")
class InstrumentsPage {

    private static final String LIST = "redirect:/instruments";
    private static final String BACK = "redirect:/instruments/added?registration=";

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
     * Where the payment company's page leads back to. Anybody can lead a browser here, and programs
     * look at addresses by themselves: nothing is added before the button here is pressed, and
     * there is a button only for a page that this account has opened and not come back from.
     */
    @GetMapping("/added")
    String back(Visitor visitor, @Nullable String registration, Model model) {
        var id = Typed.id(registration);
        if (instruments.isOpen(visitor.account(), id)) model.addAttribute("registration", id);
        return list(visitor, model);
    }

    /**
     * We ask the company what came of a page that this account opened, and keep what it says once:
     * nothing of it comes out of the address.
     */
    @PostMapping("/added")
    String add(Visitor visitor, @Nullable String registration, RedirectAttributes afterwards) {
        var id = Typed.id(registration);
        return switch (instruments.complete(visitor.account(), id)) {
            case Adding.Added(var added) -> {
                afterwards.addFlashAttribute("added", added.name());
                yield LIST;
            }
            case Adding.Refused(var why) -> {
                afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
                yield isForNow(why) ? BACK + id : LIST;
            }
        };
    }

    // Later the answer may be another one.
    private static boolean isForNow(Refusal why) {
        return why.code() == Refusal.Code.INSTRUMENT_MUST_BE_NAMED
                || why.code() == Refusal.Code.PAYMENT_COMPANY_MUST_ANSWER;
    }

    @PostMapping("/remove")
    String remove(Visitor visitor, @Nullable String instrument, RedirectAttributes afterwards) {
        var why = instruments.remove(
                visitor.account(), visitor.brand(), Typed.line(instrument), visitor.actor());
        if (why != null) afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, ""));
        return LIST;
    }
}
