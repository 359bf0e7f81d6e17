// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.recurring.GivenMandate;
import signoff.order.Orders;
import signoff.refund.instrument.Instruments;
import signoff.renewal.Mandates;
import signoff.renewal.Mandates.Answer;

/** What a subscriber lets us charge again and again: given here, and taken back here. */
@Controller
@RequestMapping("/lines/{line}/mandates")
class MandatesPage {

    private final OwnLines own;
    private final Mandates mandates;
    private final Instruments instruments;
    private final Orders orders;

    MandatesPage(OwnLines own, Mandates mandates, Instruments instruments, Orders orders) {
        this.own = own;
        this.mandates = mandates;
        this.instruments = instruments;
        this.orders = orders;
    }

    /** What was typed. All of it may be missing or nonsense. */
    record Typed(
            @Nullable String instrument,
            @Nullable String below,
            @Nullable String amount) {}

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID line, Model model) {
        model.addAttribute("typed", new Typed(null, null, null));
        return show(own.find(visitor, line), model);
    }

    @PostMapping("/renewal")
    String renew(
            Visitor visitor,
            @PathVariable UUID line,
            Typed typed,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var instrument = typed.instrument();
        var named = instrument == null || instrument.isBlank() ? null : instrument;
        var answer = mandates.give(found.id(), GivenMandate.renewal(named));
        model.addAttribute("typed", typed);
        return answered(visitor, found, answer, response, model);
    }

    @PostMapping("/top-up")
    String topUp(
            Visitor visitor,
            @PathVariable UUID line,
            Typed typed,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var instrument = typed.instrument() == null ? "" : typed.instrument();
        var below = TopUpForm.amountIn(found.currency(), typed.below());
        var amount = TopUpForm.amountIn(found.currency(), typed.amount());
        // Below nothing there is never anything, so a threshold of zero would promise in vain.
        var answer = below.isZero()
                ? new Answer.Refused(outOfRange(found))
                : mandates.give(found.id(), GivenMandate.topUp(instrument, below, amount));
        model.addAttribute("typed", typed);
        return answered(visitor, found, answer, response, model);
    }

    private Refusal outOfRange(Line line) {
        var least = Money.whole(1, line.currency());
        var most = orders.topUpMost(line.currency());
        return new Refusal(Code.AMOUNT_MUST_BE_IN_RANGE, Map.of("least", least, "most", most));
    }

    @PostMapping("/end")
    String end(Visitor visitor, @PathVariable UUID line, @Nullable Mandate mandate) {
        var found = own.find(visitor, line);
        if (mandate != null) mandates.takeBack(found.id(), mandate);
        return page(found);
    }

    private String answered(
            Visitor visitor, Line line, Answer answer, HttpServletResponse response, Model model) {
        if (!(answer instanceof Answer.Refused(var why))) return page(line);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", visitor.say().mistake(why, "amount"));
        return show(line, model);
    }

    private String show(Line line, Model model) {
        var given = new HashMap<String, GivenMandate>();
        mandates.of(line.id()).forEach(one -> given.put(one.mandate().name(), one));
        model.addAttribute("line", line);
        model.addAttribute("given", given);
        model.addAttribute("next", mandates.next(line.id()).orElse(null));
        model.addAttribute("renewable", mandates.isRenewable(line.id()));
        model.addAttribute("instruments", instruments.names(line.id().account()));
        return "console/mandates";
    }

    private static String page(Line line) {
        return "redirect:/lines/" + line.id().value() + "/mandates";
    }
}
