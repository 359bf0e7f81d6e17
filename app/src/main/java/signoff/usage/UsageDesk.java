// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.catalog.Catalog;
import signoff.catalog.Tariff;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.ledger.Ledger.Ends;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.Buckets.Spent;
import signoff.line.offer.HeldOfferings;
import signoff.line.recurring.RecurringLines;
import signoff.usage.Rating.Means;
import signoff.usage.UsageStore.Key;
import signoff.usage.UsageStore.Row;

/**
 * Takes a batch in one commit: locks its lines in the order of their keys, leaves out what came
 * before, rates each line in memory, and writes all of it as sets.
 */
@Component
class UsageDesk implements Usage {

    private static final Logger LOG = LoggerFactory.getLogger(UsageDesk.class);

    private final RecurringLines lines;
    private final HeldOfferings held;
    private final Catalog catalog;
    private final Buckets buckets;
    private final Ledger ledger;
    private final UsageBooks books;
    private final UsageStore store;
    private final Clock clock;

    UsageDesk(
            RecurringLines lines,
            HeldOfferings held,
            Catalog catalog,
            Buckets buckets,
            Ledger ledger,
            UsageBooks books,
            UsageStore store,
            Clock clock) {
        this.lines = lines;
        this.held = held;
        this.catalog = catalog;
        this.buckets = buckets;
        this.ledger = ledger;
        this.books = books;
        this.store = store;
        this.clock = clock;
    }

    @Override
    @Transactional
    public List<Taken> take(BrandId brand, List<UsageRecord> records) {
        if (records.size() > RECORDS_MOST) throw new IllegalArgumentException("too many at once");
        if (records.isEmpty()) return List.of();
        var own = lines.lock(
                brand, records.stream().map(UsageRecord::line).distinct().toList());
        var known = new HashMap<>(store.known(keys(own, records)));
        var fresh = new LinkedHashMap<LineId, Map<String, UsageRecord>>();
        for (var record : records) {
            var line = own.get(record.line());
            if (line == null || known.containsKey(new Key(line, record.id()))) continue;
            fresh.computeIfAbsent(line, any -> new LinkedHashMap<>())
                    .putIfAbsent(record.id(), record);
        }
        var before = Map.copyOf(known);
        for (var row : enter(fresh)) {
            known.put(
                    new Key(row.line(), row.rated().record().id()), row.rated().outcome());
        }
        return records.stream().map(record -> taken(record, own, before, known)).toList();
    }

    private static Taken taken(
            UsageRecord record,
            Map<UUID, LineId> own,
            Map<Key, Outcome> before,
            Map<Key, Outcome> known) {
        var line = own.get(record.line());
        if (line == null) return new Taken(record.id(), Outcome.LINE_UNKNOWN, false);
        var key = new Key(line, record.id());
        return new Taken(
                record.id(), Objects.requireNonNull(known.get(key)), before.containsKey(key));
    }

    private static List<Key> keys(Map<UUID, LineId> own, List<UsageRecord> records) {
        return records.stream()
                .filter(record -> own.containsKey(record.line()))
                .map(record -> new Key(Objects.requireNonNull(own.get(record.line())), record.id()))
                .distinct()
                .toList();
    }

    private List<Row> enter(Map<LineId, Map<String, UsageRecord>> fresh) {
        if (fresh.isEmpty()) return List.of();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var means = means(fresh);
        var rows = new HashMap<Currency, List<Row>>();
        var spent = new ArrayList<Spent>();
        fresh.forEach((line, records) -> {
            var own = means.get(line);
            var bill = Rating.rate(List.copyOf(records.values()), own.means());
            bill.spent().forEach((bucket, used) -> spent.add(new Spent(line, bucket, used)));
            bill.rated()
                    .forEach(rated -> rows.computeIfAbsent(own.currency(), any -> new ArrayList<>())
                            .add(new Row(line, rated)));
        });
        buckets.use(spent);
        var entered = new ArrayList<Row>();
        rows.forEach((currency, some) -> entered.addAll(books.post(some, currency)));
        store.insert(entered, now);
        report(entered);
        lines.lookSoon(fresh.keySet(), now);
        return entered;
    }

    /** What a line has, and in which currency. */
    private record Own(Means means, Currency currency) {}

    private Map<LineId, Own> means(Map<LineId, Map<String, UsageRecord>> fresh) {
        var keys = fresh.keySet();
        var tariffs = tariffs(keys);
        var ends = ledger.ends(keys);
        var balances = ledger.balances(keys);
        var left = new HashMap<LineId, List<Bucket>>();
        for (var bucket : buckets.since(keys, oldest(fresh))) {
            left.computeIfAbsent(bucket.line(), any -> new ArrayList<>()).add(bucket);
        }
        var means = new HashMap<LineId, Own>();
        for (var line : keys) {
            var has = balances.get(line);
            // A line without books is charged nothing, and has nothing to be charged in.
            var tariff = has == null ? null : tariffs.get(line);
            var own = new Means(
                    tariff,
                    ends.getOrDefault(line, Ends.NONE),
                    left.getOrDefault(line, List.of()),
                    minor(has, AccountKind.PROMOTIONAL),
                    minor(has, AccountKind.PAID));
            var currency = has == null ? Currency.getInstance("XXX") : has.currency();
            means.put(line, new Own(own, currency));
        }
        return means;
    }

    private Map<LineId, Tariff> tariffs(Collection<LineId> lines) {
        var tariffs = new HashMap<LineId, Tariff>();
        held.of(lines)
                .forEach((line, one) -> tariffs.put(
                        line,
                        catalog.pinned(one.catalogVersion(), one.offering())
                                .plan()
                                .tariff()));
        return tariffs;
    }

    private static Instant oldest(Map<LineId, Map<String, UsageRecord>> fresh) {
        return fresh.values().stream()
                .flatMap(records -> records.values().stream())
                .map(UsageRecord::at)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private static long minor(@Nullable Balances has, AccountKind kind) {
        return has == null ? 0 : has.of(kind).minor();
    }

    // The network served a line that it had confirmed as stopped: that is for a person (I16).
    private static void report(List<Row> rows) {
        for (var row : rows) {
            var rated = row.rated();
            if (rated.outcome() != Outcome.STRAY) continue;
            LOG.error(
                    "line {} was used at {}, after its stop: record {}",
                    row.line().value(),
                    rated.record().at(),
                    rated.record().id());
        }
    }
}
