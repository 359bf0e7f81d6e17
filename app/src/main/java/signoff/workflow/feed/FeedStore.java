// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Refusal;
import signoff.workflow.CaseType;
import signoff.workflow.Feed;

/**
 * Reads the journal in the order of (transaction, sequence).
 *
 * <p>A sequence alone would lose entries: a transaction may draw number 5, and commit after another
 * has drawn and committed 6; a reader that has seen 6 never comes back for 5. So entries are
 * ordered by the transaction that wrote them, and only transactions older than every one still
 * running are shown. Whatever commits later has a higher place than all that was ever shown. The
 * price is that a long transaction holds the feed back while it runs.
 */
@Component
class FeedStore implements Feed {

    private final JdbcTemplate sql;
    private final String[] untold;

    @Autowired
    FeedStore(JdbcTemplate sql, ObjectProvider<CaseType<?, ?, ?>> types) {
        this(
                sql,
                types.stream()
                        .filter(type -> !type.isTold())
                        .map(CaseType::name)
                        .toList());
    }

    FeedStore(JdbcTemplate sql, List<String> untold) {
        this.sql = sql;
        this.untold = untold.toArray(String[]::new);
    }

    @Override
    public Reading after(BrandId brand, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT_MAX + ": " + limit);
        }
        var from = cursor == null ? Place.START : Place.of(cursor).orElse(null);
        if (from == null) return new Reading.Refused(Refusal.of(Refusal.Code.CURSOR_MUST_BE_OURS));

        var found = read(brand, from, limit);
        var next = found.isEmpty() ? from : found.getLast().place();
        return new Reading.Read(found.stream().map(Placed::event).toList(), next.cursor());
    }

    private List<Placed> read(BrandId brand, Place from, int limit) {
        return sql.query(
                """
                select account_id, case_id, kind, number, fact, body, happened_at, role, channel,
                    who, state_before, state_after, policy_version, feed_xid::text as xid, feed_seq
                from workflow.journal
                where brand = ? and (feed_xid, feed_seq) > (?::xid8, ?)
                    and feed_xid < pg_snapshot_xmin(pg_current_snapshot()) and kind <> all(?)
                order by feed_xid, feed_seq limit ?
                """,
                (row, number) -> new Placed(eventOf(row), placeOf(row)),
                brand.code(),
                Long.toUnsignedString(from.transaction()),
                from.sequence(),
                untold,
                limit);
    }

    private record Placed(Event event, Place place) {}

    private static Place placeOf(ResultSet row) throws SQLException {
        return new Place(Long.parseUnsignedLong(row.getString("xid")), row.getLong("feed_seq"));
    }

    private static Event eventOf(ResultSet row) throws SQLException {
        return new Event(
                new CaseId(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getObject("case_id", UUID.class)),
                row.getString("kind"),
                row.getInt("number"),
                row.getString("fact"),
                row.getString("body"),
                row.getTimestamp("happened_at").toInstant(),
                actorOf(row),
                row.getString("state_before"),
                row.getString("state_after"),
                row.getString("policy_version"));
    }

    private static Actor actorOf(ResultSet row) throws SQLException {
        return new Actor(
                Actor.Role.valueOf(row.getString("role")),
                Actor.Channel.valueOf(row.getString("channel")),
                row.getString("who"));
    }
}
