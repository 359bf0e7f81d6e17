// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLines;
import signoff.order.Orders;
import signoff.refund.instrument.Instruments;

/** On which terms a mandate is taken: for which lines, by what, and how much. */
@Component
class MandateTerms {

    private final RecurringLines recurring;
    private final PlanTerms plans;
    private final Orders orders;
    private final Instruments instruments;

    MandateTerms(
            RecurringLines recurring, PlanTerms plans, Orders orders, Instruments instruments) {
        this.recurring = recurring;
        this.plans = plans;
        this.orders = orders;
        this.instruments = instruments;
    }

    boolean isRenewable(LineId line) {
        return recurring
                .find(line)
                .filter(found -> !plans.of(found).fee().isZero())
                .isPresent();
    }

    /** Why a mandate cannot be taken; empty when it can. The line's row is locked. */
    Optional<Refusal> refusal(Line line, GivenMandate mandate) {
        return switch (line.status()) {
            case CLOSING -> {
                var closing = line.closing();
                var number = closing == null ? "" : closing.number();
                yield Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number));
            }
            case DEACTIVATED, CLOSED -> Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
            case ACTIVE, SUSPENDED -> unfit(line, mandate);
        };
    }

    // A name in a request is no permission to charge what it names.
    private Optional<Refusal> unfit(Line line, GivenMandate mandate) {
        var instrument = mandate.instrument();
        if (instrument != null && !instruments.isOwn(line.id().account(), instrument)) {
            return Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"));
        }
        if (mandate.mandate() == Mandate.AUTO_RENEW) {
            return isRenewable(line.id())
                    ? Optional.empty()
                    : Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "mandate"));
        }
        var least = Money.whole(1, line.currency());
        var most = orders.topUpMost(line.currency());
        var fits = isBetween(mandate.amount(), least, most)
                && isBetween(mandate.below(), Money.none(line.currency()), most);
        return fits
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Code.AMOUNT_MUST_BE_IN_RANGE, Map.of("least", least, "most", most)));
    }

    private static boolean isBetween(@Nullable Money amount, Money least, Money most) {
        return amount != null
                && amount.currency().equals(least.currency())
                && amount.minor() >= least.minor()
                && amount.minor() <= most.minor();
    }
}
