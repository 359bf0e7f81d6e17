// SPDX-License-Identifier: Apache-2.0
package signoff.line.offer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** The rows of what lines were bought under. Nothing is deleted: a change ends one, adds one. */
@Component
class HeldOfferingStore implements HeldOfferings {

    private static final String END = """
            update lines.held_offering set until_at = ?
            where account_id = ? and line_id = ? and until_at is null and from_at < ?
            """;

    private static final String BEGIN = """
            insert into lines.held_offering
                (account_id, line_id, from_at, offering, catalog_version)
            values (?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String NOW = """
            select account_id, line_id, offering, catalog_version, from_at
            from lines.held_offering t
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            where until_at is null
            """;

    private static final String SINCE = """
            select account_id, line_id, offering, catalog_version, from_at
            from lines.held_offering t
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            where until_at is null or until_at > ?
            order by account_id, line_id, from_at
            """;

    private static final String AT = """
            select offering, catalog_version, from_at from lines.held_offering
            where account_id = ? and line_id = ? and from_at <= ?
                and (until_at is null or until_at > ?)
            """;

    private static final String ON_PLAN = """
            update lines.line
            set plan = ?, next_charge_minor = nullif(?, 0), change_case_id = null
            where account_id = ? and line_id = ?
            """;

    private static final String AWAIT = """
            update lines.line set change_case_id = ? where account_id = ? and line_id = ?
            """;

    private static final String AWAITED = """
            select change_case_id from lines.line
            where account_id = ? and line_id = ? and change_case_id is not null
            """;

    private final JdbcTemplate sql;

    HeldOfferingStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    @Transactional
    public void hold(LineId line, HeldOffering offering) {
        var since = Timestamp.from(offering.since());
        sql.update(END, since, line.account().value(), line.value(), since);
        sql.update(
                BEGIN,
                line.account().value(),
                line.value(),
                since,
                offering.offering(),
                offering.catalogVersion());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(LineId line, HeldOffering to, Money fee) {
        // Two changes at one moment would be one row: the later one is a little later.
        var least = of(line).map(one -> one.since().plus(1, ChronoUnit.MICROS));
        var since = least.filter(to.since()::isBefore).orElse(to.since());
        hold(line, new HeldOffering(to.offering(), to.catalogVersion(), since));
        sql.update(ON_PLAN, to.offering(), fee.minor(), line.account().value(), line.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void await(LineId line, @Nullable CaseId change) {
        var id = change == null ? null : change.value();
        sql.update(AWAIT, id, line.account().value(), line.value());
    }

    @Override
    public Optional<CaseId> awaited(LineId line) {
        return Trip.alone(sql, trip -> change(trip, line)).stream().findFirst();
    }

    @Override
    public Supplier<Optional<CaseId>> awaited(Trip trip, LineId line) {
        var found = change(trip, line);
        return () -> found.get().stream().findFirst();
    }

    private static Reply<List<CaseId>> change(Trip trip, LineId line) {
        return trip.rows(
                AWAITED,
                Trip.values(line.account().value(), line.value()),
                (found, row) -> new CaseId(line.account(), found.getObject(1, UUID.class)));
    }

    @Override
    public Optional<HeldOffering> at(LineId line, Instant at) {
        var then = Timestamp.from(at);
        return sql
                .query(
                        AT,
                        (found, row) -> held(found),
                        line.account().value(),
                        line.value(),
                        then,
                        then)
                .stream()
                .findFirst();
    }

    private static HeldOffering held(ResultSet found) throws SQLException {
        return new HeldOffering(
                found.getString("offering"),
                found.getString("catalog_version"),
                found.getTimestamp("from_at").toInstant());
    }

    @Override
    public Map<LineId, List<HeldOffering>> since(Collection<LineId> lines, Instant at) {
        if (lines.isEmpty()) return Map.of();
        var wanted = keys(lines);
        var held = new HashMap<LineId, List<HeldOffering>>();
        sql.query(
                SINCE,
                statement -> statement.setTimestamp(wanted.setOn(statement, 1), Timestamp.from(at)),
                found -> {
                    held.computeIfAbsent(lineOf(found), line -> new ArrayList<>())
                            .add(held(found));
                });
        return held;
    }

    @Override
    public Map<LineId, HeldOffering> of(Collection<LineId> lines) {
        if (lines.isEmpty()) return Map.of();
        var wanted = keys(lines);
        var held = new HashMap<LineId, HeldOffering>();
        sql.query(NOW, statement -> wanted.setOn(statement, 1), found -> {
            held.put(lineOf(found), held(found));
        });
        return held;
    }

    private static SetOfRows<LineId> keys(Collection<LineId> lines) {
        return new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
    }

    private static LineId lineOf(ResultSet found) throws SQLException {
        var account = new AccountId(found.getObject("account_id", UUID.class));
        return new LineId(account, found.getObject("line_id", UUID.class));
    }
}
