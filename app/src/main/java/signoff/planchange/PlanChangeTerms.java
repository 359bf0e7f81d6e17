// SPDX-License-Identifier: Apache-2.0
package signoff.planchange;

import static signoff.ledger.AccountKind.PAID;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.catalog.Offering;
import signoff.device.Devices;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.ledger.Ledger;
import signoff.line.Line;
import signoff.line.commitment.Commitments;
import signoff.planchange.PlanChanges.Quote;
import signoff.planchange.PlanChanges.When;
import signoff.policy.Policies;
import signoff.renewal.Periods;
import signoff.renewal.Periods.Period;

/** On which terms a plan is changed: for which lines, when, and for how much. */
@Component
class PlanChangeTerms {

    private static final int DIGITS_TOLD = 4;

    private final Periods periods;
    private final Ledger ledger;
    private final Commitments commitments;
    private final Devices devices;
    private final Policies policies;

    PlanChangeTerms(
            Periods periods,
            Ledger ledger,
            Commitments commitments,
            Devices devices,
            Policies policies) {
        this.periods = periods;
        this.ledger = ledger;
        this.commitments = commitments;
        this.devices = devices;
        this.policies = policies;
    }

    /** With the row of the line locked it stays so. */
    Quote quote(Line line, Offering to) {
        var period = periods.of(line.id());
        var fee = to.plan().fee().amount();
        var due = fee.minusAtMost(period.unused());
        var held = ledger.balances(List.of(line.id())).get(line.id());
        var balance = held == null ? Money.none(line.currency()) : held.of(PAID);
        var shut = shut(line)
                .or(() -> held == null ? unclaimed() : Optional.empty())
                .or(() -> tooManyDevices(line.id(), to));
        var once = shut.or(() -> suspended(line))
                .or(() -> inTerm(line.id(), period, When.AT_ONCE))
                .or(() -> uncovered(due, balance));
        var later = shut.or(() -> withoutPeriod(period))
                .or(() -> inTerm(line.id(), period, When.PERIOD_END));
        return new Quote(
                period.endsOn(),
                period.unused(),
                fee,
                due,
                balance,
                once.orElse(null),
                later.orElse(null));
    }

    // Its case would stay behind in the account without a person when it is claimed.
    private static Optional<Refusal> unclaimed() {
        return Optional.of(Refusal.of(Code.LINE_MUST_BE_CLAIMED));
    }

    private static Optional<Refusal> shut(Line line) {
        return switch (line.status()) {
            case CLOSING -> {
                var closing = line.closing();
                var number = closing == null ? "" : closing.number();
                yield Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_CLOSING, "case", number));
            }
            case DEACTIVATED, CLOSED -> Optional.of(Refusal.of(Code.LINE_MUST_BE_IN_SERVICE));
            case ACTIVE, SUSPENDED -> Optional.empty();
        };
    }

    // A period that begins while the line is off would be paid for and not be had.
    private static Optional<Refusal> suspended(Line line) {
        return line.status() == Line.Status.SUSPENDED
                ? Optional.of(Refusal.of(Code.LINE_MUST_NOT_BE_SUSPENDED))
                : Optional.empty();
    }

    private Optional<Refusal> tooManyDevices(LineId line, Offering to) {
        var bound = devices.count(line);
        var most = to.plan().devicesMost();
        return bound <= most
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Code.PLAN_MUST_HOLD_DEVICES, Map.of("most", most, "bound", bound)));
    }

    // By days, as it was sold: on its last day a term is over.
    private Optional<Refusal> inTerm(LineId line, Period period, When when) {
        var until = commitments.of(line).termUntil();
        if (until == null) return Optional.empty();
        var over = until.atZone(period.zone()).toLocalDate();
        var ends = period.endsOn();
        var day = when == When.AT_ONCE || ends == null ? period.today() : ends;
        return day.isBefore(over)
                ? Optional.of(Refusal.of(Code.TERM_MUST_BE_OVER, "until", over))
                : Optional.empty();
    }

    private static Optional<Refusal> withoutPeriod(Period period) {
        return period.endsOn() == null
                ? Optional.of(Refusal.of(Code.LINE_MUST_HAVE_A_PERIOD))
                : Optional.empty();
    }

    private static Optional<Refusal> uncovered(Money due, Money balance) {
        return balance.minor() >= due.minor()
                ? Optional.empty()
                : Optional.of(Refusal.of(Code.BALANCE_MUST_COVER_PRICE, "price", due));
    }

    /** Why this cannot be asked for; null when it can. The row of the line is locked. */
    @Nullable
    Refusal refusal(PlanChanges.Request asked, Quote quote) {
        if (asked.when() == When.PERIOD_END) return quote.laterRefused();
        var other = quote.onceRefused();
        // Money first: who has seen another sum has agreed to nothing.
        var same = asked.returned().equals(quote.returned());
        return other == null && !same
                ? Refusal.of(Code.SUM_MUST_BE_AS_SHOWN, "returned", quote.returned())
                : other;
    }

    Duration lookWithin(Line line) {
        return policies.current(line.brand(), line.country(), line.kind()).lookWithin();
    }

    ZoneId zone(Line line) {
        return periods.of(line.id()).zone();
    }

    static String lastDigits(Line line) {
        var number = line.identity().msisdn();
        return number.substring(number.length() - DIGITS_TOLD);
    }
}
