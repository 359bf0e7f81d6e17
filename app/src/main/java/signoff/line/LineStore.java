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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
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
                    and m.cancelled_at is null) as mandates
            from lines.line t
            """;

    private record Given(Line line, Mandate mandate) {}

    private static final RowMapper<Line> LINE = (found, row) -> lineOf(found);

    private static final String INSERT = """
            insert into lines.line (account_id, line_id, brand, status, kind, country, plan,
                currency, imsi, msisdn, iccid, next_charge_minor, next_charge_on,
                allowance_megabytes, activated_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_MANDATES = """
            insert into lines.mandate (account_id, line_id, mandate, given_at)
            select * from unnest(?, ?, ?, ?)
            """;

    // The order of their keys, so that two batches never wait in a circle.
    static final String LOCK = """
            select 1 from lines.line t
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            order by t.account_id, t.line_id
            for no key update of t
            """;

    private static final String BEGIN_CLOSING = """
            update lines.line t
            set status = 'CLOSING', closing_case_id = c
            from unnest(?, ?, ?) as closing (a, l, c)
            where t.account_id = a and t.line_id = l
                and (status in ('ACTIVE', 'SUSPENDED')
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
                next_charge_minor = null, next_charge_on = null, allowance_megabytes = 0
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
            with wanted (a, l) as (select ?::uuid, ?::uuid)
            select imsi, msisdn, iccid from lines.line
            join wanted on account_id = a and line_id = l
            union all
            select s.imsi, n.msisdn, s.iccid from lines.sim s
            join wanted on s.account_id = a and s.line_id = l
            join lines.number n on n.holder_account_id = a and n.holder_line_id = l
            where s.state = 'ASSIGNED' and n.state = 'RESERVED'
            """;

    private final JdbcTemplate sql;

    LineStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<Line> find(LineId line) {
        return one(SELECT + "where t.account_id = ? and t.line_id = ?", line);
    }

    Optional<Line> lock(LineId line) {
        return one(
                SELECT + "where t.account_id = ? and t.line_id = ? for no key update of t", line);
    }

    private Optional<Line> one(String query, LineId line) {
        return sql.query(query, LINE, line.account().value(), line.value()).stream()
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

    List<Line> of(AccountId account) {
        return sql.query(
                SELECT + "where t.account_id = ? order by t.activated_at, t.line_id",
                LINE,
                account.value());
    }

    Optional<NetworkIdentity> identity(LineId line) {
        return sql
                .query(
                        IDENTITY,
                        (found, row) -> identityOf(found),
                        line.account().value(),
                        line.value())
                .stream()
                .findFirst();
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
        new RoundTrip(sql, INSERT, INSERT_MANDATES)
                .run(
                        statement -> mandates.setOn(statement, rows.setOn(statement, 1)),
                        answers -> answers.changed() + answers.changed());
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
                .column("int8", Line::allowanceMegabytes)
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

    void beginClosing(List<Closing> closings, Instant at) {
        var keys = keys(closings.stream().map(Closing::line).toList());
        var rows = new SetOfRows<>(closings)
                .column("uuid", closing -> closing.line().account().value())
                .column("uuid", closing -> closing.line().value())
                .column("uuid", closing -> closing.by().value());
        new RoundTrip(sql, LOCK, BEGIN_CLOSING, CANCEL_MANDATES)
                .run(
                        statement -> {
                            var next = rows.setOn(statement, keys.setOn(statement, 1));
                            statement.setTimestamp(next, Timestamp.from(at));
                            keys.setOn(statement, next + 1);
                        },
                        answers -> {
                            answers.rows();
                            expect("LINE_MUST_BE_IN_SERVICE", closings.size(), answers.changed());
                            return answers.changed();
                        });
    }

    void keep(Collection<LineId> lines) {
        var keys = keys(lines);
        new RoundTrip(sql, LOCK, KEEP)
                .run(statement -> keys.setOn(statement, keys.setOn(statement, 1)), answers -> {
                    answers.rows();
                    return expect(
                            "LINE_MUST_BE_CLOSING", Set.copyOf(lines).size(), answers.changed());
                });
    }

    void endService(List<Ending> endings) {
        var keys = keys(endings.stream().map(Ending::line).toList());
        var rows = new SetOfRows<>(endings)
                .column("uuid", ending -> ending.line().account().value())
                .column("uuid", ending -> ending.line().value())
                .column("timestamptz", ending -> Timestamp.from(ending.at()))
                .column("timestamptz", ending -> Timestamp.from(ending.restorableUntil()));
        new RoundTrip(sql, LOCK, END_SERVICE)
                .run(statement -> rows.setOn(statement, keys.setOn(statement, 1)), answers -> {
                    answers.rows();
                    return expect("LINE_MUST_BE_CLOSING", endings.size(), answers.changed());
                });
    }

    void settle(Collection<LineId> lines, Instant at) {
        var keys = keys(lines);
        new RoundTrip(sql, LOCK, SETTLE)
                .run(
                        statement -> statement.setTimestamp(
                                keys.setOn(statement, keys.setOn(statement, 1)),
                                Timestamp.from(at)),
                        answers -> {
                            answers.rows();
                            return expect(
                                    "LINE_MUST_BE_OUT_OF_SERVICE",
                                    Set.copyOf(lines).size(),
                                    answers.changed());
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
