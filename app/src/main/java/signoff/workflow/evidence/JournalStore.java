// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;

/** The rows of the journal. Only ever added to: a trigger refuses all else. */
@Component
public class JournalStore {

    /** An entry with its place in the chain. */
    public record Linked(JournalEntry entry, byte[] previous, byte[] hash) {}

    static final String COLUMNS = """
             account_id, case_id, number, fact, body, happened_at, role, channel, who,
             state_before, state_after, policy_version, brand, kind, previous_hash, hash
            """;

    private static final String INSERT = """
            insert into workflow.journal (account_id, case_id, number, fact, body, happened_at,
                role, channel, who, state_before, state_after, policy_version, brand, kind,
                previous_hash, hash)
            select a, c, n, f, y::json, t, r, l, w, b, e, p, d, k, v, h
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                as j (a, c, n, f, y, t, r, l, w, b, e, p, d, k, v, h)
            """;

    private final JdbcTemplate sql;

    JournalStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Goes with the trip that stores the cases. */
    public void insert(Trip trip, List<Linked> entries) {
        trip.change(INSERT, columns(entries)::setOn);
    }

    public List<Linked> of(CaseId id) {
        var query = "select" + COLUMNS
                + "from workflow.journal where account_id = ? and case_id = ? order by number";
        return sql.query(query, (found, row) -> linked(found), id.account().value(), id.value());
    }

    /** Every entry there is, case by case, without holding them all. Needs a transaction. */
    void each(Consumer<Linked> visitor) {
        var reader = new JdbcTemplate(Objects.requireNonNull(sql.getDataSource()));
        reader.setFetchSize(
                1_000); // Rows come in portions only with a fetch size and no autocommit.
        reader.query(
                "select" + COLUMNS + "from workflow.journal order by account_id, case_id, number",
                found -> {
                    visitor.accept(linked(found));
                });
    }

    private static SetOfRows<Linked> columns(List<Linked> entries) {
        return new SetOfRows<>(entries)
                .column("uuid", row -> row.entry().id().account().value())
                .column("uuid", row -> row.entry().id().value())
                .column("int4", row -> row.entry().number())
                .column("text", row -> row.entry().fact())
                .column("text", row -> row.entry().body())
                .column("timestamptz", row -> Timestamp.from(row.entry().at()))
                .column("text", row -> row.entry().actor().role().name())
                .column("text", row -> row.entry().actor().channel().name())
                .column("text", row -> row.entry().actor().who())
                .column("text", row -> row.entry().before())
                .column("text", row -> row.entry().after())
                .column("text", row -> row.entry().policyVersion())
                .column("text", row -> row.entry().brand().code())
                .column("text", row -> row.entry().kind())
                .column("bytea", Linked::previous)
                .column("bytea", Linked::hash);
    }

    static Linked linked(ResultSet found) throws SQLException {
        var entry = new JournalEntry(
                caseId(found),
                new BrandId(found.getString("brand")),
                found.getString("kind"),
                found.getInt("number"),
                found.getString("fact"),
                found.getString("body"),
                found.getTimestamp("happened_at").toInstant(),
                actor(found),
                found.getString("state_before"),
                found.getString("state_after"),
                found.getString("policy_version"));
        return new Linked(entry, found.getBytes("previous_hash"), found.getBytes("hash"));
    }

    static CaseId caseId(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("case_id", UUID.class));
    }

    private static Actor actor(ResultSet found) throws SQLException {
        return new Actor(
                Actor.Role.valueOf(found.getString("role")),
                Actor.Channel.valueOf(found.getString("channel")),
                found.getString("who"));
    }
}
