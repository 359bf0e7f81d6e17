// SPDX-License-Identifier: Apache-2.0
package signoff.planchange.web;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.planchange.PlanChanges.Request;
import signoff.planchange.PlanChanges.When;

/**
 * What the summary of a change sends back. All of it may be missing or nonsense.
 *
 * @param request made when the form was shown, so that a form sent twice is one change
 * @param version of the catalog whose price was shown
 * @param returned what was shown as given back, in minor units
 */
record PlanForm(
        @Nullable String request,
        @Nullable String version,
        @Nullable String when,
        @Nullable String returned) {

    Request of(LineId line, String offering, Currency currency) {
        return new Request(
                Ids.sent(text(request)),
                line,
                offering,
                text(version),
                "AT_ONCE".equals(when) ? When.AT_ONCE : When.PERIOD_END,
                money(currency));
    }

    // What is no sum was never shown, so it is none of ours; it is refused with the right one.
    private Money money(Currency currency) {
        var minor = text(returned).matches("\\d{1,15}") ? Long.parseLong(text(returned)) : 0;
        return new Money(minor, currency);
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent;
    }
}
