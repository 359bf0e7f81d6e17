// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.catalog.Tariff;
import signoff.ledger.Ledger.Ends;
import signoff.line.allowance.Bucket;
import signoff.usage.Usage.Outcome;

/**
 * Rates the records of one line, oldest first: out of allowances as far as they go, what is over
 * first in front; then from the promotional balance, and then from the paid one. Pure: no clock, no
 * database.
 */
final class Rating {

    private static final Comparator<UsageRecord> OLDEST_FIRST =
            Comparator.comparing(UsageRecord::at).thenComparing(UsageRecord::id);

    private final List<Held> tariffs;
    private final Ends ends;
    private final List<Bucket> buckets;
    private final Map<UUID, Long> spent = new HashMap<>();
    private long promotional;
    private long paid;

    /**
     * What a line has to use up.
     *
     * @param tariffs oldest first; none for a line that no offering is known of
     * @param buckets what is over first in front
     */
    record Means(
            List<Held> tariffs,
            Ends ends,
            List<Bucket> buckets,
            long promotionalMinor,
            long paidMinor) {}

    /** A tariff, and since when the line is held under it. */
    record Held(Instant since, Tariff tariff) {}

    /** What became of a record. Amounts of money are in minor units. */
    record Rated(
            UsageRecord record,
            Outcome outcome,
            long included,
            long promotional,
            long paid,
            long borne) {

        /** The operator bears what the books refused to take from the subscriber. */
        Rated borneInstead(Outcome why, long promotionalLeft, long paidLeft) {
            var more = promotional - promotionalLeft + paid - paidLeft;
            return new Rated(record, why, included, promotionalLeft, paidLeft, borne + more);
        }
    }

    /**
     * All records of a line.
     *
     * @param spent out of which bucket how much was used
     */
    record Bill(List<Rated> rated, Map<UUID, Long> spent) {}

    private Rating(Means means) {
        tariffs = means.tariffs();
        ends = means.ends();
        buckets = means.buckets();
        promotional = means.promotionalMinor();
        paid = means.paidMinor();
    }

    static Bill rate(List<UsageRecord> records, Means means) {
        var rating = new Rating(means);
        var rated = new ArrayList<Rated>();
        for (var record : records.stream().sorted(OLDEST_FIRST).toList()) {
            rated.add(rating.rate(record));
        }
        return new Bill(List.copyOf(rated), Map.copyOf(rating.spent));
    }

    private Rated rate(UsageRecord record) {
        if (ends.isOff(record.at())) return borne(record, Outcome.STRAY);
        if (ends.isSettled(record.at())) return borne(record, Outcome.LATE);
        var tariff = tariffAt(record.at());
        if (tariff == null) return new Rated(record, Outcome.UNRATED, 0, 0, 0, 0);

        var included = include(record, tariff.zoneOf(record.country()).code());
        var left = record.amount() - included;
        var price = price(record, left);
        if (price < 0) return new Rated(record, Outcome.UNRATED, included, 0, 0, 0);
        var given = Math.min(price, promotional);
        var own = Math.min(price - given, paid);
        promotional -= given;
        paid -= own;
        var uncovered = price - given - own;
        var outcome = uncovered == 0 ? Outcome.RATED : Outcome.UNCOVERED;
        return new Rated(record, outcome, included, given, own, uncovered);
    }

    // Neither allowance nor balance: the subscriber has left, or is owed what was struck.
    private Rated borne(UsageRecord record, Outcome why) {
        return new Rated(record, why, 0, 0, 0, Math.max(0, price(record, record.amount())));
    }

    private long include(UsageRecord record, String zone) {
        var left = record.amount();
        for (var bucket : buckets) {
            if (left == 0) break;
            if (!bucket.covers(record.kind(), zone, record.at())) continue;
            var used = spent.getOrDefault(bucket.id(), 0L);
            var taken = Math.min(left, bucket.left() - used);
            if (taken == 0) continue;
            spent.put(bucket.id(), used + taken);
            left -= taken;
        }
        return record.amount() - left;
    }

    /** What counted when it happened, however late it is told. */
    private @Nullable Tariff tariffAt(Instant at) {
        return tariffs.reversed().stream()
                .filter(held -> !held.since().isAfter(at))
                .findFirst()
                .or(() -> tariffs.stream().findFirst())
                .map(Held::tariff)
                .orElse(null);
    }

    /** For each so many units that are begun; less than nothing where there is no price. */
    private long price(UsageRecord record, long amount) {
        if (amount == 0) return 0;
        var tariff = tariffAt(record.at());
        if (tariff == null) return -1;
        var zone = tariff.zoneOf(record.country());
        return tariff.rate(zone, record.kind())
                .map(rate -> {
                    var begun = Math.ceilDiv(amount, rate.per());
                    return Math.multiplyExact(begun, rate.price().amount().minor());
                })
                .orElse(-1L);
    }
}
