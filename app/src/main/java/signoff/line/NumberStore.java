// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.LineId;
import signoff.line.Lines.Ending;

/**
 * The rows of numbers, and who held them when. A number is locked after the line that holds it, and
 * numbers in their own order.
 */
@Component
class NumberStore {

    private static final String ASSIGN = """
            insert into lines.number as t
                (msisdn, state, holder_account_id, holder_line_id, since)
            select m, 'ASSIGNED', a, l, s from unnest(?, ?, ?, ?) as line (a, l, m, s) order by m
            on conflict (msisdn) do update
            set state = 'ASSIGNED', since = excluded.since, min_until = null,
                holder_account_id = excluded.holder_account_id,
                holder_line_id = excluded.holder_line_id
            where t.state = 'AVAILABLE' or t.state = 'RESERVED'
                and t.holder_account_id = excluded.holder_account_id
                and t.holder_line_id = excluded.holder_line_id
            """;

    private static final String HOLD = """
            insert into lines.number_holding (msisdn, from_at, holder)
            select m, s, sha256(uuid_send(a))
            from unnest(?, ?, ?, ?) as line (a, l, m, s)
            join lines.number n on n.msisdn = m
                and n.holder_account_id = a and n.holder_line_id = l and n.since = s
            """;

    // The number is found by way of the line, which knows it: both by their primary keys.
    private static final String LOCK = """
            select 1 from lines.number t
            join lines.line h on h.msisdn = t.msisdn
            join unnest(?, ?) as wanted (a, l) on h.account_id = a and h.line_id = l
            order by t.msisdn
            for no key update of t
            """;

    // Not out of quarantine before the line can no longer be had back with its number (I24).
    private static final String QUARANTINE = """
            update lines.number t
            set state = 'QUARANTINED', since = e, min_until = greatest(q, h.restorable_until)
            from unnest(?, ?, ?, ?) as ended (a, l, e, q)
            join lines.line h on h.account_id = a and h.line_id = l
            where t.msisdn = h.msisdn and t.state = 'ASSIGNED'
                and t.holder_account_id = a and t.holder_line_id = l
            """;

    private static final String END_HOLDING = """
            update lines.number_holding t
            set until_at = n.since, rests_until = n.min_until
            from unnest(?, ?) as ended (a, l)
            join lines.line h on h.account_id = a and h.line_id = l
            join lines.number n on n.msisdn = h.msisdn
            where t.msisdn = n.msisdn and t.until_at is null
            """;

    private static final String COOL_DUE = """
            update lines.number t set state = 'COOLED', since = ?
            from (select msisdn from lines.number
                where state = 'QUARANTINED' and min_until <= ? order by min_until limit ?
                for no key update skip locked) as due
            where t.msisdn = due.msisdn
            """;

    private final JdbcTemplate sql;

    NumberStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<NumberResource> find(String msisdn) {
        return sql
                .query(
                        "select msisdn, state, min_until from lines.number where msisdn = ?",
                        (found, row) -> new NumberResource(
                                found.getString("msisdn"),
                                NumberResource.State.valueOf(found.getString("state")),
                                LineStore.instant(found.getTimestamp("min_until"))),
                        msisdn)
                .stream()
                .findFirst();
    }

    Optional<LineId> holder(BrandId brand, String msisdn) {
        return sql
                .query(
                        """
                        select n.holder_account_id, n.holder_line_id from lines.number n
                        join lines.line h on h.account_id = n.holder_account_id
                            and h.line_id = n.holder_line_id
                        where n.msisdn = ? and n.state = 'ASSIGNED' and h.brand = ?
                        """,
                        (found, row) -> new LineId(
                                new AccountId(found.getObject(1, UUID.class)),
                                found.getObject(2, UUID.class)),
                        msisdn,
                        brand.code())
                .stream()
                .findFirst();
    }

    void assign(List<Line> lines) {
        var rows = new SetOfRows<>(lines)
                .column("uuid", line -> line.id().account().value())
                .column("uuid", line -> line.id().value())
                .column("text", line -> line.identity().msisdn())
                .column("timestamptz", line -> Timestamp.from(line.activatedAt()));
        new RoundTrip(sql, ASSIGN, HOLD)
                .run(statement -> rows.setOn(statement, rows.setOn(statement, 1)), answers -> {
                    LineStore.expect("NUMBER_MUST_BE_AVAILABLE", lines.size(), answers.changed());
                    return answers.changed();
                });
    }

    void quarantine(Trip trip, Collection<Ending> endings) {
        var keys = LineStore.keys(endings.stream().map(Ending::line).toList());
        var rows = new SetOfRows<>(List.copyOf(endings))
                .column("uuid", ending -> ending.line().account().value())
                .column("uuid", ending -> ending.line().value())
                .column("timestamptz", ending -> Timestamp.from(ending.at()))
                .column("timestamptz", ending -> Timestamp.from(ending.quarantinedUntil()));
        trip.run(LOCK, keys::setOn);
        trip.must("NUMBER_MUST_BE_ASSIGNED", endings.size(), QUARANTINE, rows::setOn);
        trip.must("NUMBER_MUST_BE_HELD", endings.size(), END_HOLDING, keys::setOn);
    }

    /** Leaves what another node has locked to that node. Answers how many there were. */
    int coolDue(Instant now, int most) {
        return sql.update(COOL_DUE, Timestamp.from(now), Timestamp.from(now), most);
    }
}
