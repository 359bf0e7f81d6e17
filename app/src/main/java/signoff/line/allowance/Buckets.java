// SPDX-License-Identifier: Apache-2.0
package signoff.line.allowance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/** The rows of allowances. None is deleted: what is over is past its time. */
@Component
public class Buckets {

    private static final String FILL = """
            insert into lines.bucket (account_id, line_id, bucket_id, kind, zone, amount, from_at,
                until_at, of_plan)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    // What is over first comes first, so that as little as can be is lost.
    private static final String ORDER =
            " order by b.account_id, b.line_id, b.until_at nulls last, b.from_at, b.bucket_id";

    private static final String VALID = """
            select b.* from lines.bucket b
            where b.account_id = ? and b.line_id = ? and (b.until_at is null or b.until_at > ?)
            """ + ORDER;

    private static final String SINCE = """
            select b.* from lines.bucket b
            join unnest(?, ?) as wanted (a, l) on b.account_id = a and b.line_id = l
            where b.until_at is null or b.until_at > ?
            """ + ORDER;

    private static final String USE = """
            update lines.bucket t set used = used + u
            from unnest(?, ?, ?, ?) as spent (a, l, b, u)
            where t.account_id = a and t.line_id = l and t.bucket_id = b
            """;

    private static final String END_PLAN = """
            with given as (
                select account_id, line_id, bucket_id, rank() over (order by from_at desc) as newest
                from lines.bucket
                where account_id = ? and line_id = ? and of_plan
                    and (until_at is null or until_at > ?))
            update lines.bucket t
            set until_at = ?, amount = case when newest > 1 then amount
                else greatest(used, amount - amount * ? / ?) end
            from given g
            where t.account_id = g.account_id and t.line_id = g.line_id
                and t.bucket_id = g.bucket_id
            """;

    private static final String END = """
            update lines.bucket t
            set until_at = least(until_at, ?::timestamptz),
                amount = greatest(used, amount - amount * ? / ?)
            from unnest(?, ?, ?) as ended (a, l, b)
            where t.account_id = a and t.line_id = l and t.bucket_id = b
            """;

    private final JdbcTemplate sql;

    public Buckets(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** So much of a bucket is used. */
    public record Spent(LineId line, UUID bucket, long amount) {}

    /** Gives allowances. The same again changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fill(List<Bucket> given) {
        if (given.isEmpty()) return;
        var rows = new SetOfRows<>(given)
                .column("uuid", bucket -> bucket.line().account().value())
                .column("uuid", bucket -> bucket.line().value())
                .column("uuid", Bucket::id)
                .column("text", bucket -> bucket.kind().name())
                .column("text", Bucket::zone)
                .column("int8", Bucket::amount)
                .column("timestamptz", bucket -> Timestamp.from(bucket.from()))
                .column("timestamptz", bucket -> stamp(bucket.until()))
                .column("bool", Bucket::ofPlan);
        sql.update(FILL, statement -> rows.setOn(statement, 1));
    }

    /** What a line has at that time and can still use some of, what is over first in front. */
    public List<Bucket> of(LineId line, Instant at) {
        return sql.query(
                VALID,
                (found, row) -> bucket(found),
                line.account().value(),
                line.value(),
                Timestamp.from(at));
    }

    /** The same, with what else is asked of the database. */
    public Reply<List<Bucket>> of(Trip trip, LineId line, Instant at) {
        return trip.ask(
                VALID,
                Trip.values(line.account().value(), line.value(), Timestamp.from(at)),
                found -> {
                    var all = new ArrayList<Bucket>();
                    while (found.next()) all.add(bucket(found));
                    return List.copyOf(all);
                });
    }

    /**
     * What lines have or had since then, what is over first in front. The rows of the lines are
     * locked: whoever uses an allowance holds its line.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Bucket> since(Collection<LineId> lines, Instant at) {
        var rows = new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
        return sql.query(
                SINCE,
                statement -> statement.setTimestamp(rows.setOn(statement, 1), Timestamp.from(at)),
                (found, row) -> bucket(found));
    }

    /**
     * What came with the plan cannot be used from then on; packs can. What was given back of its
     * price is gone from the newest gift too, or who is told late would use it as well: what stays
     * is what was used, or what was paid for if that is more. The line is locked.
     *
     * @param returned so much of the price was given back
     * @param price what was paid for the newest gift
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endPlan(LineId line, Instant at, Money returned, Money price) {
        var end = Timestamp.from(at);
        sql.update(
                END_PLAN,
                line.account().value(),
                line.value(),
                end,
                end,
                returned.minor(),
                Math.max(1, price.minor()));
    }

    /**
     * These cannot be used from then on, and what was given back of their price is gone from them.
     * Their line is locked.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(List<Bucket> ended, Instant at, Money returned, Money price) {
        if (ended.isEmpty()) return;
        var rows = new SetOfRows<>(ended)
                .column("uuid", bucket -> bucket.line().account().value())
                .column("uuid", bucket -> bucket.line().value())
                .column("uuid", Bucket::id);
        sql.update(END, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            statement.setLong(2, returned.minor());
            statement.setLong(3, Math.max(1, price.minor()));
            rows.setOn(statement, 4);
        });
    }

    /** The rows of the lines are locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(List<Spent> spent) {
        if (spent.isEmpty()) return;
        var rows = new SetOfRows<>(spent)
                .column("uuid", one -> one.line().account().value())
                .column("uuid", one -> one.line().value())
                .column("uuid", Spent::bucket)
                .column("int8", Spent::amount);
        sql.update(USE, statement -> rows.setOn(statement, 1));
    }

    private static Bucket bucket(ResultSet found) throws SQLException {
        var until = found.getTimestamp("until_at");
        return new Bucket(
                new LineId(
                        new AccountId(found.getObject("account_id", UUID.class)),
                        found.getObject("line_id", UUID.class)),
                found.getObject("bucket_id", UUID.class),
                UsageKind.valueOf(found.getString("kind")),
                found.getString("zone"),
                found.getLong("amount"),
                found.getLong("used"),
                found.getTimestamp("from_at").toInstant(),
                until == null ? null : until.toInstant(),
                found.getBoolean("of_plan"));
    }

    private static @Nullable Timestamp stamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
