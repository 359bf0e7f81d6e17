// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.sight;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.workflow.Wait.Owner;
import signoff.workflow.engine.CaseTypes;
import signoff.workflow.sight.Snapshot.Backlog;
import signoff.workflow.sight.Snapshot.Open;
import signoff.workflow.sight.Snapshot.Soon;

/**
 * Counts the work. Every statement goes by an index on what is open, so its cost grows with the
 * work that is left and not with what was ever done.
 */
@Component
class SightStore {

    /** A deadline that is nearer than this is at risk. */
    static final Duration SOON = Duration.ofHours(24);

    private final JdbcTemplate sql;
    private final CaseTypes types;
    private final Clock clock;

    /** Whom a state waits for is in its rule, not in its row: read once for each state. */
    private final Map<KindState, Owner> owners = new ConcurrentHashMap<>();

    private record KindState(String kind, String state) {}

    private record Counted(KindState of, long open, long soon) {}

    SightStore(JdbcTemplate sql, CaseTypes types, Clock clock) {
        this.sql = sql;
        this.types = types;
        this.clock = clock;
    }

    Snapshot look() {
        var now = clock.instant();
        var counted = counted(now);
        var open = counted.stream()
                .map(one -> new Open(one.of().kind(), one.of().state(), one.open()))
                .toList();
        return new Snapshot(open, soon(counted), backlogs(now));
    }

    private List<Counted> counted(Instant now) {
        return sql.query(
                """
                select kind, state, count(*) as open, count(*) filter (where due_at <= ?) as soon
                from workflow.case_file where due_at is not null group by kind, state
                """,
                (row, number) -> new Counted(
                        new KindState(row.getString("kind"), row.getString("state")),
                        row.getLong("open"),
                        row.getLong("soon")),
                Timestamp.from(now.plus(SOON)));
    }

    private List<Soon> soon(List<Counted> counted) {
        record KindOwner(String kind, Owner owner) {}
        var sums = counted.stream()
                .filter(one -> one.soon() > 0)
                .flatMap(one -> ownerOf(one.of()).stream()
                        .map(owner -> Map.entry(new KindOwner(one.of().kind(), owner), one.soon())))
                .collect(groupingBy(Map.Entry::getKey, summingLong(Map.Entry::getValue)));
        return sums.entrySet().stream()
                .map(sum -> new Soon(sum.getKey().kind(), sum.getKey().owner(), sum.getValue()))
                .toList();
    }

    private Optional<Owner> ownerOf(KindState of) {
        var known = owners.get(of);
        if (known != null) return Optional.of(known);
        var found = sql
                .query(
                        """
                        select body, file from workflow.case_file
                        where due_at is not null and kind = ? and state = ? limit 1
                        """,
                        (row, number) -> types.ownerOf(
                                of.kind(), of.state(), row.getString(1), row.getString(2)),
                        of.kind(),
                        of.state())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        found.ifPresent(owner -> owners.put(of, owner));
        return found;
    }

    private List<Backlog> backlogs(Instant now) {
        return sql.query(
                """
                select target, count(*) filter (where due) as due,
                    min(due_at) filter (where due) as oldest,
                    count(*) filter (where parked) as parked
                from (
                    select target, due_at, true as due, false as parked from workflow.effect
                    where due_at <= ?
                        and (leased_until is null or leased_until <= clock_timestamp())
                    union all
                    select target, null, false, true from workflow.effect where status = 'PARKED'
                ) as waiting group by target
                """,
                (row, number) -> new Backlog(
                        row.getString("target"),
                        row.getLong("due"),
                        age(row.getTimestamp("oldest"), now),
                        row.getLong("parked")),
                Timestamp.from(now));
    }

    private static Duration age(@org.jspecify.annotations.Nullable Timestamp oldest, Instant now) {
        return oldest == null ? Duration.ZERO : Duration.between(oldest.toInstant(), now);
    }
}
