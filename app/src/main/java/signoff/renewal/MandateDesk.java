// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Line.Mandate;
import signoff.line.Lines;
import signoff.line.recurring.GivenMandate;
import signoff.line.recurring.RecurringLine;
import signoff.line.recurring.RecurringLine.Moved;
import signoff.line.recurring.RecurringLines;
import signoff.order.Orders;
import signoff.refund.Refunds;

/** Takes mandates, with the line locked: a closing that begins ends them, or we see it. */
@Component
class MandateDesk implements Mandates {

    private final Lines lines;
    private final RecurringLines recurring;
    private final PlanTerms plans;
    private final Orders orders;
    private final Refunds refunds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MandateDesk(
            Lines lines,
            RecurringLines recurring,
            PlanTerms plans,
            Orders orders,
            Refunds refunds,
            TransactionTemplate transaction,
            Clock clock) {
        this.lines = lines;
        this.recurring = recurring;
        this.plans = plans;
        this.orders = orders;
        this.refunds = refunds;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Answer give(LineId line, GivenMandate mandate) {
        return inTransaction(() -> {
            var refusal = lines.lock(line)
                    .map(found -> refusal(found, mandate))
                    .orElseGet(() -> Optional.of(Refusal.of(Code.LINE_MUST_BE_KNOWN)));
            if (refusal.isPresent()) return new Answer.Refused(refusal.get());
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            recurring.give(line, mandate, now);
            recurring.look(line, now);
            if (mandate.mandate() == Mandate.AUTO_RENEW) beginAnew(line);
            return new Answer.Kept(of(line));
        });
    }

    // A plan that has lapsed begins today, and not at the end of a month that nobody paid for.
    private void beginAnew(LineId line) {
        var found = recurring.find(line).orElseThrow();
        if (found.paid() || found.chargeOn() == null) return;
        var now = clock.instant();
        var today = plans.of(found).dayOf(now);
        if (!found.chargeOn().isAfter(today)) return;
        recurring.move(List.of(new Moved(line, today, false, found.lacking(), now)));
    }

    private Optional<Refusal> refusal(Line line, GivenMandate mandate) {
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
        if (instrument != null && !refunds.isKnown(line.id().account(), instrument)) {
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

    @Override
    public Answer takeBack(LineId line, Mandate mandate) {
        return inTransaction(() -> {
            if (lines.lock(line).isEmpty()) {
                return new Answer.Refused(Refusal.of(Code.LINE_MUST_BE_KNOWN));
            }
            recurring.takeBack(line, mandate, clock.instant());
            return new Answer.Kept(of(line));
        });
    }

    @Override
    public List<GivenMandate> of(LineId line) {
        return recurring.find(line).map(RecurringLine::mandates).orElse(List.of());
    }

    @Override
    public boolean isRenewable(LineId line) {
        return recurring
                .find(line)
                .filter(found -> !plans.of(found).fee().isZero())
                .isPresent();
    }

    @Override
    public Optional<NextCharge> next(LineId line) {
        return recurring.find(line).map(found -> RenewalRules.nextCharge(found, plans.of(found)));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
