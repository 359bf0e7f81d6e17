// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import static signoff.ledger.AccountKind.PAID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import signoff.console.line.PlanNames;
import signoff.kernel.AccountId;
import signoff.kernel.Money;
import signoff.kernel.Visitor;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.subscriber.Subscribers;

/** The lines as they stand, the closed ones too (SF-19, SF-82). */
@Controller
class HomePage {

    private final Lines lines;
    private final Ledger ledger;
    private final Subscribers subscribers;
    private final PlanNames plans;

    HomePage(Lines lines, Ledger ledger, Subscribers subscribers, PlanNames plans) {
        this.lines = lines;
        this.ledger = ledger;
        this.subscribers = subscribers;
        this.plans = plans;
    }

    /**
     * One line, as much of it as the list shows.
     *
     * @param paid what is left of what the subscriber has paid in
     * @param plan what its plan is called
     */
    public record Card(Line line, Money paid, @Nullable String plan) {}

    @GetMapping("/")
    String entrance(HttpServletRequest request) {
        return Reader.of(request).isPresent() ? "redirect:/home" : "redirect:/sign-in";
    }

    @GetMapping("/home")
    String home(
            Visitor visitor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (ReaderLanguage.chosen(request).isEmpty()
                && speaks(visitor.account(), request, response)) {
            return "redirect:/home";
        }
        var held = lines.of(visitor.account());
        var balances = ledger.balances(held.stream().map(Line::id).toList());
        var names = plans.of(held, visitor.say());
        model.addAttribute(
                "cards",
                held.stream()
                        .map(line -> new Card(
                                line, paidOf(line, balances.get(line.id())), names.get(line.id())))
                        .toList());
        return "console/home";
    }

    // A browser that is new to us shows the language that the account has chosen elsewhere.
    private boolean speaks(
            AccountId account, HttpServletRequest request, HttpServletResponse response) {
        var language = subscribers.find(account).map(Subscribers.Person::language);
        language.ifPresent(own -> ReaderLanguage.remember(own, request, response));
        return language.filter(own -> own != ReaderLanguage.of(request)).isPresent();
    }

    private static Money paidOf(Line line, @Nullable Balances balances) {
        return balances == null ? Money.none(line.currency()) : balances.of(PAID);
    }
}
