// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.replacement.Replacements.EndedFor;
import signoff.replacement.Replacements.Running;
import signoff.replacement.Replacements.Status;

/** Which case gives which line another SIM. The unique index decides who was first. */
@Component
class ReplacementStore {

    private static final String RUNNING = """
            select account_id, case_id, status, asked_at from replacements.replacement
            where account_id = ? and line_id = ? and status not in ('REPLACED', 'ENDED')
            """;

    private final JdbcTemplate sql;
    private final Ids ids;

    ReplacementStore(JdbcTemplate sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    CaseId newId(LineId line) {
        return new CaseId(line.account(), ids.next());
    }

    /** Answers false to who comes second; waits for whoever is opening one just now. */
    boolean begin(ReplacementFile file, BrandId brand, Status status, Instant at) {
        var begun = sql.update(
                """
                insert into replacements.replacement
                    (account_id, case_id, line_id, brand, status, asked_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                file.id().account().value(),
                file.id().value(),
                file.line().value(),
                brand.code(),
                status.name(),
                Timestamp.from(at));
        return begun > 0;
    }

    void show(CaseId id, Status status, @Nullable EndedFor endedFor) {
        sql.update(
                "update replacements.replacement set status = ?, ended_for = ?"
                        + " where account_id = ? and case_id = ?",
                status.name(),
                endedFor == null ? null : endedFor.name(),
                id.account().value(),
                id.value());
    }

    Optional<Running> running(LineId line) {
        return Trip.alone(sql, trip -> running(trip, line));
    }

    Reply<Optional<Running>> running(Trip trip, LineId line) {
        return trip.ask(
                RUNNING,
                Trip.values(line.account().value(), line.value()),
                found -> found.next() ? Optional.of(running(found)) : Optional.empty());
    }

    private static Running running(ResultSet found) throws SQLException {
        var status = Status.valueOf(found.getString("status"));
        return new Running(
                idOf(found),
                status != Status.AWAITING_CODE && status != Status.AWAITING_CARD,
                found.getTimestamp("asked_at").toInstant());
    }

    Optional<CaseId> latestOf(LineId line) {
        return sql
                .query(
                        "select account_id, case_id from replacements.replacement"
                                + " where account_id = ? and line_id = ?"
                                + " order by asked_at desc, case_id desc limit 1",
                        (found, row) -> idOf(found),
                        line.account().value(),
                        line.value())
                .stream()
                .findFirst();
    }

    Optional<CaseId> locate(BrandId brand, UUID replacement) {
        return sql
                .query(
                        "select account_id, case_id from replacements.replacement"
                                + " where case_id = ? and brand = ?",
                        (found, row) -> idOf(found),
                        replacement,
                        brand.code())
                .stream()
                .findFirst();
    }

    private static CaseId idOf(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }
}
