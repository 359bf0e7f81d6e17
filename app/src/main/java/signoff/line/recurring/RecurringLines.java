// SPDX-License-Identifier: Apache-2.0
package signoff.line.recurring;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.Line.Status;
import signoff.line.recurring.RecurringLine.Lacking;
import signoff.line.recurring.RecurringLine.Moved;

/** The rows of what recurs on lines. What is due is found by an index, and taken as a set. */
@Component
public class RecurringLines {

    // The row of the line too: a closing that begins now waits for us, or we leave the line to it.
    private static final String DUE = """
            select t.account_id, t.line_id
            from lines.recurring d
            join lines.line t on t.account_id = d.account_id and t.line_id = d.line_id
            where d.look_at <= ?
            order by d.look_at limit ?
            for no key update of t, d skip locked
            """;

    // Statements of their own, behind the lock: they see what the holder before us committed (I18).
    private static final String MANDATES = """
            select m.* from lines.mandate m
            join unnest(?, ?) as wanted (a, l) on m.account_id = a and m.line_id = l
            where m.cancelled_at is null
            """;

    private static final String LINES = """
            select t.account_id, t.line_id, t.brand, t.status, t.kind, t.country, t.currency,
                t.msisdn, t.next_charge_minor, t.next_charge_on, t.change_case_id,
                coalesce(d.paid, true) as paid, d.lacking_since, d.lacking_case_id
            from unnest(?, ?) as wanted (a, l)
            join lines.line t on t.account_id = a and t.line_id = l
            left join lines.recurring d on d.account_id = a and d.line_id = l
            order by t.account_id, t.line_id
            """;

    private static final String MOVE_LINES = """
            update lines.line t set next_charge_on = o
            from unnest(?, ?, ?) as moved (a, l, o)
            where t.account_id = a and t.line_id = l and next_charge_on is distinct from o
            """;

    private static final String MOVE = """
            update lines.recurring t
            set paid = p, lacking_since = s, lacking_case_id = c, look_at = n
            from unnest(?, ?, ?, ?, ?, ?) as moved (a, l, p, s, c, n)
            where t.account_id = a and t.line_id = l
            """;

    private static final String GIVE = """
            insert into lines.mandate as t (account_id, line_id, mandate, given_at, instrument,
                below_minor, amount_minor)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, line_id, mandate) do update
            set given_at = case when t.cancelled_at is null then t.given_at
                    else excluded.given_at end,
                cancelled_at = null, instrument = excluded.instrument,
                below_minor = excluded.below_minor, amount_minor = excluded.amount_minor
            """;

    private static final String LOCK = """
            select t.account_id, t.line_id from lines.line t
            join unnest(?) as wanted (l) on t.line_id = l
            where t.brand = ?
            order by t.account_id, t.line_id
            for no key update of t
            """;

    private static final String LOOK_SOON = """
            update lines.recurring t set look_at = least(t.look_at, n.at)
            from unnest(?, ?) as used (a, l), (select ?::timestamptz as at) n
            where t.account_id = a and t.line_id = l and t.look_at > n.at
                and exists (select from lines.mandate m
                    where m.account_id = a and m.line_id = l
                        and m.mandate = 'AUTO_TOP_UP' and m.cancelled_at is null)
            """;

    private static final String LOOK = """
            insert into lines.recurring as t (account_id, line_id, look_at) values (?, ?, ?)
            on conflict (account_id, line_id) do update
            set look_at = least(t.look_at, excluded.look_at)
            """;

    private final JdbcTemplate sql;

    RecurringLines(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Lines to look at now, locked. Leaves what another has locked to that one, or for later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<RecurringLine> lockDue(Instant now, int most) {
        var due = sql.query(DUE, (found, row) -> idOf(found), Timestamp.from(now), most);
        return due.isEmpty() ? List.of() : read(due);
    }

    /** As it stands, read without a lock. */
    public Optional<RecurringLine> find(LineId line) {
        return read(List.of(line)).stream().findFirst();
    }

    /** As they stand, in the order of their keys. */
    public List<RecurringLine> read(Collection<LineId> lines) {
        var keys = keys(lines);
        return new RoundTrip(sql, MANDATES, LINES)
                .run(statement -> keys.setOn(statement, keys.setOn(statement, 1)), answers -> {
                    var mandates = mandates(answers.rows());
                    var read = new ArrayList<RecurringLine>();
                    var found = answers.rows();
                    while (found.next()) read.add(line(found, mandates));
                    return List.copyOf(read);
                });
    }

    /** How looked-at lines stand now. Their rows are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(List<Moved> moved) {
        if (moved.isEmpty()) return;
        var lines = new SetOfRows<>(moved)
                .column("uuid", one -> one.line().account().value())
                .column("uuid", one -> one.line().value())
                .column(
                        "date",
                        one -> one.chargeOn() == null ? null : Date.valueOf(one.chargeOn()));
        var looks = new SetOfRows<>(moved)
                .column("uuid", one -> one.line().account().value())
                .column("uuid", one -> one.line().value())
                .column("bool", Moved::paid)
                .column("timestamptz", one -> since(one.lacking()))
                .column("uuid", one -> tells(one.lacking()))
                .column("timestamptz", one -> Timestamp.from(one.lookAt()));
        new RoundTrip(sql, MOVE_LINES, MOVE)
                .run(
                        statement -> looks.setOn(statement, lines.setOn(statement, 1)),
                        answers -> answers.changed() + answers.changed());
    }

    /** Nothing recurs on these any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Collection<LineId> lines) {
        if (lines.isEmpty()) return;
        var keys = keys(lines);
        sql.update("""
                delete from lines.recurring t using unnest(?, ?) as gone (a, l)
                where t.account_id = a and t.line_id = l
                """, statement -> keys.setOn(statement, 1));
    }

    /**
     * Locks lines of a brand in the order of their keys. What is missing is none of the brand's.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, LineId> lock(BrandId brand, Collection<UUID> lines) {
        var locked = new HashMap<UUID, LineId>();
        var rows = new SetOfRows<>(List.copyOf(lines)).column("uuid", line -> line);
        sql.query(
                LOCK,
                statement -> statement.setString(rows.setOn(statement, 1), brand.code()),
                found -> {
                    var line = idOf(found);
                    locked.put(line.value(), line);
                });
        return locked;
    }

    /** Looks now at those of the lines that are topped up by themselves. */
    public void lookSoon(Collection<LineId> lines, Instant at) {
        var keys = keys(lines);
        sql.update(
                LOOK_SOON,
                statement -> statement.setTimestamp(keys.setOn(statement, 1), Timestamp.from(at)));
    }

    /** Looks at a line then, or earlier. */
    public void look(LineId line, Instant at) {
        sql.update(LOOK, line.account().value(), line.value(), Timestamp.from(at));
    }

    /** From now on, in place of what was given before. The row of the line is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void give(LineId line, GivenMandate given, Instant at) {
        sql.update(
                GIVE,
                line.account().value(),
                line.value(),
                given.mandate().name(),
                Timestamp.from(at),
                given.instrument(),
                minor(given.below()),
                minor(given.amount()));
    }

    /** Since when it is given without a break; empty when it is not. */
    public Optional<Instant> givenSince(LineId line, Mandate mandate) {
        return sql
                .query(
                        """
                        select given_at from lines.mandate
                        where account_id = ? and line_id = ? and mandate = ?
                            and cancelled_at is null
                        """,
                        (found, row) -> found.getTimestamp("given_at").toInstant(),
                        line.account().value(),
                        line.value(),
                        mandate.name())
                .stream()
                .findFirst();
    }

    /** The row of the line is locked. Again, and for one that never was given, changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(LineId line, Mandate mandate, Instant at) {
        sql.update("""
                update lines.mandate set cancelled_at = ?
                where account_id = ? and line_id = ? and mandate = ? and cancelled_at is null
                """, Timestamp.from(at), line.account().value(), line.value(), mandate.name());
    }

    private static SetOfRows<LineId> keys(Collection<LineId> lines) {
        return new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
    }

    private static Map<LineId, List<Row>> mandates(ResultSet found) throws SQLException {
        var mandates = new HashMap<LineId, List<Row>>();
        while (found.next()) {
            mandates.computeIfAbsent(idOf(found), line -> new ArrayList<>())
                    .add(new Row(
                            Mandate.valueOf(found.getString("mandate")),
                            found.getString("instrument"),
                            found.getObject("below_minor", Long.class),
                            found.getObject("amount_minor", Long.class)));
        }
        return mandates;
    }

    private record Row(
            Mandate mandate,
            @Nullable String instrument,
            @Nullable Long below,
            @Nullable Long amount) {

        // A line that came from elsewhere may say that it is topped up, and not how.
        boolean isWhole() {
            return mandate != Mandate.AUTO_TOP_UP || below != null && amount != null;
        }

        GivenMandate in(Currency currency) {
            return new GivenMandate(
                    mandate, instrument, money(below, currency), money(amount, currency));
        }
    }

    private static RecurringLine line(ResultSet found, Map<LineId, List<Row>> mandates)
            throws SQLException {
        var id = idOf(found);
        var currency = Currency.getInstance(found.getString("currency"));
        var on = found.getDate("next_charge_on");
        var since = found.getTimestamp("lacking_since");
        var tells = found.getObject("lacking_case_id", UUID.class);
        var change = found.getObject("change_case_id", UUID.class);
        return new RecurringLine(
                id,
                new BrandId(found.getString("brand")),
                Status.valueOf(found.getString("status")),
                found.getString("kind"),
                found.getString("country"),
                currency,
                found.getString("msisdn"),
                money(found.getObject("next_charge_minor", Long.class), currency),
                on == null ? null : on.toLocalDate(),
                found.getBoolean("paid"),
                change == null ? null : new CaseId(id.account(), change),
                since == null
                        ? null
                        : new Lacking(since.toInstant(), new CaseId(id.account(), tells)),
                mandates.getOrDefault(id, List.of()).stream()
                        .filter(Row::isWhole)
                        .map(row -> row.in(currency))
                        .toList());
    }

    private static LineId idOf(ResultSet found) throws SQLException {
        return new LineId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("line_id", UUID.class));
    }

    private static @Nullable Timestamp since(@Nullable Lacking lacking) {
        return lacking == null ? null : Timestamp.from(lacking.since());
    }

    private static @Nullable UUID tells(@Nullable Lacking lacking) {
        return lacking == null ? null : lacking.tells().value();
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    private static @Nullable Money money(@Nullable Long minor, Currency currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
