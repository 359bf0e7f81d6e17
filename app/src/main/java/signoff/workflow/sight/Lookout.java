// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.sight;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/**
 * Looks at the work now and then, and shows it as metrics. Every node shows the same, for it is the
 * database that is looked at: take the maximum over nodes, not the sum.
 */
@Component
class Lookout extends RecurringWork {

    /** About as often as metrics are read. */
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final SightStore store;
    private final MultiGauge open;
    private final MultiGauge soon;
    private final MultiGauge due;
    private final MultiGauge oldest;
    private final MultiGauge parked;
    private volatile Snapshot last = Snapshot.NOTHING;

    Lookout(SightStore store, MeterRegistry meters) {
        super("metrics", EVERY);
        this.store = store;
        this.open = MultiGauge.builder("signoff.cases.open")
                .description("Cases that have not ended")
                .register(meters);
        this.soon = MultiGauge.builder("signoff.deadlines.at.risk")
                .description("Cases whose deadline comes within a day, by whom they wait for")
                .register(meters);
        this.due = MultiGauge.builder("signoff.effects.due")
                .description("Effects that could be tried now, and are not")
                .register(meters);
        this.oldest = MultiGauge.builder("signoff.effects.oldest.due.age")
                .description("For how long the first of them could have been")
                .baseUnit("seconds")
                .register(meters);
        this.parked = MultiGauge.builder("signoff.effects.parked")
                .description("Effects that wait for a person")
                .register(meters);
    }

    Snapshot last() {
        return last;
    }

    void look() {
        var seen = store.look();
        last = seen;
        open.register(
                seen.open().stream()
                        .map(one -> Row.of(
                                Tags.of("kind", one.kind(), "state", one.state()), one.count()))
                        .toList(),
                true);
        soon.register(
                seen.soon().stream()
                        .map(one -> Row.of(
                                Tags.of("kind", one.kind(), "owner", lower(one.owner())),
                                one.count()))
                        .toList(),
                true);
        due.register(rows(seen, one -> one.due()), true);
        oldest.register(rows(seen, one -> one.oldest().toSeconds()), true);
        parked.register(rows(seen, one -> one.parked()), true);
    }

    private interface Figure {
        long of(Snapshot.Backlog backlog);
    }

    private static List<Row<?>> rows(Snapshot seen, Figure figure) {
        return seen.backlogs().stream()
                .<Row<?>>map(one -> Row.of(Tags.of("target", one.target()), figure.of(one)))
                .toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    protected boolean work() {
        look();
        return false;
    }
}
