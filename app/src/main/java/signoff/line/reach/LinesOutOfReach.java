// SPDX-License-Identifier: Apache-2.0
package signoff.line.reach;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.kernel.LineId;

/**
 * Lines to whose numbers nothing may be sent: those that have ended, whose numbers may have other
 * holders (I27), and those that are lost, whose messages somebody else reads.
 */
@Component
public class LinesOutOfReach {

    private static final String AMONG = """
            select l.line_id from unnest(?) as wanted (id)
            join lines.line l on l.line_id = wanted.id
            where l.status in ('DEACTIVATED', 'CLOSED') or exists (
                select from lines.suspension s
                where s.account_id = l.account_id and s.line_id = l.line_id
                    and s.reason = 'LOST_STOLEN')
            """;

    private final JdbcTemplate sql;

    public LinesOutOfReach(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** By which number the line itself is reached; none when it is not known. */
    public Optional<String> numberOf(LineId line) {
        var found = sql.query(
                "select msisdn from lines.line where account_id = ? and line_id = ?",
                (row, number) -> row.getString(1),
                line.account().value(),
                line.value());
        return found.stream().findFirst();
    }

    /** Of any accounts: the number of one may be the contact of another. */
    public Set<UUID> among(Collection<UUID> lines) {
        if (lines.isEmpty()) return Set.of();
        var wanted = new SetOfRows<>(List.copyOf(lines)).column("uuid", id -> id);
        var found = new HashSet<UUID>();
        sql.query(AMONG, statement -> wanted.setOn(statement, 1), row -> {
            found.add(row.getObject(1, UUID.class));
        });
        return found;
    }
}
