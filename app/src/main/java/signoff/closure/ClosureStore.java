// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;

/** Which case closes which line. The unique index decides who was first (I1). */
@Component
class ClosureStore {

    private final JdbcTemplate sql;
    private final Ids ids;

    ClosureStore(JdbcTemplate sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /** A case that is to close a line. */
    record Wanted(CaseId id, LineId line, BrandId brand, String kind, Instant at) {}

    CaseId newId(LineId line) {
        return new CaseId(line.account(), ids.next());
    }

    /**
     * Answers those that are now the open case of their line. The others came second: this waits
     * for whoever is opening one just now.
     */
    Set<UUID> begin(List<Wanted> wanted) {
        // The order of the lines, so that two batches never wait in a circle.
        var rows = new SetOfRows<>(wanted)
                .column("uuid", row -> row.id().account().value())
                .column("uuid", row -> row.id().value())
                .column("uuid", row -> row.line().value())
                .column("text", row -> row.brand().code())
                .column("text", Wanted::kind)
                .column("timestamptz", row -> Timestamp.from(row.at()));
        return Set.copyOf(sql.query(
                """
                insert into closures.closure
                    (account_id, case_id, line_id, brand, kind, opened_at)
                select * from unnest(?, ?, ?, ?, ?, ?) as w (a, c, l, b, k, t) order by a, l
                on conflict do nothing
                returning case_id
                """,
                statement -> rows.setOn(statement, 1),
                (found, row) -> found.getObject(1, UUID.class)));
    }

    void keepWords(CaseId id, byte @Nullable [] sealed) {
        sql.update(
                "update closures.closure set sealed_words = ? where account_id = ? and case_id = ?",
                sealed,
                id.account().value(),
                id.value());
    }

    Map<CaseId, byte[]> words(List<CaseId> ids) {
        var keys = keys(ids);
        var words = new HashMap<CaseId, byte[]>();
        sql.query("""
                select account_id, case_id, sealed_words from closures.closure
                join unnest(?, ?) as wanted (a, c) on account_id = a and case_id = c
                where sealed_words is not null
                """, statement -> keys.setOn(statement, 1), (RowCallbackHandler)
                row -> words.put(id(row), row.getBytes("sealed_words")));
        return words;
    }

    void keepNote(CaseId id, byte[] sealed) {
        sql.update(
                "update closures.closure set sealed_note = ? where account_id = ? and case_id = ?",
                sealed,
                id.account().value(),
                id.value());
    }

    private static SetOfRows<CaseId> keys(List<CaseId> ids) {
        return new SetOfRows<>(ids)
                .column("uuid", id -> id.account().value())
                .column("uuid", CaseId::value);
    }

    void end(List<CaseId> ids) {
        var keys = keys(ids);
        sql.update("""
                update closures.closure set open = false
                from unnest(?, ?) as e (a, c) where account_id = a and case_id = c
                """, statement -> keys.setOn(statement, 1));
    }

    Optional<CaseId> openFor(LineId line) {
        return Trip.alone(sql, trip -> openFor(trip, line));
    }

    Trip trip() {
        return new Trip(sql);
    }

    Reply<Optional<CaseId>> openFor(Trip trip, LineId line) {
        return trip.ask(
                "select account_id, case_id from closures.closure"
                        + " where account_id = ? and line_id = ? and open",
                Trip.values(line.account().value(), line.value()),
                found -> found.next() ? Optional.of(id(found)) : Optional.empty());
    }

    Optional<CaseId> locate(BrandId brand, UUID closure) {
        return sql
                .query(
                        "select account_id, case_id from closures.closure"
                                + " where case_id = ? and brand = ?",
                        (found, row) -> id(found),
                        closure,
                        brand.code())
                .stream()
                .findFirst();
    }

    /**
     * Newest first: the ids sort by the time they were drawn. A null tells PostgreSQL nothing about
     * its type, so the statement says it.
     */
    List<CaseId> list(BrandId brand, @Nullable UUID before, int most) {
        return sql.query("""
                select account_id, case_id from closures.closure
                where brand = ?
                and case_id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                order by case_id desc limit ?
                """, (found, row) -> id(found), brand.code(), before, most);
    }

    private static CaseId id(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }
}
