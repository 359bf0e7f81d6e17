// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.catalog.Catalog;
import signoff.kernel.LineId;
import signoff.ledger.AccountKind;
import signoff.ledger.Balances;
import signoff.ledger.Ledger;
import signoff.ledger.Ledger.Ends;
import signoff.line.allowance.Bucket;
import signoff.line.allowance.Buckets;
import signoff.line.allowance.Buckets.Spent;
import signoff.line.offer.HeldOffering;
import signoff.line.offer.HeldOfferings;
import signoff.usage.Rating.Held;
import signoff.usage.Rating.Means;

/** What lines have to use up, read for a whole batch in one statement each. */
@Component
class LineMeans {

    private final HeldOfferings held;
    private final Catalog catalog;
    private final Buckets buckets;
    private final Ledger ledger;

    LineMeans(HeldOfferings held, Catalog catalog, Buckets buckets, Ledger ledger) {
        this.held = held;
        this.catalog = catalog;
        this.buckets = buckets;
        this.ledger = ledger;
    }

    void spend(List<Spent> spent) {
        buckets.use(spent);
    }

    /** What a line has, and in which currency. */
    record Own(Means means, Currency currency) {}

    /** The rows of the lines are locked. */
    Map<LineId, Own> of(Map<LineId, Map<String, UsageRecord>> fresh) {
        var keys = fresh.keySet();
        var since = oldest(fresh);
        var tariffs = tariffs(keys, since);
        var ends = ledger.ends(keys);
        var balances = ledger.balances(keys);
        var left = new HashMap<LineId, List<Bucket>>();
        for (var bucket : buckets.since(keys, since)) {
            left.computeIfAbsent(bucket.line(), any -> new ArrayList<>()).add(bucket);
        }
        var means = new HashMap<LineId, Own>();
        for (var line : keys) {
            var has = balances.get(line);
            // A line without books is charged nothing, and has nothing to be charged in.
            var rated = has == null ? List.<Held>of() : tariffs.getOrDefault(line, List.of());
            var own = new Means(
                    rated,
                    ends.getOrDefault(line, Ends.NONE),
                    left.getOrDefault(line, List.of()),
                    minor(has, AccountKind.PROMOTIONAL),
                    minor(has, AccountKind.PAID));
            var currency = has == null ? Currency.getInstance("XXX") : has.currency();
            means.put(line, new Own(own, currency));
        }
        return means;
    }

    private Map<LineId, List<Held>> tariffs(Collection<LineId> lines, Instant since) {
        var tariffs = new HashMap<LineId, List<Held>>();
        held.since(lines, since)
                .forEach((line, some) ->
                        tariffs.put(line, some.stream().map(this::tariff).toList()));
        return tariffs;
    }

    private Held tariff(HeldOffering one) {
        var plan = catalog.pinned(one.catalogVersion(), one.offering()).plan();
        return new Held(one.since(), plan.tariff());
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
}
