// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.line.allowance.Buckets.Spent;
import signoff.line.recurring.RecurringLines;
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
    private final LineMeans means;
    private final UsageBooks books;
    private final UsageStore store;
    private final Clock clock;

    UsageDesk(
            RecurringLines lines,
            LineMeans means,
            UsageBooks books,
            UsageStore store,
            Clock clock) {
        this.lines = lines;
        this.means = means;
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
        var had = means.of(fresh);
        var rows = new HashMap<Currency, List<Row>>();
        var spent = new ArrayList<Spent>();
        fresh.forEach((line, records) -> {
            var own = Objects.requireNonNull(had.get(line));
            var bill = Rating.rate(List.copyOf(records.values()), own.means());
            bill.spent().forEach((bucket, used) -> spent.add(new Spent(line, bucket, used)));
            bill.rated()
                    .forEach(rated -> rows.computeIfAbsent(own.currency(), any -> new ArrayList<>())
                            .add(new Row(line, rated)));
        });
        means.spend(spent);
        var entered = new ArrayList<Row>();
        rows.forEach((currency, some) -> entered.addAll(books.post(some, currency)));
        store.insert(entered, now);
        report(entered);
        lines.lookSoon(fresh.keySet(), now);
        return entered;
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
