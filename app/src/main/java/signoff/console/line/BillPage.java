// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import signoff.kernel.Ids;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.order.Orders;
import signoff.order.Orders.Order;
import signoff.order.Orders.Placing;
import signoff.refund.PaymentSource;

/** The open bill of a line that lives, and paying it: all of it, once. */
@Controller
@RequestMapping("/lines/{line}/bill")
class BillPage {

    private final OwnLines own;
    private final LineSheets sheets;
    private final Orders orders;
    private final Ids ids;

    BillPage(OwnLines own, LineSheets sheets, Orders orders, Ids ids) {
        this.own = own;
        this.sheets = sheets;
        this.orders = orders;
        this.ids = ids;
    }

    /**
     * What was sent. All of it may be missing or nonsense.
     *
     * @param request made when the form was shown, so that a form sent twice is one payment
     * @param owed what was shown, in minor units
     */
    record Form(
            @Nullable String request,
            @Nullable String owed,
            @Nullable String instrument) {

        UUID id() {
            return Ids.sent(text(request));
        }

        /** What is no sum was never shown, and is refused with the right one. */
        Money shown(Line line) {
            var minor = text(owed).matches("\\d{1,15}") ? Long.parseLong(text(owed)) : 0;
            return new Money(minor, line.currency());
        }

        static String text(@Nullable String sent) {
            return sent == null ? "" : sent;
        }
    }

    @GetMapping
    String show(Visitor visitor, @PathVariable UUID line, Model model) {
        return show(own.find(visitor, line), ids.next(), null, model);
    }

    @PostMapping
    String pay(
            Visitor visitor,
            @PathVariable UUID line,
            Form form,
            HttpServletResponse response,
            Model model) {
        var found = own.find(visitor, line);
        var from = Form.text(form.instrument());
        var placing = from.isEmpty()
                ? new Placing.Refused(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"))
                : orders.payBill(form.id(), found.id(), from, form.shown(found), visitor.actor());
        if (!(placing instanceof Placing.Refused(var why))) {
            return "redirect:/lines/" + line + "/bill";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("mistake", visitor.say().mistake(why, field(why)));
        return show(found, form.id(), from, model);
    }

    // Where there is no form any more there is no field to lead to.
    private static String field(Refusal why) {
        return switch (why.code()) {
            case PROPERTY_MUST_FIT, BALANCE_MUST_COVER_PRICE, REQUEST_MUST_BE_UNDERSTOOD ->
                "instrument";
            default -> "";
        };
    }

    private String show(Line line, UUID request, @Nullable String chosen, Model model) {
        var sheet = sheets.of(line);
        model.addAttribute("sheet", sheet);
        model.addAttribute("asked", asked(line).orElse(null));
        model.addAttribute("request", request);
        model.addAttribute("chosen", chosen == null ? usual(sheet) : chosen);
        return "console/bill";
    }

    // Another line of the account may be paid by somebody else: what has never paid for this one
    // is chosen by hand.
    private static String usual(LineSheet sheet) {
        var covers = sheet.paid().minor() >= sheet.owed().minor();
        if (covers || sheet.instruments().isEmpty()) return "balance";
        return sheet.payments().stream()
                .map(PaymentSource::instrument)
                .filter(sheet.instruments()::contains)
                .findFirst()
                .orElse("");
    }

    /** The payment that the bank has not answered, if one is on its way. */
    private Optional<Order> asked(Line line) {
        return orders.openOf(line.id()).stream()
                .filter(one -> one.kind().equals("bill"))
                .findFirst();
    }
}
