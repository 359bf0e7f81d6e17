// SPDX-License-Identifier: Apache-2.0
package signoff.line.holder;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;

/**
 * Moves a line to another account, in the caller's transaction and with the line locked there: all
 * that this module knows of it. Whoever calls has seen that nothing else stands under the account
 * it leaves.
 */
@Component
public class Handover {

    private static final String COLUMNS = """
            line_id, brand, status, kind, country, plan, currency, imsi, msisdn, iccid,
            next_charge_minor, next_charge_on, activated_at
            """;

    private static final String ENTER = """
            insert into lines.line (account_id, %s)
            select ?, %s from lines.line
            where account_id = ? and line_id = ? and status = 'ACTIVE'
            """.formatted(COLUMNS, COLUMNS);

    private static final String MANDATES = """
            insert into lines.mandate (account_id, line_id, mandate, given_at, cancelled_at)
            select ?, line_id, mandate, given_at, cancelled_at from lines.mandate
            where account_id = ? and line_id = ?
            """;

    private static final String RECURRING = """
            insert into lines.recurring (account_id, line_id, look_at, paid)
            select ?, line_id, look_at, paid from lines.recurring
            where account_id = ? and line_id = ?
            """;

    private static final String BUCKETS = """
            insert into lines.bucket (account_id, line_id, bucket_id, kind, zone, amount, used,
                from_at, until_at, of_plan)
            select ?, line_id, bucket_id, kind, zone, amount, used, from_at, until_at, of_plan
            from lines.bucket where account_id = ? and line_id = ?
            """;

    private static final String NUMBER = """
            update lines.number set holder_account_id = ?
            where holder_account_id = ? and holder_line_id = ? and state = 'ASSIGNED'
            """;

    // Nobody held it before, so the holding goes on: two holders would need a rest between (I23).
    private static final String HOLDING = """
            update lines.number_holding t set holder = sha256(uuid_send(?))
            from lines.line h
            where h.account_id = ? and h.line_id = ? and t.msisdn = h.msisdn
                and t.until_at is null
            """;

    // What ties the line, what it is held under and its card stay with it.
    private static final List<String> FOLLOW = List.of(
            "update lines.commitment set account_id = ? where account_id = ? and line_id = ?",
            "update lines.held_offering set account_id = ? where account_id = ? and line_id = ?",
            "update lines.sim set account_id = ? where account_id = ? and line_id = ?");

    private static final List<String> LEAVE = List.of(
            "delete from lines.bucket where account_id = ? and line_id = ?",
            "delete from lines.recurring where account_id = ? and line_id = ?",
            "delete from lines.mandate where account_id = ? and line_id = ?",
            "delete from lines.line where account_id = ? and line_id = ?");

    private final JdbcTemplate sql;

    Handover(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The line under its new account. It must be ACTIVE, with no reason to be off. */
    @Transactional(propagation = Propagation.MANDATORY)
    public LineId give(LineId line, AccountId to) {
        if (line.account().equals(to)) return line;
        must(1, change(ENTER, to, line), line);
        change(MANDATES, to, line);
        FOLLOW.forEach(follow -> change(follow, to, line));
        change(RECURRING, to, line);
        change(BUCKETS, to, line);
        must(1, change(NUMBER, to, line), line);
        must(1, change(HOLDING, to, line), line);
        LEAVE.forEach(leave -> sql.update(leave, line.account().value(), line.value()));
        return new LineId(to, line.value());
    }

    private int change(String statement, AccountId to, LineId line) {
        UUID from = line.account().value();
        return sql.update(statement, to.value(), from, line.value());
    }

    private static void must(int wanted, int changed, LineId line) {
        if (wanted != changed) {
            throw new IllegalStateException(line + " cannot be given: it is not as it was seen");
        }
    }
}
