// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;

/** The rows of cases. Hand-written, set by set: every closing passes here several times. */
@Component
class CaseStore {

    private static final String COLUMNS =
            " account_id, case_id, kind, brand, state, body, file, version, due_at, journal_hash ";

    private static final String LOCK = "select" + COLUMNS + """
            from workflow.case_file
            join unnest(?, ?) as wanted (a, c) on account_id = a and case_id = c
            order by account_id, case_id
            for update of case_file
            """;

    private static final String INSERT = """
            insert into workflow.case_file (account_id, case_id, kind, brand, state, body, file,
                version, due_at, journal_hash, opened_at, changed_at)
            select a, c, k, b, s, y::json, f::json, v, d, h, n, n
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (a, c, s, y, f, v, d, h, k, b)
            cross join (select ?::timestamptz) as at (n)
            """;

    private static final String UPDATE = """
            update workflow.case_file set state = s, body = y::json, file = f::json,
                version = v, due_at = d, journal_hash = h, changed_at = ?
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) as r (a, c, s, y, f, v, d, h)
            where account_id = a and case_id = c
            """;

    private static final RowMapper<CaseRow> ROW = (found, number) -> rowOf(found);

    private final JdbcTemplate sql;

    CaseStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Optional<CaseRow> find(CaseId id) {
        var query =
                "select" + COLUMNS + "from workflow.case_file where account_id = ? and case_id = ?";
        return sql.query(query, ROW, id.account().value(), id.value()).stream().findFirst();
    }

    List<CaseRow> standing(String kind, BrandId brand, String state, int most) {
        var query = "select" + COLUMNS + """
                from workflow.case_file
                where due_at is not null and kind = ? and brand = ? and state = ?
                order by due_at limit ?
                """;
        return sql.query(query, ROW, kind, brand.code(), state, most);
    }

    /** What moves cases goes to the server together, whichever store it is of. */
    Trip trip() {
        return new Trip(sql);
    }

    /** Locks the rows in the order of their keys, so that two batches never wait in a circle. */
    Reply<List<CaseRow>> lock(Trip trip, List<CaseId> ids) {
        return trip.rows(LOCK, keys(ids)::setOn, ROW);
    }

    /** Locks cases whose time has come and that no other node is moving at this moment. */
    List<CaseRow> lockDue(String[] kinds, Instant now, int most) {
        var query = "select" + COLUMNS + """
                from workflow.case_file where due_at <= ? and kind = any(?)
                order by due_at limit ? for update skip locked
                """;
        return sql.query(query, ROW, Timestamp.from(now), kinds, most);
    }

    List<CaseId> due(String[] kinds, Instant now, int most) {
        return sql.query(
                "select account_id, case_id from workflow.case_file where due_at <= ?"
                        + " and kind = any(?) order by due_at limit ?",
                (found, row) -> caseId(found),
                Timestamp.from(now),
                kinds,
                most);
    }

    /** Unless it has moved meanwhile: a case that ended has no time, and a newer time stands. */
    void rest(CaseId id, Instant now, Instant until) {
        sql.update(
                "update workflow.case_file set due_at = ?"
                        + " where account_id = ? and case_id = ? and due_at <= ?",
                Timestamp.from(until),
                id.account().value(),
                id.value(),
                Timestamp.from(now));
    }

    void insert(Trip trip, List<CaseRow> rows, Instant now) {
        var columns = written(rows)
                .column("text", CaseRow::kind)
                .column("text", row -> row.brand().code());
        trip.change(INSERT, (statement, first) -> {
            var next = columns.setOn(statement, first);
            statement.setTimestamp(next, Timestamp.from(now));
            return next + 1;
        });
    }

    void update(Trip trip, List<CaseRow> rows, Instant now) {
        var columns = written(rows);
        trip.change(UPDATE, (statement, first) -> {
            statement.setTimestamp(first, Timestamp.from(now));
            return columns.setOn(statement, first + 1);
        });
    }

    private static SetOfRows<CaseRow> written(List<CaseRow> rows) {
        return new SetOfRows<>(rows)
                .column("uuid", row -> row.id().account().value())
                .column("uuid", row -> row.id().value())
                .column("text", CaseRow::state)
                .column("text", CaseRow::body)
                .column("text", CaseRow::file)
                .column("int4", CaseRow::version)
                .column("timestamptz", row -> timestamp(row.dueAt()))
                .column("bytea", CaseRow::journalHash);
    }

    static SetOfRows<CaseId> keys(List<CaseId> ids) {
        return new SetOfRows<>(ids)
                .column("uuid", id -> id.account().value())
                .column("uuid", CaseId::value);
    }

    static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static CaseId caseId(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }

    private static CaseRow rowOf(ResultSet found) throws SQLException {
        return new CaseRow(
                caseId(found),
                found.getString("kind"),
                new BrandId(found.getString("brand")),
                found.getString("state"),
                found.getString("body"),
                found.getString("file"),
                found.getInt("version"),
                instant(found.getTimestamp("due_at")),
                found.getBytes("journal_hash"));
    }
}
