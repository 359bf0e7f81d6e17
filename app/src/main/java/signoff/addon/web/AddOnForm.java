// SPDX-License-Identifier: Apache-2.0
package signoff.addon.web;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.When;
import signoff.kernel.Money;

/**
 * What the preview of an end sends back. All of it may be missing or nonsense.
 *
 * @param when {@code AT_ONCE} or anything else, which is the later one
 * @param returned what was shown as given back, in minor units
 * @param loss whether it was ticked that what is left may be lost
 */
record AddOnForm(
        @Nullable String when,
        @Nullable String returned,
        @Nullable String loss) {

    Ending of(Held addOn) {
        var once = "AT_ONCE".equals(when);
        var currency = addOn.price().currency();
        return new Ending(
                addOn.line(),
                addOn.id().value(),
                once ? When.AT_ONCE : When.PERIOD_END,
                once ? money(returned, currency) : Money.none(currency),
                loss != null);
    }

    // What is no sum was never shown, so it is none of ours; it is refused with the right one.
    static Money money(@Nullable String sent, Currency currency) {
        if (sent == null || !sent.matches("\\d{1,15}")) return Money.none(currency);
        return new Money(Long.parseLong(sent), currency);
    }
}
