// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.database.SetOfRows;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.line.Lines.Closing;

/** Takes a line and its number back from their end. The line is locked first, then the number. */
class RestoreStore {

    private static final String STILL_CLOSED = """
            select t.account_id, t.line_id from lines.line t
            join unnest(?, ?, ?) as wanted (a, l, c)
                on t.account_id = a and t.line_id = l and t.closing_case_id = c
            where t.restoring_case_id is null
            order by t.account_id, t.line_id
            for no key update of t
            """;

    private static final String CLAIM = """
            update lines.line t set restoring_case_id = ?, closes_at = null
            where account_id = ? and line_id = ? and status = 'DEACTIVATED'
                and restoring_case_id is null and restorable_until > ?
                and not exists (select from lines.suspension s
                    where s.account_id = t.account_id and s.line_id = t.line_id
                        and s.reason <> 'VOLUNTARY')
                and exists (select from lines.number n where n.msisdn = t.msisdn
                    and n.state = 'QUARANTINED' and n.holder_account_id = t.account_id
                    and n.holder_line_id = t.line_id)
            """;

    // A pause ended when its line was closed: who has the line back wants it on.
    private static final String END_PAUSE = """
            delete from lines.suspension
            where account_id = ? and line_id = ? and reason = 'VOLUNTARY'
            """;

    private static final String ASSIGN = """
            update lines.number n set state = 'ASSIGNED', since = ?, min_until = null
            from lines.line t
            where t.account_id = ? and t.line_id = ? and n.msisdn = t.msisdn
                and n.state = 'QUARANTINED' and n.holder_account_id = t.account_id
                and n.holder_line_id = t.line_id
            """;

    // The same holding goes on: nobody else had the number in between (I23).
    private static final String HOLD_ON = """
            update lines.number_holding h set until_at = null, rests_until = null
            from lines.line t
            where t.account_id = ? and t.line_id = ? and h.msisdn = t.msisdn
                and h.from_at = (select max(o.from_at) from lines.number_holding o
                    where o.msisdn = t.msisdn)
            """;

    // What was reported lost in between stays off.
    private static final String PUT_BACK = """
            update lines.line t
            set status = case when exists (select from lines.suspension s
                    where s.account_id = t.account_id and s.line_id = t.line_id)
                    then 'SUSPENDED' else 'ACTIVE' end,
                closing_case_id = null, restoring_case_id = null,
                service_ended_at = null, restorable_until = null
            where account_id = ? and line_id = ? and restoring_case_id = ?
            """;

    private final JdbcTemplate sql;

    RestoreStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    Set<LineId> stillClosed(List<Closing> closings) {
        var rows = new SetOfRows<>(closings)
                .column("uuid", one -> one.line().account().value())
                .column("uuid", one -> one.line().value())
                .column("uuid", one -> one.by().value());
        return Set.copyOf(sql.query(
                STILL_CLOSED,
                statement -> rows.setOn(statement, 1),
                (found, row) -> new LineId(
                        new AccountId(found.getObject(1, UUID.class)),
                        found.getObject(2, UUID.class))));
    }

    boolean isTakenBack(LineId line) {
        return Boolean.TRUE.equals(
                sql.queryForObject("""
                select exists (select from lines.line
                    where account_id = ? and line_id = ? and restoring_case_id is not null)
                """, Boolean.class, line.account().value(), line.value()));
    }

    boolean takeBack(Closing restoring, Instant now) {
        var account = restoring.line().account().value();
        var line = restoring.line().value();
        var claimed = sql.update(CLAIM, restoring.by().value(), account, line, Timestamp.from(now));
        if (claimed == 0) return false;
        sql.update(END_PAUSE, account, line);
        // Out of quarantine it comes only when the window is over, which was judged above (I24).
        var assigned = sql.update(ASSIGN, Timestamp.from(now), account, line);
        LineStore.expect("NUMBER_MUST_BE_QUARANTINED", 1, assigned);
        LineStore.expect("NUMBER_MUST_BE_HELD", 1, sql.update(HOLD_ON, account, line));
        return true;
    }

    void putBack(Closing restoring) {
        var changed = sql.update(
                PUT_BACK,
                restoring.line().account().value(),
                restoring.line().value(),
                restoring.by().value());
        LineStore.expect("LINE_MUST_BE_TAKEN_BACK", 1, changed);
    }
}
