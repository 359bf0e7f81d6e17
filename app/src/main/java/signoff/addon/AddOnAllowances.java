// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import signoff.catalog.Allowance;
import signoff.catalog.Allowance.Because;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.Unused;

/** What add-ons include: given with what was paid for, and ended with what is given back. */
@Component
class AddOnAllowances {

    private final Buckets buckets;

    AddOnAllowances(Buckets buckets) {
        this.buckets = buckets;
    }

    /** The row of the line is locked. */
    void give(List<Allowance> allowances, LineId line, UUID paid, LocalDate day, ZoneId zone) {
        buckets.fill(Allowance.given(allowances, line, Because.order(paid), day, zone));
    }

    /** What can still be used of what was paid for by that order or in that month. */
    List<Bucket> left(List<Allowance> allowances, LineId line, UUID paid, Instant now) {
        var given = Allowance.given(
                allowances, line, Because.order(paid), LocalDate.EPOCH, ZoneOffset.UTC);
        var ids = given.stream().map(Bucket::id).collect(Collectors.toSet());
        return buckets.of(line, now).stream()
                .filter(bucket -> ids.contains(bucket.id()))
                .toList();
    }

    /** By days or by allowances, whichever is used up further. */
    static Money unused(Money price, Span span, List<Allowance> promised, List<Bucket> left) {
        // What has run out already is used up, and with it the whole: it was sold as one.
        if (left.size() < promised.size()) return Money.none(price.currency());
        return Unused.of(price, span.daysLeft(), span.days(), left);
    }

    /** From one day to another, as the line's zone counts them, seen from today. */
    record Span(LocalDate from, LocalDate until, LocalDate today) {

        static Span of(Instant from, Instant until, Instant now, ZoneId zone) {
            return new Span(day(from, zone), day(until, zone), day(now, zone));
        }

        private static LocalDate day(Instant at, ZoneId zone) {
            return at.atZone(zone).toLocalDate();
        }

        long days() {
            return Math.max(1, until.toEpochDay() - from.toEpochDay());
        }

        long daysLeft() {
            return Math.clamp(until.toEpochDay() - today.toEpochDay(), 0, days());
        }
    }

    void end(List<Bucket> left, Instant at, Money returned, Money price) {
        buckets.end(left, at, returned, price);
    }
}
