// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.Ids;
import signoff.kernel.LineId;

/** Which case restores which line. The unique index decides who was first. */
@Component
class RestorationStore {

    private final JdbcTemplate sql;
    private final Ids ids;

    RestorationStore(JdbcTemplate sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    CaseId newId(LineId line) {
        return new CaseId(line.account(), ids.next());
    }

    /** Answers false to who comes second; waits for whoever is opening one just now. */
    boolean begin(CaseId id, LineId line, BrandId brand, Instant at) {
        var begun = sql.update(
                """
                insert into restorations.restoration (account_id, case_id, line_id, brand, asked_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                id.account().value(),
                id.value(),
                line.value(),
                brand.code(),
                Timestamp.from(at));
        return begun > 0;
    }

    void end(CaseId id) {
        sql.update(
                "update restorations.restoration set open = false"
                        + " where account_id = ? and case_id = ?",
                id.account().value(),
                id.value());
    }

    Optional<CaseId> openFor(LineId line) {
        return sql
                .query(
                        "select case_id from restorations.restoration"
                                + " where account_id = ? and line_id = ? and open",
                        (found, row) -> new CaseId(line.account(), found.getObject(1, UUID.class)),
                        line.account().value(),
                        line.value())
                .stream()
                .findFirst();
    }

    Optional<CaseId> locate(BrandId brand, UUID restoration) {
        return sql
                .query(
                        "select account_id, case_id from restorations.restoration"
                                + " where case_id = ? and brand = ?",
                        (found, row) -> new CaseId(
                                new AccountId(found.getObject(1, UUID.class)),
                                found.getObject(2, UUID.class)),
                        restoration,
                        brand.code())
                .stream()
                .findFirst();
    }
}
