// SPDX-License-Identifier: Apache-2.0
package signoff.line.commitment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;

/** What each line is tied by. A line without a row is tied by nothing. */
@Component
public class Commitments {

    private static final String KEEP = """
            insert into lines.commitment (account_id, line_id, term_until, term_fee_minor,
                instalments_minor, leased_device, port_since, locked_until, held_since,
                sim_changed_at, devices_most)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, line_id) do update
            set term_until = excluded.term_until, term_fee_minor = excluded.term_fee_minor,
                instalments_minor = excluded.instalments_minor,
                leased_device = excluded.leased_device, port_since = excluded.port_since,
                locked_until = excluded.locked_until, held_since = excluded.held_since,
                sim_changed_at = excluded.sim_changed_at, devices_most = excluded.devices_most
            """;

    private static final String LOCK =
            "select from lines.line where account_id = ? and line_id = ? for no key update";

    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    public Commitments(JdbcTemplate sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    public Commitment of(LineId line) {
        return Trip.alone(sql, trip -> of(trip, line));
    }

    /** The same, with what else is asked of the database. */
    public Reply<Commitment> of(Trip trip, LineId line) {
        return trip.ask(
                "select * from lines.commitment where account_id = ? and line_id = ?",
                Trip.values(line.account().value(), line.value()),
                found -> found.next() ? commitment(found) : Commitment.NONE);
    }

    /** Since when another provider has asked for each number that one has asked for. */
    public Map<LineId, Instant> portsSince(Collection<LineId> lines) {
        var wanted = new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
        var since = new HashMap<LineId, Instant>();
        sql.query("""
                select account_id, line_id, port_since from lines.commitment
                join unnest(?, ?) as wanted (a, l) on account_id = a and line_id = l
                where port_since is not null
                """, statement -> wanted.setOn(statement, 1), found -> {
            var account = new AccountId(found.getObject("account_id", UUID.class));
            var line = new LineId(account, found.getObject("line_id", UUID.class));
            since.put(line, found.getTimestamp("port_since").toInstant());
        });
        return since;
    }

    /**
     * Changes what holds, one after the other with whoever else changes it: the row of the line is
     * locked.
     */
    public Commitment change(LineId line, UnaryOperator<Commitment> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            sql.query(LOCK, found -> {}, line.account().value(), line.value());
            var now = change.apply(of(line));
            keep(line, now);
            return now;
        }));
    }

    /** What holds from now on, in place of what held before. For a line that is new. */
    public void keep(LineId line, Commitment now) {
        sql.update(
                KEEP,
                line.account().value(),
                line.value(),
                stamp(now.termUntil()),
                now.termFeeMinor(),
                now.instalmentsMinor(),
                now.leasedDevice(),
                stamp(now.portSince()),
                stamp(now.lockedUntil()),
                stamp(now.heldSince()),
                stamp(now.simChangedAt()),
                now.devicesMost());
    }

    private static Commitment commitment(ResultSet found) throws SQLException {
        return new Commitment(
                instant(found, "term_until"),
                found.getLong("term_fee_minor"),
                found.getLong("instalments_minor"),
                found.getString("leased_device"),
                instant(found, "port_since"),
                instant(found, "locked_until"),
                instant(found, "held_since"),
                instant(found, "sim_changed_at"),
                found.getObject("devices_most", Integer.class));
    }

    private static @Nullable Timestamp stamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(ResultSet found, String column) throws SQLException {
        var at = found.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
