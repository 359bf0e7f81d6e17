// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import static signoff.workflow.engine.CaseStore.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.workflow.Cases;
import signoff.workflow.EffectHandler;
import signoff.workflow.EffectId;

/** The rows of effects: asked for, leased, tried, ended. */
@Component
class EffectStore {

    /** An effect as it is first written; leased at once when this node will try it right away. */
    record Asked(
            CaseId owner,
            String caseKind,
            EffectId id,
            String kind,
            String body,
            String target,
            Instant at,
            @Nullable Lease lease) {}

    /** @param by names this one lease: whoever has another, earlier or later, may write nothing */
    record Lease(UUID by, Duration lasts) {

        long millis() {
            return lasts.toMillis();
        }
    }

    /** One effect under one lease: what a result is told from others by. */
    record Held(UUID effect, UUID lease) {}

    /** An effect that this node holds the lease of. */
    record Claimed(
            UUID lease,
            CaseId owner,
            String caseKind,
            EffectId id,
            String kind,
            String body,
            int attempt,
            boolean inDoubt) {

        Held held() {
            return new Held(id.value(), lease);
        }
    }

    /** How an attempt ended, as it is to be written. */
    record Result(
            Claimed claimed,
            String status,
            @Nullable Instant dueAt,
            boolean inDoubt,
            @Nullable String why,
            @Nullable String proof) {}

    /** More than the longest call and its margin, by much: releases may differ a little in that. */
    private static final String LONGEST_LEASE = "15 minutes";

    private static final String INSERT = """
            insert into workflow.effect (account_id, effect_id, case_id, case_kind, kind,
                target, body, asked_at, due_at, leased_by, leased_until, attempts)
            select a, e, c, t, k, g, y::json, n, n, l,
                clock_timestamp() + m * interval '1 millisecond', (l is not null)::int
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as r (a, e, c, t, k, g, y, n, l, m)
            on conflict do nothing
            returning effect_id
            """;

    private static final String END = """
            update workflow.effect
            set status = s, due_at = d, in_doubt = q, why = w::json, proof = p::json,
                leased_by = null, leased_until = null,
                ended_at = case when s = 'OPEN' then null else ?::timestamptz end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as r (a, c, e, l, s, d, q, w, p)
            where account_id = a and case_id = c and effect_id = e and leased_by = l
            returning e, l
            """;

    private final JdbcTemplate sql;
    private final EffectHandlers handlers;
    private final CaseTypes types;
    private final Notation notation;

    EffectStore(JdbcTemplate sql, EffectHandlers handlers, CaseTypes types) {
        this.sql = sql;
        this.handlers = handlers;
        this.types = types;
        this.notation = handlers.notation();
    }

    /** Writes what is not there yet. Answers the ids that were written, in no order. */
    Reply<List<UUID>> insert(Trip trip, List<Asked> asked) {
        var columns = new SetOfRows<>(asked)
                .column("uuid", row -> row.owner().account().value())
                .column("uuid", row -> row.id().value())
                .column("uuid", row -> row.owner().value())
                .column("text", Asked::caseKind)
                .column("text", Asked::kind)
                .column("text", Asked::target)
                .column("text", Asked::body)
                .column("timestamptz", row -> Timestamp.from(row.at()))
                .column("uuid", row -> row.lease() == null ? null : row.lease().by())
                .column("int8", row -> row.lease() == null ? null : row.lease().millis());
        return trip.rows(INSERT, columns::setOn, (found, row) -> found.getObject(1, UUID.class));
    }

    /**
     * Takes the lease of effects that are due and that nobody holds. The attempt is written before
     * it is made. Whoever held the lease and let it run out may have acted: that is a doubt.
     *
     * <p>Leases are judged by the one clock that all nodes share, that of the database. A lease
     * that lasts longer than any can was taken before that clock was put back, and counts no more.
     *
     * <p>What this node does not know is left alone, untouched: a node of a newer release knows it.
     */
    List<Claimed> claim(String target, Lease lease, Due due) {
        return sql.query(
                """
                update workflow.effect as e
                set leased_by = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond',
                    attempts = attempts + 1, in_doubt = in_doubt or leased_by is not null
                from (select account_id, case_id, effect_id from workflow.effect
                      where target = ? and due_at <= ?
                          and kind = any(?) and case_kind = any(?)
                          and (leased_until is null or not leased_until
                              between clock_timestamp() and clock_timestamp() + ?::interval)
                      order by due_at limit ? for update skip locked) as d
                where e.account_id = d.account_id and e.case_id = d.case_id
                    and e.effect_id = d.effect_id
                returning e.account_id, e.case_id, e.case_kind, e.effect_id, e.kind, e.body,
                    e.attempts, e.in_doubt
                """,
                (found, row) -> claimed(found, lease),
                lease.by(),
                lease.millis(),
                target,
                Timestamp.from(due.now()),
                handlers.kinds(),
                types.names(),
                LONGEST_LEASE,
                due.most());
    }

    /** What is due by the business clock, and how many at most. */
    record Due(Instant now, int most) {}

    /** Writes results, but only for attempts whose lease still stands. Answers those. */
    Reply<List<Held>> end(Trip trip, List<Result> results, Instant now) {
        var columns = new SetOfRows<>(results)
                .column("uuid", row -> row.claimed().owner().account().value())
                .column("uuid", row -> row.claimed().owner().value())
                .column("uuid", row -> row.claimed().id().value())
                .column("uuid", row -> row.claimed().lease())
                .column("text", Result::status)
                .column("timestamptz", row -> timestamp(row.dueAt()))
                .column("bool", Result::inDoubt)
                .column("text", Result::why)
                .column("text", Result::proof);
        return trip.rows(
                END,
                (statement, first) -> {
                    statement.setTimestamp(first, Timestamp.from(now));
                    return columns.setOn(statement, first + 1);
                },
                (found, row) ->
                        new Held(found.getObject(1, UUID.class), found.getObject(2, UUID.class)));
    }

    /** A person has put something right: a parked or refused effect is due again. */
    boolean rearm(CaseId owner, EffectId effect, Instant now) {
        var changed = sql.update(
                """
                update workflow.effect
                set status = 'OPEN', due_at = ?, ended_at = null, attempts = 0, in_doubt = true
                where account_id = ? and case_id = ? and effect_id = ?
                    and status in ('PARKED', 'REFUSED')
                """, Timestamp.from(now), owner.account().value(), owner.value(), effect.value());
        return changed == 1;
    }

    List<Cases.EffectView> of(CaseId owner) {
        return sql.query(
                """
                select effect_id, kind, body, asked_at, attempts, status, ended_at, due_at
                from workflow.effect where account_id = ? and case_id = ? order by asked_at, kind
                """,
                (found, row) -> new Cases.EffectView(
                        new EffectId(found.getObject("effect_id", UUID.class)),
                        handlers.read(found.getString("kind"), found.getString("body")),
                        found.getTimestamp("asked_at").toInstant(),
                        found.getInt("attempts"),
                        found.getString("status"),
                        endedOrDue(found)),
                owner.account().value(),
                owner.value());
    }

    List<Cases.Parked> parked(BrandId brand, int most) {
        return sql.query(
                """
                select e.* from workflow.effect as e
                join workflow.case_file as c using (account_id, case_id)
                where e.status in ('PARKED', 'REFUSED') and c.brand = ?
                    and (e.status = 'PARKED' or c.due_at is not null)
                order by e.asked_at limit ?
                """,
                (found, row) -> new Cases.Parked(
                        CaseStore.caseId(found),
                        found.getString("case_kind"),
                        new EffectId(found.getObject("effect_id", UUID.class)),
                        found.getString("kind"),
                        found.getString("target"),
                        found.getInt("attempts"),
                        notation.read(Refusal.class, found.getString("why")),
                        found.getTimestamp("ended_at").toInstant()),
                brand.code(),
                most);
    }

    private static Instant endedOrDue(ResultSet found) throws SQLException {
        var ended = found.getTimestamp("ended_at");
        return (ended == null ? found.getTimestamp("due_at") : ended).toInstant();
    }

    private static Claimed claimed(ResultSet found, Lease lease) throws SQLException {
        return new Claimed(
                lease.by(),
                CaseStore.caseId(found),
                found.getString("case_kind"),
                new EffectId(found.getObject("effect_id", UUID.class)),
                found.getString("kind"),
                found.getString("body"),
                found.getInt("attempts"),
                found.getBoolean("in_doubt"));
    }

    /** How long a lease lasts: longer than the call it covers, or two nodes would call at once. */
    static Duration leaseFor(EffectHandler.Patience patience) {
        return patience.callMax().plusSeconds(15);
    }
}
