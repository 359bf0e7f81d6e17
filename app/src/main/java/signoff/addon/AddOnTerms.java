// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.addon.AddOnAllowances.Span;
import signoff.addon.AddOnPlan.Sold;
import signoff.addon.AddOns.Ending;
import signoff.addon.AddOns.Held;
import signoff.addon.AddOns.Quote;
import signoff.addon.AddOns.Status;
import signoff.addon.AddOns.Taking;
import signoff.addon.AddOns.When;
import signoff.catalog.AddOn;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.line.allowance.Bucket;

/** On which terms add-ons are taken and ended. With the row of the line locked they stay so. */
@Component
class AddOnTerms {

    private final Lines lines;
    private final AddOnPlan plan;
    private final AddOnAllowances allowances;

    AddOnTerms(Lines lines, AddOnPlan plan, AddOnAllowances allowances) {
        this.lines = lines;
        this.plan = plan;
        this.allowances = allowances;
    }

    Line line(LineId line) {
        return lines.find(line).orElseThrow();
    }

    Optional<Line> lock(LineId line) {
        return lines.lock(line);
    }

    Optional<Sold> sold(LineId line, String code) {
        return plan.monthly(line).stream()
                .filter(one -> one.addOn().code().equals(code))
                .findFirst();
    }

    List<AddOn> choices(LineId line, List<Held> held) {
        return plan.monthly(line).stream()
                .map(Sold::addOn)
                .filter(one -> held.stream().noneMatch(has -> has.code().equals(one.code())))
                .toList();
    }

    /** Why it cannot be taken; null when it can. */
    @Nullable
    Refusal refusal(Line line, Taking asked, Optional<Sold> sold, List<Held> held) {
        var shut = shut(line);
        if (shut != null) return shut;
        if (line.status() == Line.Status.SUSPENDED) return Refusal.of(Code.LINE_MUST_BE_IN_SERVICE);
        if (sold.isEmpty()) return Refusal.of(Code.PROPERTY_MUST_FIT, "property", "addOn");
        if (held.stream().anyMatch(one -> one.monthly() && one.code().equals(asked.code()))) {
            return Refusal.of(Code.ADD_ON_MUST_NOT_RUN);
        }
        var price = sold.get().addOn().price().amount();
        return price.equals(asked.price())
                ? null
                : new Refusal(Code.AMOUNT_MUST_BE_IN_RANGE, Map.of("least", price, "most", price));
    }

    /** @param given the allowances of what was paid for last */
    Quote quote(Held addOn, AddOnFile file, List<Bucket> left) {
        var line = line(addOn.line());
        var shut = shut(line);
        return new Quote(
                addOn.status() == Status.RESTING
                        ? Money.none(addOn.price().currency())
                        : unused(addOn, file, left),
                left.stream().filter(bucket -> bucket.left() > 0).toList(),
                shut,
                shut == null ? laterRefused(addOn) : shut);
    }

    private Money unused(Held addOn, AddOnFile file, List<Bucket> left) {
        var span = Span.of(addOn.from(), addOn.until(), plan.now(), ZoneId.of(file.zone()));
        return AddOnAllowances.unused(addOn.price(), span, plan.agreed(file).allowances(), left);
    }

    /** What is left of what was paid for last. */
    List<Bucket> left(AddOnFile file, UUID paid) {
        return allowances.left(plan.agreed(file).allowances(), file.line(), paid, plan.now());
    }

    // A pack does not renew, and what rests has no month to end with.
    private static @Nullable Refusal laterRefused(Held addOn) {
        return addOn.monthly() && addOn.status() != Status.RESTING
                ? null
                : Refusal.of(Code.ADD_ON_MUST_RENEW);
    }

    private static @Nullable Refusal shut(Line line) {
        return switch (line.status()) {
            case CLOSING -> {
                var closing = line.closing();
                var number = closing == null ? "" : closing.number();
                yield Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number);
            }
            case DEACTIVATED, CLOSED -> Refusal.of(Code.LINE_MUST_BE_IN_SERVICE);
            case ACTIVE, SUSPENDED -> null;
        };
    }

    /** Why it does not end so; null when it does. */
    static @Nullable Refusal refusal(Ending asked, Quote quote) {
        if (asked.when() == When.PERIOD_END) return quote.laterRefused();
        if (quote.onceRefused() != null) return quote.onceRefused();
        // Money first: who has seen another sum has agreed to nothing.
        if (!asked.returned().equals(quote.returned())) {
            return Refusal.of(Code.SUM_MUST_BE_AS_SHOWN, "returned", quote.returned());
        }
        return quote.left().isEmpty() || asked.lossAccepted()
                ? null
                : Refusal.of(Code.LOSS_MUST_BE_ACCEPTED);
    }
}
