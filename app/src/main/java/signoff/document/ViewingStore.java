// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.Actor;

/** Who looked at which paper, when and why. Rows are added and never changed. */
@Component
class ViewingStore {

    private final JdbcTemplate sql;

    ViewingStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One look, as it is kept. */
    record Look(UUID id, AccountId account, UUID paper, Instant at) {}

    void add(Look look, Actor viewer, Viewing.Reason reason) {
        sql.update(
                """
                insert into documents.viewing
                    (account_id, viewing_id, paper_id, viewer, role, reason, at)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                look.account().value(),
                look.id(),
                look.paper(),
                viewer.who(),
                viewer.role().name(),
                reason.name(),
                Timestamp.from(look.at()));
    }

    /** The look of this viewer alone. */
    Optional<Look> find(UUID viewing, Actor viewer) {
        return sql
                .query(
                        """
                        select account_id, paper_id, at from documents.viewing
                        where viewing_id = ? and viewer = ?
                        """,
                        (row, at) -> new Look(
                                viewing,
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getObject("paper_id", UUID.class),
                                row.getTimestamp("at").toInstant()),
                        viewing,
                        viewer.who())
                .stream()
                .findFirst();
    }

    Optional<String> brandOf(Look look) {
        return sql
                .query(
                        "select brand from documents.paper where account_id = ? and paper_id = ?",
                        (row, at) -> row.getString("brand"),
                        look.account().value(),
                        look.paper())
                .stream()
                .findFirst();
    }
}
