// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import signoff.catalog.Allowance;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Unused;
import signoff.line.recurring.RecurringLine;

/** What a line comes to when it is looked at. Pure: no clock, no database. */
final class RenewalRules {

    /**
     * What the line's plan asks for.
     *
     * @param fee for each period, in advance; nothing for pay as you go
     * @param months how long a period is
     * @param maintenance for a month in which no fee is paid
     * @param allowances what each period includes that is paid for
     * @param zone whose midnight begins a period
     */
    record Terms(
            Money fee, int months, Money maintenance, List<Allowance> allowances, ZoneId zone) {

        Instant startOf(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }

        LocalDate dayOf(Instant at) {
            return at.atZone(zone).toLocalDate();
        }
    }

    /**
     * Why money is taken. Kept under these names for ever: the key of the transfer is made of it.
     */
    enum Fee {
        PLAN,
        MAINTENANCE
    }

    sealed interface Turn {
        /** Nothing is due. */
        record Rest(Instant lookAt) implements Turn {}

        /** Nothing will ever be due. */
        record Gone() implements Turn {}

        /** The period is over, and nothing is to be paid for the next. */
        record Free(LocalDate next) implements Turn {}

        /** The period is over, and the next costs this much. */
        record Charge(Fee fee, Money amount, LocalDate next) implements Turn {}
    }

    static Turn turn(RecurringLine line, Terms terms, Instant now) {
        return switch (line.status()) {
            case CLOSED -> new Turn.Gone();
            // A closing may be withdrawn and a line restored; nothing is charged meanwhile (I18).
            case CLOSING, DEACTIVATED, SUSPENDED -> new Turn.Rest(now.plus(1, ChronoUnit.DAYS));
            case ACTIVE -> inService(line, terms, now);
        };
    }

    private static Turn inService(RecurringLine line, Terms terms, Instant now) {
        var on = line.chargeOn();
        var today = terms.dayOf(now);
        if (on == null) return new Turn.Rest(now.plus(1, ChronoUnit.DAYS));
        if (on.isAfter(today)) return new Turn.Rest(terms.startOf(on));
        if (renews(line, terms)) {
            return new Turn.Charge(Fee.PLAN, terms.fee(), next(on, terms.months(), today));
        }
        var next = next(on, 1, today);
        return terms.maintenance().isZero()
                ? new Turn.Free(next)
                : new Turn.Charge(Fee.MAINTENANCE, terms.maintenance(), next);
    }

    /** Nothing renews by itself unless the subscriber has said so (I18). */
    static boolean renews(RecurringLine line, Terms terms) {
        return line.mandate(Mandate.AUTO_RENEW).isPresent() && !terms.fee().isZero();
    }

    // A period that went by without service is not paid for: the next one begins today.
    static LocalDate next(LocalDate on, int months, LocalDate today) {
        var next = on.plusMonths(months);
        return next.isAfter(today) ? next : today.plusMonths(months);
    }

    /**
     * How much of the fee for the running period was paid for nothing so far: by the days that are
     * left, or by what is left of the allowances, whichever is less. By days alone, whoever has
     * used all of a large plan would get it back by changing to a small one.
     *
     * @param ofPlan the allowances that came with the plan and are not over
     */
    static Money unused(RecurringLine line, Terms terms, List<Bucket> ofPlan, LocalDate today) {
        var fee = terms.fee();
        var end = line.chargeOn();
        if (end == null || !line.paid()) return Money.none(fee.currency());
        var days = ChronoUnit.DAYS.between(end.minusMonths(terms.months()), end);
        var left = Math.clamp(ChronoUnit.DAYS.between(today, end), 0, days);
        return Unused.of(fee, left, days, newest(ofPlan));
    }

    // What is left of an earlier period was paid for with that one.
    private static List<Bucket> newest(List<Bucket> ofPlan) {
        var newest = ofPlan.stream().map(Bucket::from).max(Instant::compareTo);
        return ofPlan.stream()
                .filter(bucket -> bucket.from().equals(newest.orElseThrow()))
                .toList();
    }

    /** What is charged next if nothing changes; null when nothing is. */
    static Mandates.@Nullable NextCharge nextCharge(RecurringLine line, Terms terms) {
        var on = line.chargeOn();
        if (on == null) return null;
        if (renews(line, terms)) {
            var instrument = line.mandate(Mandate.AUTO_RENEW).orElseThrow().instrument();
            return new Mandates.NextCharge(terms.fee(), on, true, instrument);
        }
        return terms.maintenance().isZero()
                ? null
                : new Mandates.NextCharge(terms.maintenance(), on, false, null);
    }

    private RenewalRules() {}
}
