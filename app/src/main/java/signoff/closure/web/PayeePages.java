// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import signoff.closure.Closures;
import signoff.closure.Closures.Deciding;
import signoff.kernel.Refusal;
import signoff.kernel.Visitor;
import signoff.refund.NamedPayee;

/** On the page of a case: the account for credit without a way back, and the code for it (I22). */
@Controller
@RequestMapping("/closures/{closure}/payee")
class PayeePages {

    private final Own own;
    private final Closures closures;

    PayeePages(Own own, Closures closures) {
        this.own = own;
        this.closures = closures;
    }

    /** All of it may be missing. Its text form says nothing. */
    record Typed(String holder, String account, String bank) {

        Typed(@Nullable String holder, @Nullable String account, @Nullable String bank) {
            this.holder = holder == null ? "" : holder;
            this.account = account == null ? "" : account;
            this.bank = bank == null ? "" : bank;
        }

        @Override
        public String toString() {
            return "typed payee";
        }
    }

    /** What was typed comes back after a mistake, but for the number: pages may be kept. */
    @PostMapping
    String name(
            Visitor visitor,
            @PathVariable UUID closure,
            Typed typed,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var payee = NamedPayee.of(typed.holder(), typed.account(), typed.bank());
        var deciding = closures.namePayee(found.id(), payee, visitor.actor());
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute(
                    "typed", Map.of("holder", typed.holder(), "bank", typed.bank()));
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, field(why)));
        }
        return CasePages.address(found);
    }

    @PostMapping("/code")
    String confirm(
            Visitor visitor,
            @PathVariable UUID closure,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes afterwards) {
        var found = own.closure(visitor, closure);
        var deciding = closures.confirmPayee(found.id(), TypedCode.of(code), visitor.actor());
        if (deciding instanceof Deciding.Refused(var why)) {
            afterwards.addFlashAttribute("mistake", visitor.say().mistake(why, "code"));
        }
        return CasePages.address(found);
    }

    private static String field(Refusal why) {
        return why.facts().getOrDefault("property", "").toString();
    }
}
