// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.Line.Mandate;
import signoff.line.Lines.Closing;
import signoff.line.Lines.Ending;

/** The rows of lines and their mandates. What moves lines takes a set and is one round trip. */
@Component
class LineStore {

    private static final String SELECT = """
            select t.*, array(
                select m.mandate from lines.mandate m
                where m.account_id = t.account_id and m.line_id = t.line_id
                    and m.cancelled_at is null) as mandates,
                coalesce((select sum(b.amount - b.used) from lines.bucket b
                    where b.account_id = t.account_id and b.line_id = t.line_id
                        and b.kind = 'DATA' and (b.until_at is null or b.until_at > ?)
                        and t.service_ended_at is null), 0) as allowance_megabytes
            from lines.line t
            """;

    private static final String FIND = SELECT + "where t.account_id = ? and t.line_id = ?";

    private record Given(Line line, Mandate mandate) {}

    private static final RowMapper<Line> LINE = (found, row) -> lineOf(found);

    private static final String INSERT = """
            insert into lines.line (account_id, line_id, brand, status, kind, country, plan,
                currency, imsi, msisdn, iccid, next_charge_minor, next_charge_on, activated_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    // What a line from elsewhere brings along: nobody knows where it holds, or for how long.
    private static final String INSERT_BUCKETS = """
            insert into lines.bucket (account_id, line_id, bucket_id, kind, amount, from_at)
            select a, l, l, 'DATA', m, f from unnest(?, ?, ?, ?) as line (a, l, m, f) where m > 0
            """;

    private static final String INSERT_MANDATES = """
            insert into lines.mandate (account_id, line_id, mandate, given_at)
            select * from unnest(?, ?, ?, ?)
            """;

    // At the earliest moment at which that day begins anywhere: the look then says when it is.
    private static final String INSERT_RECURRING = """
            insert into lines.recurring (account_id, line_id, look_at)
            select a, l, (o - time '14:00') at time zone 'UTC'
            from unnest(?, ?, ?) as line (a, l, o) where o is not null
            """;

    // The order of their keys, so that two batches never wait in a circle.
    static final String LOCK = """
            select t.account_id, t.change_case_id from lines.line t
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            order by t.account_id, t.line_id
            for no key update of t
            """;

    // A change of plan that is awaited goes with it: it would charge a fee (I18).
    private static final String BEGIN_CLOSING = """
            update lines.line t
            set status = 'CLOSING', closing_case_id = c, change_case_id = null
            from unnest(?, ?, ?) as closing (a, l, c)
            where t.account_id = a and t.line_id = l and (status in ('ACTIVE', 'SUSPENDED')
                or status = 'CLOSING' and closing_case_id = c)
            """;

    private static final String CANCEL_MANDATES = """
            update lines.mandate t set cancelled_at = ?
            from unnest(?, ?) as closing (a, l)
            where t.account_id = a and t.line_id = l and cancelled_at is null
            """;

    // What it was before does not matter: what others have barred since then stands too (I4).
    private static final String KEEP = """
            update lines.line t
            set status = case when exists (select from lines.suspension s
                    where s.account_id = t.account_id and s.line_id = t.line_id)
                    then 'SUSPENDED' else 'ACTIVE' end,
                closing_case_id = null
            from unnest(?, ?) as kept (a, l)
            where t.account_id = a and t.line_id = l
                and status in ('CLOSING', 'ACTIVE', 'SUSPENDED')
            """;

    private static final String END_SERVICE = """
            update lines.line t
            set status = 'DEACTIVATED', service_ended_at = e, restorable_until = r,
                next_charge_minor = null, next_charge_on = null
            from unnest(?, ?, ?, ?) as ended (a, l, e, r)
            where t.account_id = a and t.line_id = l and status = 'CLOSING'
            """;

    private static final String SETTLE = """
            update lines.line t
            set status = case when restorable_until > n then status else 'CLOSED' end,
                closes_at = case when restorable_until > n then restorable_until end
            from unnest(?, ?) as settled (a, l) cross join (select ?::timestamptz) as at (n)
            where t.account_id = a and t.line_id = l and status in ('DEACTIVATED', 'CLOSED')
            """;

    private static final String CLOSE_DUE = """
            update lines.line t set status = 'CLOSED', closes_at = null
            from (select account_id, line_id from lines.line
                where closes_at <= ? order by closes_at limit ?
                for no key update skip locked) as due
            where t.account_id = due.account_id and t.line_id = due.line_id
            """;

    // A line that is on its way into service has no row yet: it is what was reserved for it.
    private static final String IDENTITY = """
            with wanted (a, l) as materialized (select * from unnest(?, ?))
            select a as account_id, l as line_id, imsi, msisdn, iccid from lines.line
            join wanted on account_id = a and line_id = l
            union all
            select a, l, s.imsi, n.msisdn, s.iccid from lines.sim s
            join wanted on s.account_id = a and s.line_id = l
            join lines.number n on n.holder_account_id = a and n.holder_line_id = l
            where s.state = 'ASSIGNED' and n.state = 'RESERVED'
            """;

    private final JdbcTemplate sql;

    LineStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<Line> find(LineId line, Instant now) {
        return Trip.alone(sql, trip -> find(trip, line, now));
    }

    Reply<Optional<Line>> find(Trip trip, LineId line, Instant now) {
        return trip.ask(
                FIND,
                Trip.values(Timestamp.from(now), line.account().value(), line.value()),
                found -> found.next() ? Optional.of(lineOf(found)) : Optional.empty());
    }

    Optional<Line> lock(LineId line, Instant now) {
        var query = FIND + " for no key update of t";
        return one(query, line, now);
    }

    private Optional<Line> one(String query, LineId line, Instant now) {
        var account = line.account().value();
        return sql.query(query, LINE, Timestamp.from(now), account, line.value()).stream()
                .findFirst();
    }

    boolean isEmpty() {
        var query = "select not exists (select from lines.line)";
        return Boolean.TRUE.equals(sql.queryForObject(query, Boolean.class));
    }

    Optional<LineId> locate(BrandId brand, UUID line) {
        return sql
                .query(
                        "select account_id, line_id from lines.line"
                                + " where line_id = ? and brand = ?",
                        (found, row) -> idOf(found),
                        line,
                        brand.code())
                .stream()
                .findFirst();
    }

    List<Line> of(AccountId account, Instant now) {
        return sql.query(
                SELECT + "where t.account_id = ? order by t.activated_at, t.line_id",
                LINE,
                Timestamp.from(now),
                account.value());
    }

    Map<LineId, NetworkIdentity> identities(List<LineId> lines) {
        var keys = keys(lines);
        var found = new HashMap<LineId, NetworkIdentity>();
        sql.query(IDENTITY, statement -> keys.setOn(statement, 1), (RowCallbackHandler)
                row -> found.putIfAbsent(idOf(row), identityOf(row)));
        return found;
    }

    void insert(List<Line> lines) {
        var rows = columns(lines);
        var mandates = new SetOfRows<>(lines.stream()
                        .flatMap(line -> line.mandates().stream().map(m -> new Given(line, m)))
                        .toList())
                .column("uuid", given -> given.line().id().account().value())
                .column("uuid", given -> given.line().id().value())
                .column("text", given -> given.mandate().name())
                .column("timestamptz", given -> Timestamp.from(given.line().activatedAt()));
        var recurring = new SetOfRows<>(lines)
                .column("uuid", line -> line.id().account().value())
                .column("uuid", line -> line.id().value())
                .column("date", LineStore::nextChargeOn);
        var buckets = new SetOfRows<>(lines)
                .column("uuid", line -> line.id().account().value())
                .column("uuid", line -> line.id().value())
                .column("int8", Line::allowanceMegabytes)
                .column("timestamptz", line -> Timestamp.from(line.activatedAt()));
        new RoundTrip(sql, INSERT, INSERT_MANDATES, INSERT_RECURRING, INSERT_BUCKETS)
                .run(
                        statement -> {
                            var next = mandates.setOn(statement, rows.setOn(statement, 1));
                            buckets.setOn(statement, recurring.setOn(statement, next));
                        },
                        answers -> {
                            var changed = answers.changed() + answers.changed();
                            return changed + answers.changed() + answers.changed();
                        });
    }

    private static SetOfRows<Line> columns(List<Line> lines) {
        return new SetOfRows<>(lines)
                .column("uuid", line -> line.id().account().value())
                .column("uuid", line -> line.id().value())
                .column("text", line -> line.brand().code())
                .column("text", line -> inService(line).name())
                .column("text", Line::kind)
                .column("text", Line::country)
                .column("text", Line::plan)
                .column("text", line -> line.currency().getCurrencyCode())
                .column("text", line -> line.identity().imsi())
                .column("text", line -> line.identity().msisdn())
                .column("text", line -> line.identity().iccid())
                .column("int8", LineStore::nextChargeMinor)
                .column("date", LineStore::nextChargeOn)
                .column("timestamptz", line -> Timestamp.from(line.activatedAt()));
    }

    private static Line.Status inService(Line line) {
        if (line.status() == Line.Status.ACTIVE) return line.status();
        throw new IllegalArgumentException(
                "a line is put into service ACTIVE, not " + line.status());
    }

    private static @Nullable Long nextChargeMinor(Line line) {
        return line.nextCharge() == null ? null : line.nextCharge().minor();
    }

    private static @Nullable Date nextChargeOn(Line line) {
        return line.nextChargeOn() == null ? null : Date.valueOf(line.nextChargeOn());
    }

    Trip trip() {
        return new Trip(sql);
    }

    /** Answers which changes of plan it took off the lines. */
    Reply<List<Optional<CaseId>>> beginClosing(Trip trip, Collection<Closing> all, Instant at) {
        var keys = keys(all.stream().map(Closing::line).toList());
        var rows = new SetOfRows<>(List.copyOf(all))
                .column("uuid", closing -> closing.line().account().value())
                .column("uuid", closing -> closing.line().value())
                .column("uuid", closing -> closing.by().value());
        var awaited = trip.rows(LOCK, keys::setOn, (found, row) -> change(found));
        trip.must("LINE_MUST_BE_IN_SERVICE", all.size(), BEGIN_CLOSING, rows::setOn);
        trip.run(CANCEL_MANDATES, (statement, first) -> {
            statement.setTimestamp(first, Timestamp.from(at));
            return keys.setOn(statement, first + 1);
        });
        return awaited;
    }

    private static Optional<CaseId> change(ResultSet found) throws SQLException {
        var account = new AccountId(found.getObject("account_id", UUID.class));
        var change = Optional.ofNullable(found.getObject("change_case_id", UUID.class));
        return change.map(id -> new CaseId(account, id));
    }

    void keep(Trip trip, Collection<LineId> lines) {
        var keys = keys(lines);
        trip.run(LOCK, keys::setOn);
        trip.must("LINE_MUST_BE_CLOSING", Set.copyOf(lines).size(), KEEP, keys::setOn);
    }

    void endService(Trip trip, Collection<Ending> endings) {
        var keys = keys(endings.stream().map(Ending::line).toList());
        var rows = new SetOfRows<>(List.copyOf(endings))
                .column("uuid", ending -> ending.line().account().value())
                .column("uuid", ending -> ending.line().value())
                .column("timestamptz", ending -> Timestamp.from(ending.at()))
                .column("timestamptz", ending -> Timestamp.from(ending.restorableUntil()));
        trip.run(LOCK, keys::setOn);
        trip.must("LINE_MUST_BE_CLOSING", endings.size(), END_SERVICE, rows::setOn);
    }

    void settle(Trip trip, Collection<LineId> lines, Instant at) {
        var keys = keys(lines);
        trip.run(LOCK, keys::setOn);
        trip.must(
                "LINE_MUST_BE_OUT_OF_SERVICE",
                Set.copyOf(lines).size(),
                SETTLE,
                (statement, first) -> {
                    var next = keys.setOn(statement, first);
                    statement.setTimestamp(next, Timestamp.from(at));
                    return next + 1;
                });
    }

    /** Leaves what another node has locked to that node. Answers how many there were. */
    int closeDue(Instant now, int most) {
        return sql.update(CLOSE_DUE, Timestamp.from(now), most);
    }

    static SetOfRows<LineId> keys(Collection<LineId> lines) {
        return new SetOfRows<>(lines.stream().distinct().toList())
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
    }

    /** A line that is not where its case thinks it is: stop and change nothing. */
    static int expect(String rule, int rows, int changed) {
        if (rows != changed) {
            throw new IllegalStateException(
                    rule + ": " + rows + " were to change, and " + changed + " did");
        }
        return changed;
    }

    private static LineId idOf(ResultSet found) throws SQLException {
        return new LineId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("line_id", UUID.class));
    }

    private static NetworkIdentity identityOf(ResultSet found) throws SQLException {
        return new NetworkIdentity(
                found.getString("imsi"), found.getString("msisdn"), found.getString("iccid"));
    }

    private static Line lineOf(ResultSet found) throws SQLException {
        var id = idOf(found);
        var currency = Currency.getInstance(found.getString("currency"));
        var closing = found.getObject("closing_case_id", UUID.class);
        var charge = found.getObject("next_charge_minor", Long.class);
        var chargeOn = found.getDate("next_charge_on");
        return new Line(
                id,
                new BrandId(found.getString("brand")),
                Line.Status.valueOf(found.getString("status")),
                found.getString("kind"),
                found.getString("country"),
                found.getString("plan"),
                currency,
                identityOf(found),
                mandatesOf(found),
                charge == null ? null : new Money(charge, currency),
                chargeOn == null ? null : chargeOn.toLocalDate(),
                found.getLong("allowance_megabytes"),
                found.getTimestamp("activated_at").toInstant(),
                closing == null ? null : new CaseId(id.account(), closing),
                instant(found.getTimestamp("service_ended_at")),
                instant(found.getTimestamp("restorable_until")));
    }

    private static Set<Mandate> mandatesOf(ResultSet found) throws SQLException {
        var mandates = EnumSet.noneOf(Mandate.class);
        for (var mandate : (String[]) found.getArray("mandates").getArray()) {
            mandates.add(Mandate.valueOf(mandate));
        }
        return Set.copyOf(mandates);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
