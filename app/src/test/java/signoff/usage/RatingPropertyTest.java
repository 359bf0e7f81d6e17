// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import signoff.catalog.Price;
import signoff.catalog.Tariff;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.Ledger.Ends;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.UsageKind;
import signoff.usage.Rating.Bill;
import signoff.usage.Rating.Means;
import signoff.usage.Rating.Rated;
import signoff.usage.Usage.Outcome;

/**
 * Rating records: rules as examples, and what holds for any records drawn by chance (I14) (SF-09).
 */
class RatingPropertyTest {

    @Test
    void an_allowance_is_used_first_and_what_is_over_first_before_the_rest() {
        var soon = bucket(1, UsageKind.DATA, 100, 10);
        var late = bucket(2, UsageKind.DATA, 100, 20);
        var bill = rate(List.of(soon, late), 0, 1_00, data("a", 1, 150));
        assertThat(bill.spent()).isEqualTo(Map.of(soon.id(), 100L, late.id(), 50L));
        assertThat(bill.rated())
                .singleElement()
                .isEqualTo(rated(bill, Outcome.RATED, 150, 0, 0, 0));
    }

    @Test
    void a_bonus_is_used_before_money_and_each_unit_that_is_begun_is_paid() {
        var call = new UsageRecord("c", LINE.value(), UsageKind.VOICE, "CN", 61, at(1));
        var bill = rate(List.of(), 20, 1_00, call);
        assertThat(bill.rated())
                .singleElement()
                .isEqualTo(rated(bill, Outcome.RATED, 0, 20, 10, 0));
    }

    @Test
    void roaming_has_prices_of_its_own_and_an_allowance_of_home_does_not_hold_there() {
        var home = bucket(1, UsageKind.DATA, 100, 10);
        var abroad = new UsageRecord("r", LINE.value(), UsageKind.DATA, "JP", 2, at(1));
        var bill = rate(List.of(home), 0, 10_00, abroad);
        assertThat(bill.rated()).singleElement().isEqualTo(rated(bill, Outcome.RATED, 0, 0, 60, 0));
    }

    @Test
    void what_the_balance_does_not_have_is_borne_by_the_operator_and_no_debt() {
        var bill = rate(List.of(), 3, 4, data("a", 1, 2));
        assertThat(bill.rated())
                .singleElement()
                .isEqualTo(rated(bill, Outcome.UNCOVERED, 0, 3, 4, 3));
    }

    @Test
    void what_happened_after_the_stop_costs_nothing_not_even_an_allowance_I16() {
        var ends = new Ends(at(5), null);
        var means = means(List.of(bucket(1, UsageKind.DATA, 100, 10)), 50, 50, ends);
        var bill = Rating.rate(List.of(data("a", 5, 7), data("b", 4, 7)), means);
        assertThat(bill.rated())
                .extracting(Rated::outcome, Rated::included, Rated::borne)
                .containsExactly(tuple(Outcome.RATED, 7L, 0L), tuple(Outcome.STRAY, 0L, 35L));
    }

    @Test
    void what_comes_after_the_final_balance_is_written_off_I17() {
        var ends = new Ends(at(5), at(6));
        var bill = Rating.rate(List.of(data("a", 4, 7)), means(List.of(), 50, 50, ends));
        assertThat(bill.rated()).singleElement().isEqualTo(rated(bill, Outcome.LATE, 0, 0, 0, 35));
    }

    @Test
    void what_the_tariff_has_no_price_for_is_not_guessed_at() {
        var abroad = new UsageRecord("r", LINE.value(), UsageKind.SMS, "JP", 1, at(1));
        assertThat(rate(List.of(), 50, 50, abroad).rated())
                .extracting(Rated::outcome)
                .containsExactly(Outcome.UNRATED);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothing_is_lost_or_made_whatever_comes(long seed) {
        var chance = new SplittableRandom(seed);
        var buckets = IntStream.range(0, chance.nextInt(4))
                .mapToObj(number -> bucket(
                        number,
                        UsageKind.values()[chance.nextInt(3)],
                        chance.nextInt(1, 500),
                        chance.nextInt(1, 30)))
                .toList();
        var ends = new Ends(chance.nextBoolean() ? at(chance.nextInt(30)) : null, null);
        var means = means(buckets, chance.nextInt(500), chance.nextInt(5_00), ends);
        var records = records(chance);
        var bill = Rating.rate(records, means);

        assertThat(bill.rated()).hasSameSizeAs(records);
        var spent = bill.spent().values().stream().mapToLong(each -> each).sum();
        assertThat(sum(bill, Rated::included)).isEqualTo(spent);
        for (var bucket : buckets) {
            assertThat(bill.spent().getOrDefault(bucket.id(), 0L)).isBetween(0L, bucket.left());
        }
        assertThat(sum(bill, Rated::promotional)).isBetween(0L, means.promotionalMinor());
        assertThat(sum(bill, Rated::paid)).isBetween(0L, means.paidMinor());
        for (var rated : bill.rated()) checkPrice(rated, ends);
    }

    /** The price, worked out once more and differently: whole units that were begun. */
    private static void checkPrice(Rated rated, Ends ends) {
        var record = rated.record();
        var charged = rated.promotional() + rated.paid();
        if (rated.outcome() == Outcome.STRAY) {
            assertThat(record.at()).isAfterOrEqualTo(ends.chargesStopAt());
            assertThat(charged + rated.included()).isZero(); // I16
        }
        if (rated.outcome() == Outcome.UNRATED) return;
        var per = record.kind() == UsageKind.VOICE ? 60 : 1;
        var left = record.amount() - rated.included();
        var begun = (left + per - 1) / per;
        assertThat(charged + rated.borne()).isEqualTo(begun * priceOf(record));
    }

    // The rules say so for what is paid by the single unit, while the balance lasts.
    @ParameterizedTest
    @MethodSource("seeds")
    void data_of_one_period_costs_the_same_in_whatever_order_it_is_told(long seed) {
        var chance = new SplittableRandom(seed);
        var records = new ArrayList<UsageRecord>();
        for (int each = 0; each < 20; each++) {
            records.add(data("r" + each, chance.nextInt(9), chance.nextInt(1, 50)));
        }
        var bucket = bucket(1, UsageKind.DATA, chance.nextInt(1, 600), 10);
        var whole = cost(records, List.of(bucket));

        var shuffled = new ArrayList<>(records);
        for (int last = shuffled.size() - 1; last > 0; last--) {
            shuffled.set(last, shuffled.set(chance.nextInt(last + 1), shuffled.get(last)));
        }
        var cut = chance.nextInt(shuffled.size());
        var first = Rating.rate(shuffled.subList(0, cut), rich(List.of(bucket)));
        var used = first.spent().getOrDefault(bucket.id(), 0L);
        var rest = List.of(used(bucket, used));
        var second = cost(shuffled.subList(cut, shuffled.size()), rest);
        assertThat(sum(first, Rated::paid) + second).isEqualTo(whole);
    }

    // The words used above.

    private static Bucket used(Bucket full, long used) {
        return new Bucket(
                LINE,
                full.id(),
                full.kind(),
                "home",
                full.amount(),
                used,
                full.from(),
                full.until(),
                true);
    }

    private static final LineId LINE = new LineId(new AccountId(new UUID(0, 1)), new UUID(0, 2));
    private static final Tariff TARIFF = new Tariff(
            "domestic",
            List.of(new Tariff.Zone("home", Set.of("CN")), new Tariff.Zone("world", Set.of())),
            Map.of(
                    "home",
                    Map.of(
                            UsageKind.DATA, rate(1, 5),
                            UsageKind.VOICE, rate(60, 15),
                            UsageKind.SMS, rate(1, 10)),
                    "world",
                    Map.of(UsageKind.DATA, rate(1, 30))));

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    private static long priceOf(UsageRecord record) {
        if (record.country().equals("JP")) return record.kind() == UsageKind.DATA ? 30 : 0;
        return switch (record.kind()) {
            case DATA -> 5;
            case VOICE -> 15;
            case SMS -> 10;
        };
    }

    private static List<UsageRecord> records(SplittableRandom chance) {
        var records = new ArrayList<UsageRecord>();
        for (int each = 0; each < chance.nextInt(1, 40); each++) {
            records.add(new UsageRecord(
                    "r" + each,
                    LINE.value(),
                    UsageKind.values()[chance.nextInt(3)],
                    chance.nextInt(4) == 0 ? "JP" : "CN",
                    chance.nextInt(1, 200),
                    at(chance.nextInt(30))));
        }
        return records;
    }

    private static Tariff.Rate rate(long per, long minor) {
        var price = new Money(minor, Currency.getInstance("CNY"));
        return new Tariff.Rate(per, new Price(price, new Price.Tax("basic", 900)));
    }

    private static Bill rate(
            List<Bucket> buckets, long promotional, long paid, UsageRecord... records) {
        return Rating.rate(List.of(records), means(buckets, promotional, paid, Ends.NONE));
    }

    private static Means means(
            List<Bucket> buckets, long promotional, long paid, @Nullable Ends ends) {
        var held = List.of(new Rating.Held(at(0), TARIFF));
        return new Means(held, ends == null ? Ends.NONE : ends, buckets, promotional, paid);
    }

    private static Means rich(List<Bucket> buckets) {
        return means(buckets, 0, 1_000_000_00, Ends.NONE);
    }

    private static long cost(List<UsageRecord> records, List<Bucket> buckets) {
        return sum(Rating.rate(records, rich(buckets)), Rated::paid);
    }

    private static long sum(Bill bill, ToLongFunction<Rated> part) {
        return bill.rated().stream().mapToLong(part).sum();
    }

    /** The only record, with what came out of allowances, bonus and money, and what is ours. */
    private static Rated rated(Bill bill, Outcome outcome, long... parts) {
        var record = bill.rated().getFirst().record();
        return new Rated(record, outcome, parts[0], parts[1], parts[2], parts[3]);
    }

    private static Bucket bucket(int number, UsageKind kind, long amount, int days) {
        return new Bucket(
                LINE, new UUID(7, number), kind, "home", amount, 0, at(0), at(days), true);
    }

    private static UsageRecord data(String id, int day, long amount) {
        return new UsageRecord(id, LINE.value(), UsageKind.DATA, "CN", amount, at(day));
    }

    private static Instant at(int day) {
        return Instant.parse("2026-03-02T09:00:00Z").plus(Duration.ofDays(day));
    }
}
