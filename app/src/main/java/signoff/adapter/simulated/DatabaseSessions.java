// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.WorldStore.Session;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Sessions;

/** The rows of data and calls that run. */
final class DatabaseSessions {

    private final JdbcTemplate sql;

    DatabaseSessions(JdbcTemplate sql) {
        this.sql = sql;
    }

    void begin(Session session, NetworkIdentity line) {
        sql.update(
                """
                insert into outside.session (imsi, ends_at, emergency)
                select imsi, ?, ? from outside.charging_line
                where imsi = ? and (stopped_as is null or ?)
                """,
                Timestamp.from(session.endsAt()),
                session.emergency(),
                line.imsi(),
                session.emergency());
    }

    boolean end(NetworkIdentity line) {
        sql.update("delete from outside.session where imsi = ? and not emergency", line.imsi());
        return !sql.queryForList("select 1 from outside.charging_line where imsi = ?", line.imsi())
                .isEmpty();
    }

    Sessions of(NetworkIdentity line, Instant now) {
        var words = sql.queryForList("""
                select case when count(s.imsi) = 0 then 'NONE'
                    when bool_and(s.emergency) then 'EMERGENCY' else 'RUNNING' end
                from outside.charging_line c
                left join outside.session s on s.imsi = c.imsi and s.ends_at > ?
                where c.imsi = ? group by c.imsi
                """, String.class, Timestamp.from(now), line.imsi());
        return words.isEmpty() ? Sessions.NOT_KNOWN : Sessions.valueOf(words.getFirst());
    }
}
