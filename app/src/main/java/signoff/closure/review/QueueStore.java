// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;

/** The queue of the desk: which requests wait for a person, and until when. */
@Component
public class QueueStore {

    /** A request, on its way into the queue. */
    public record Waiting(CaseId id, String stage, Instant until, int reviewers, int points) {}

    /** A request in the queue. */
    public record Row(
            CaseId id,
            String kind,
            String stage,
            Instant until,
            int reviewers,
            int points,
            Instant since,
            @Nullable String claimedBy) {}

    /** Which rows are wanted; null for all. */
    public record Wanted(
            BrandId brand,
            String stage,
            @Nullable String kind,
            @Nullable String claimedBy) {}

    private final JdbcTemplate sql;

    QueueStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /**
     * Puts requests in, or moves those that are there. Who looks at one keeps it, until it is
     * appealed.
     */
    public void put(List<Waiting> waiting, Instant at) {
        var rows = new SetOfRows<>(waiting)
                .column("uuid", row -> row.id().account().value())
                .column("uuid", row -> row.id().value())
                .column("text", Waiting::stage)
                .column("timestamptz", row -> Timestamp.from(row.until()))
                .column("int4", Waiting::reviewers)
                .column("int4", Waiting::points);
        sql.update("""
                insert into closures.queue
                    (account_id, case_id, brand, kind, stage, until_at, reviewers, points, since)
                select a, c, brand, kind, s, u, r, p, ?
                from unnest(?, ?, ?, ?, ?, ?) as w (a, c, s, u, r, p)
                join closures.closure on account_id = a and case_id = c
                order by a, c
                on conflict (account_id, case_id) do update
                set claimed_by = case when queue.stage = 'REJECTED' then null
                        else queue.claimed_by end,   -- Another person looks at an appeal (I7).
                    stage = excluded.stage, until_at = excluded.until_at,
                    reviewers = excluded.reviewers, points = excluded.points
                """, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            rows.setOn(statement, 2);
        });
    }

    public void leave(List<CaseId> ids) {
        var rows = new SetOfRows<>(ids)
                .column("uuid", id -> id.account().value())
                .column("uuid", CaseId::value);
        sql.update("""
                delete from closures.queue using unnest(?, ?) as w (a, c)
                where account_id = a and case_id = c
                """, statement -> rows.setOn(statement, 1));
    }

    /** By deadline, the next one first. */
    public List<Row> list(Wanted wanted, @Nullable Row after, int most) {
        return sql.query(
                """
                select * from closures.queue
                where brand = ? and stage = ? and (until_at, case_id) > (?, ?)
                and (?::text is null or kind = ?) and (?::text is null or claimed_by = ?)
                order by until_at, case_id limit ?
                """,
                (found, number) -> row(found),
                wanted.brand().code(),
                wanted.stage(),
                Timestamp.from(after == null ? Instant.EPOCH : after.until()),
                after == null ? new UUID(0, 0) : after.id().value(),
                wanted.kind(),
                wanted.kind(),
                wanted.claimedBy(),
                wanted.claimedBy(),
                most);
    }

    public Optional<Row> find(BrandId brand, UUID closure) {
        return sql
                .query(
                        "select * from closures.queue where case_id = ? and brand = ?",
                        (found, number) -> row(found),
                        closure,
                        brand.code())
                .stream()
                .findFirst();
    }

    /**
     * Answers whether it is theirs now: nobody takes a request out of another's hands.
     *
     * @param since who took it before that has had it long enough
     */
    public boolean claim(CaseId id, String who, Instant at, Instant since) {
        return sql.update(
                        """
                        update closures.queue set claimed_by = ?, claimed_at = ?
                        where account_id = ? and case_id = ?
                        and (claimed_by is null or claimed_by = ? or claimed_at < ?)
                        """,
                        who,
                        Timestamp.from(at),
                        id.account().value(),
                        id.value(),
                        who,
                        Timestamp.from(since))
                > 0;
    }

    /** Only who has it gives it back. */
    public boolean release(CaseId id, String who) {
        return sql.update("""
                        update closures.queue set claimed_by = null, claimed_at = null
                        where account_id = ? and case_id = ? and claimed_by = ?
                        """, id.account().value(), id.value(), who) > 0;
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                new CaseId(
                        new AccountId(found.getObject("account_id", UUID.class)),
                        found.getObject("case_id", UUID.class)),
                found.getString("kind"),
                found.getString("stage"),
                found.getTimestamp("until_at").toInstant(),
                found.getInt("reviewers"),
                found.getInt("points"),
                found.getTimestamp("since").toInstant(),
                found.getString("claimed_by"));
    }
}
