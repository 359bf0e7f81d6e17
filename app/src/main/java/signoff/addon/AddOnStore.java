// SPDX-License-Identifier: Apache-2.0
package signoff.addon;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;

/** The list of what lines have. The cases say how each stands; this finds them. */
@Component
class AddOnStore {

    private final JdbcTemplate sql;

    AddOnStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    void insert(CaseId id, LineId line, String code, Instant at) {
        sql.update("""
                insert into addons.held_addon (account_id, addon_id, line_id, code, taken_at)
                values (?, ?, ?, ?, ?)
                """, id.account().value(), id.value(), line.value(), code, Timestamp.from(at));
    }

    /** What the line still has, oldest first. */
    List<CaseId> of(LineId line) {
        return sql.query(
                """
                select addon_id from addons.held_addon
                where account_id = ? and line_id = ? and open
                order by taken_at, addon_id
                """,
                (found, row) -> new CaseId(line.account(), found.getObject(1, UUID.class)),
                line.account().value(),
                line.value());
    }

    Instant takenAt(CaseId id) {
        var at = sql.queryForObject(
                "select taken_at from addons.held_addon where account_id = ? and addon_id = ?",
                Timestamp.class,
                id.account().value(),
                id.value());
        return Objects.requireNonNull(at).toInstant();
    }

    void close(CaseId id) {
        sql.update("""
                update addons.held_addon set open = false where account_id = ? and addon_id = ?
                """, id.account().value(), id.value());
    }
}
