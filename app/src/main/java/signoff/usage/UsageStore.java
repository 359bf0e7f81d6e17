// SPDX-License-Identifier: Apache-2.0
package signoff.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.usage.Rating.Rated;
import signoff.usage.Usage.Outcome;

/** The rows of what lines have used. Nothing is ever changed in them. */
@Component
class UsageStore {

    private static final String KNOWN = """
            select t.account_id, t.line_id, t.record_id, t.outcome
            from usages.usage_record t
            join unnest(?, ?, ?) as wanted (a, l, r)
                on t.account_id = a and t.line_id = l and t.record_id = r
            """;

    private static final String INSERT = """
            insert into usages.usage_record (account_id, line_id, record_id, kind, country, amount,
                event_at, outcome, included, promotional_minor, paid_minor, borne_minor,
                received_at)
            select a, l, r, k, c, m, e, o, i, b, p, n, ?::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as used (a, l, r, k, c, m, e, o, i, b, p, n)
            """;

    private final JdbcTemplate sql;

    UsageStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A record of a line. */
    record Key(LineId line, String record) {}

    record Row(LineId line, Rated rated) {}

    /** What became of those that came before. The rows of the lines are locked. */
    Map<Key, Outcome> known(Collection<Key> wanted) {
        var rows = new SetOfRows<>(List.copyOf(wanted))
                .column("uuid", key -> key.line().account().value())
                .column("uuid", key -> key.line().value())
                .column("text", Key::record);
        var known = new HashMap<Key, Outcome>();
        sql.query(KNOWN, statement -> rows.setOn(statement, 1), found -> {
            var account = new AccountId(found.getObject("account_id", UUID.class));
            var line = new LineId(account, found.getObject("line_id", UUID.class));
            known.put(
                    new Key(line, found.getString("record_id")),
                    Outcome.valueOf(found.getString("outcome")));
        });
        return known;
    }

    void insert(List<Row> used, Instant at) {
        if (used.isEmpty()) return;
        var rows = new SetOfRows<>(used)
                .column("uuid", row -> row.line().account().value())
                .column("uuid", row -> row.line().value())
                .column("text", row -> row.rated().record().id())
                .column("text", row -> row.rated().record().kind().name())
                .column("text", row -> row.rated().record().country())
                .column("int8", row -> row.rated().record().amount())
                .column(
                        "timestamptz",
                        row -> Timestamp.from(row.rated().record().at()))
                .column("text", row -> row.rated().outcome().name())
                .column("int8", row -> row.rated().included())
                .column("int8", row -> row.rated().promotional())
                .column("int8", row -> row.rated().paid())
                .column("int8", row -> row.rated().borne());
        sql.update(INSERT, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            rows.setOn(statement, 2);
        });
    }
}
