// SPDX-License-Identifier: Apache-2.0
package signoff.line.swap;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.line.NetworkIdentity;
import signoff.line.supply.Pool;
import signoff.line.supply.SimForm;

/** The rows of spare SIMs. Whoever comes for one that is locked passes it over. */
@Component
class SpareStore implements Spares {

    private static final String TAKE = """
            update lines.sim t
            set state = 'SPARE', since = ?, account_id = ?, line_id = ?, taken_for = ?
            from (select iccid from lines.sim
                where pool = ? and form = ? and state = 'IN_STOCK'
                order by iccid limit 1 for no key update skip locked) as free
            where t.iccid = free.iccid
            """;

    // Two who name the same card meet on its row: the second finds it taken.
    private static final String TAKE_CARD = """
            update lines.sim set state = 'SPARE', since = ?, account_id = ?, line_id = ?,
                taken_for = ?
            where iccid = ? and pool = ? and form = 'CARD' and state = 'IN_STOCK'
            """;

    // A line from elsewhere has no row in the stock: it gets one, so that its serial stays used.
    private static final String END_OLD = """
            insert into lines.sim as t
                (iccid, imsi, pool, form, state, account_id, line_id, since, ended_by)
            select l.iccid, l.imsi, s.pool, s.form,
                case when exists (select from lines.suspension w
                    where w.account_id = l.account_id and w.line_id = l.line_id
                        and w.reason = 'LOST_STOLEN') then 'LOST' else 'SCRAPPED' end,
                l.account_id, l.line_id, ?, s.taken_for
            from lines.line l
            join lines.sim s on s.account_id = l.account_id and s.line_id = l.line_id
                and s.state = 'SPARE' and s.taken_for = ?
            where l.account_id = ? and l.line_id = ?
            on conflict (iccid) do update
            set state = excluded.state, since = excluded.since, ended_by = excluded.ended_by
            """;

    private static final String SHOW_NEW = """
            update lines.line l set imsi = s.imsi, iccid = s.iccid
            from lines.sim s
            where l.account_id = ? and l.line_id = ? and s.account_id = l.account_id
                and s.line_id = l.line_id and s.state = 'SPARE' and s.taken_for = ?
            """;

    private static final String LEAVE = """
            update lines.sim set state = ?, since = ?
            where account_id = ? and line_id = ? and state = 'SPARE' and taken_for = ?
            """;

    private static final String REMEMBER = """
            insert into lines.commitment (account_id, line_id, sim_changed_at) values (?, ?, ?)
            on conflict (account_id, line_id) do update
            set sim_changed_at = excluded.sim_changed_at
            """;

    private static final String IDENTITY = """
            select s.imsi, l.msisdn, s.iccid from lines.sim s
            join lines.line l on l.account_id = s.account_id and l.line_id = s.line_id
            where s.account_id = ? and s.line_id = ?
            """;

    private final JdbcTemplate sql;

    SpareStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(LineId line, CaseId by, Pool pool, SimForm form, Instant at) {
        return 0
                < sql.update(
                        TAKE,
                        Timestamp.from(at),
                        line.account().value(),
                        line.value(),
                        by.value(),
                        pool.name(),
                        form.name());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean takeCard(LineId line, CaseId by, Pool pool, String iccid, Instant at) {
        return 0
                < sql.update(
                        TAKE_CARD,
                        Timestamp.from(at),
                        line.account().value(),
                        line.value(),
                        by.value(),
                        iccid,
                        pool.name());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void swap(LineId line, CaseId by, Instant at) {
        var when = Timestamp.from(at);
        var account = line.account().value();
        must(1, sql.update(END_OLD, when, by.value(), account, line.value()), line);
        must(1, sql.update(SHOW_NEW, account, line.value(), by.value()), line);
        must(1, sql.update(LEAVE, "ASSIGNED", when, account, line.value(), by.value()), line);
        sql.update(REMEMBER, account, line.value(), when);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void retire(LineId line, CaseId by, Instant at) {
        sql.update(
                LEAVE,
                "RETIRED",
                Timestamp.from(at),
                line.account().value(),
                line.value(),
                by.value());
    }

    @Override
    public Optional<NetworkIdentity> of(LineId line, CaseId by) {
        return identity(IDENTITY + "and s.state = 'SPARE' and s.taken_for = ?", line, by);
    }

    @Override
    public Optional<NetworkIdentity> of(LineId line) {
        return identity(IDENTITY + "and s.state = 'SPARE'", line);
    }

    @Override
    public Optional<NetworkIdentity> before(LineId line, CaseId by) {
        return identity(IDENTITY + "and s.ended_by = ?", line, by);
    }

    private Optional<NetworkIdentity> identity(String query, LineId line, CaseId... by) {
        var named = new Object[2 + by.length];
        named[0] = line.account().value();
        named[1] = line.value();
        if (by.length > 0) named[2] = by[0].value();
        return sql
                .query(
                        query,
                        (found, row) -> new NetworkIdentity(
                                found.getString("imsi"),
                                found.getString("msisdn"),
                                found.getString("iccid")),
                        named)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<SimForm> formOf(LineId line) {
        return sql
                .query(
                        """
                        select s.form from lines.sim s
                        join lines.line l on l.account_id = s.account_id
                            and l.line_id = s.line_id and l.iccid = s.iccid
                        where s.account_id = ? and s.line_id = ?
                        """,
                        (found, row) -> SimForm.valueOf(found.getString("form")),
                        line.account().value(),
                        line.value())
                .stream()
                .findFirst();
    }

    private static void must(int wanted, int changed, LineId line) {
        if (wanted != changed) {
            throw new IllegalStateException("SIM_MUST_BE_SPARE: " + line.value());
        }
    }
}
