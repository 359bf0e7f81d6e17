// SPDX-License-Identifier: Apache-2.0
package signoff.line.bar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.LineId;
import signoff.line.bar.Suspension.Owner;
import signoff.line.bar.Suspension.Reason;

/** The rows of reasons for which lines are off. The row of the line is locked by the caller. */
@Component
public class SuspensionStore {

    // A line that is being closed stays so: what it will be again is worked out when it is kept.
    private static final String SHOW = """
            update lines.line t
            set status = case when exists (select from lines.suspension s
                    where s.account_id = t.account_id and s.line_id = t.line_id)
                    then 'SUSPENDED' else 'ACTIVE' end,
                next_charge_on = next_charge_on + ?
            where account_id = ? and line_id = ? and status in ('ACTIVE', 'SUSPENDED')
            """;

    // What was given for the period lasts as much longer as the period does.
    private static final String LENGTHEN = """
            update lines.bucket set until_at = until_at + make_interval(days => ?)
            where account_id = ? and line_id = ? and of_plan and until_at > ?
            """;

    private final JdbcTemplate sql;

    public SuspensionStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    public void add(LineId line, Suspension why) {
        sql.update(
                """
                insert into lines.suspension (account_id, line_id, reason, owner, since, until)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                line.account().value(),
                line.value(),
                why.reason().name(),
                why.owner().name(),
                Timestamp.from(why.since()),
                why.until() == null ? null : Timestamp.from(why.until()));
        show(line, 0);
    }

    /** @param freeDays by how much the reason lengthens the period that is paid for */
    public void remove(LineId line, Suspension lifted, long freeDays) {
        sql.update(
                "delete from lines.suspension where account_id = ? and line_id = ? and reason = ?",
                line.account().value(),
                line.value(),
                lifted.reason().name());
        if (freeDays > 0) {
            sql.update(
                    LENGTHEN,
                    (int) freeDays,
                    line.account().value(),
                    line.value(),
                    Timestamp.from(lifted.since()));
        }
        show(line, freeDays);
    }

    private void show(LineId line, long freeDays) {
        sql.update(SHOW, (int) freeDays, line.account().value(), line.value());
    }

    public List<Suspension> of(LineId line) {
        return sql.query(
                """
                select reason, owner, since, until from lines.suspension
                where account_id = ? and line_id = ? order by since, reason
                """, (found, row) -> suspension(found), line.account().value(), line.value());
    }

    /**
     * Whether this order may turn a line on: nothing but its reason keeps the line off, no case is
     * closing it, and whoever gave the order has not taken it back.
     */
    public boolean mayTurnOn(UnblockLine order) {
        var line = order.line();
        return Boolean.TRUE.equals(sql.queryForObject(
                """
                select exists (select from lines.line
                        where account_id = ? and line_id = ? and status in ('ACTIVE', 'SUSPENDED'))
                    and not exists (select from lines.suspension
                        where account_id = ? and line_id = ?
                            and (reason <> ? or releasing is distinct from ?))
                """,
                Boolean.class,
                line.account().value(),
                line.value(),
                line.account().value(),
                line.value(),
                order.reason().name(),
                order.round()));
    }

    /** Lets one order turn the line on, and no other; null takes it back. */
    public void release(LineId line, Reason reason, @Nullable Integer round) {
        sql.update("""
                update lines.suspension set releasing = ?
                where account_id = ? and line_id = ? and reason = ?
                """, round, line.account().value(), line.value(), reason.name());
    }

    private static Suspension suspension(ResultSet found) throws SQLException {
        var until = found.getTimestamp("until");
        return new Suspension(
                Reason.valueOf(found.getString("reason")),
                Owner.valueOf(found.getString("owner")),
                found.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant());
    }
}
