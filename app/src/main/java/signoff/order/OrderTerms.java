// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.order.OrderFile.Kind;
import signoff.order.Orders.Pack;
import signoff.refund.instrument.Instruments;

/** On which terms an order is taken: for which lines, how much, by when it is delivered. */
@Component
class OrderTerms {

    private static final Pattern ITEM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Lines lines;
    private final Instruments instruments;
    private final Packs packs;
    private final Bills bills;
    private final Limits limits;

    OrderTerms(Lines lines, Instruments instruments, Packs packs, Bills bills, Limits limits) {
        this.lines = lines;
        this.instruments = instruments;
        this.packs = packs;
        this.bills = bills;
        this.limits = limits;
    }

    /** How much, by when, and by which clock. */
    @Component
    record Limits(OrderSettings settings, Clock clock) {}

    /** To the microsecond, as PostgreSQL stores it. */
    Instant now() {
        return limits.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant deliverBy(OrderFile file) {
        return file.placedAt().plus(limits.settings().deliverWithin());
    }

    Instant bankBy(OrderFile file) {
        return file.placedAt().plus(limits.settings().bankWithin());
    }

    /** With the row of the line locked: closing it waits for us, or we see that it is closing. */
    Optional<Line> lock(LineId line) {
        return lines.lock(line);
    }

    /** Why the order cannot be taken; empty when it can. The line's row is locked. */
    Optional<Refusal> refusal(Line line, OrderFile wanted) {
        return switch (line.status()) {
            case CLOSING, DEACTIVATED, CLOSED -> Optional.of(closing(line));
            // Money may come in for a suspended line: often that is what ends the suspension.
            case SUSPENDED ->
                Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE))
                        .filter(why -> wanted.kind() == Kind.DATA_PACK)
                        .or(() -> outOfRange(line, wanted));
            case ACTIVE -> outOfRange(line, wanted);
        };
    }

    private static Refusal closing(Line line) {
        var closing = line.closing();
        var number = closing == null ? "" : closing.number();
        return Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number);
    }

    private Optional<Refusal> outOfRange(Line line, OrderFile wanted) {
        if (!ITEM.matcher(wanted.item()).matches()) {
            return Optional.of(Refusal.of(Code.REQUEST_MUST_BE_UNDERSTOOD));
        }
        if (wanted.kind() != Kind.DATA_PACK && !wanted.isFromBalance() && !isTheirs(wanted)) {
            return Optional.of(Refusal.of(Code.PROPERTY_MUST_FIT, "property", "instrument"));
        }
        if (wanted.kind() == Kind.BILL) return bills.refusal(wanted);
        var whole = Math.powExact(10L, Math.max(0, line.currency().getDefaultFractionDigits()));
        var least = wanted.kind() == Kind.TOP_UP ? whole : 1;
        var most = topUpMost(line.currency()).minor();
        var amount = wanted.amount();
        var fits = amount.currency().equals(line.currency())
                && amount.minor() >= least
                && amount.minor() <= most;
        if (fits) return Optional.empty();
        return Optional.of(new Refusal(
                Code.AMOUNT_MUST_BE_IN_RANGE,
                Map.of(
                        "least", new Money(least, line.currency()),
                        "most", new Money(most, line.currency()))));
    }

    Money topUpMost(Currency currency) {
        return Money.whole(limits.settings().topUpMost(), currency);
    }

    // A name in a request is no permission to charge what it names. And what is asked for is kept
    // in the journal for ever, which must not hold the number of a card.
    private boolean isTheirs(OrderFile wanted) {
        return instruments.isOwn(wanted.line().account(), wanted.item());
    }

    List<Pack> packs(LineId line) {
        return packs.of(line, now());
    }

    /** Takes what the paid balance pays for at once. Answers why not, if not. */
    Optional<Refusal> takeNow(CaseId order, OrderFile file) {
        return switch (file.kind()) {
            case TOP_UP -> Optional.empty();
            case DATA_PACK -> packs.refusal(file).or(() -> packs.take(order, file));
            case BILL -> file.isFromBalance() ? bills.take(order, file) : Optional.empty();
        };
    }
}
