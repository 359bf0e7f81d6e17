// SPDX-License-Identifier: Apache-2.0
package signoff.refund;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.Ids;
import signoff.kernel.LineId;
import signoff.subscriber.Seals;

/** Keeps them in rows of this module. The reference is random, and tells nothing of the account. */
@Component
class SealedPayees implements Payees {

    private static final String PURPOSE = "refund-payee";

    /** No field has it: what is typed is checked before it comes here. */
    private static final String BETWEEN = "\n";

    private final JdbcTemplate sql;
    private final Seals seals;
    private final Ids ids;
    private final Clock clock;

    SealedPayees(JdbcTemplate sql, Seals seals, Ids ids, Clock clock) {
        this.sql = sql;
        this.seals = seals;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String keep(LineId line, Payee payee) {
        var reference = ids.next();
        var text = String.join(BETWEEN, payee.holder(), payee.account(), payee.bank());
        sql.update(
                """
                insert into refunds.payee (account_id, line_id, payee_id, sealed, named_at)
                values (?, ?, ?, ?, ?)
                """,
                line.account().value(),
                line.value(),
                reference,
                seals.seal(line.account(), PURPOSE, text),
                Timestamp.from(clock.instant()));
        return reference.toString();
    }

    @Override
    public Payee open(LineId line, String reference) {
        var sealed = sql.query(
                "select sealed from refunds.payee"
                        + " where account_id = ? and line_id = ? and payee_id = ?",
                (found, row) -> found.getBytes(1),
                line.account().value(),
                line.value(),
                UUID.fromString(reference));
        if (sealed.isEmpty()) throw new IllegalStateException("no payee " + reference);
        var parts = seals.open(line.account(), PURPOSE, sealed.getFirst()).split(BETWEEN, -1);
        return new Payee(parts[0], parts[1], parts[2]);
    }
}
