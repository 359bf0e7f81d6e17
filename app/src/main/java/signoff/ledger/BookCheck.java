// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds the whole book up again, and says what does not agree (I14). */
@Component
public class BookCheck {

    /** More than anybody reads: the first few say what went wrong. */
    private static final int FINDINGS_MAX = 100;

    private static final String NOT_ZERO = """
            select 'line ' || line_id || ' of account ' || account_id || ' sums to '
                || sum(credits_minor - debits_minor) || ' and not to 0'
            from ledger.account
            group by account_id, line_id
            having sum(credits_minor - debits_minor) <> 0
            order by account_id, line_id limit ?
            """;

    // Each transfer counts on both sides; an account without transfers counts as nothing moved.
    private static final String NOT_AS_POSTED = """
            with side (account_id, line_id, kind, debits, credits) as (
                select account_id, line_id, debit_kind, amount_minor, 0 from ledger.transfer
                union all
                select account_id, line_id, credit_kind, 0, amount_minor from ledger.transfer),
            posted as (
                select account_id, line_id, kind, sum(debits) as debits, sum(credits) as credits
                from side group by account_id, line_id, kind)
            select 'line ' || line_id || ' of account ' || account_id || ': ' || kind || ' holds '
                || coalesce(c.credits_minor, 0) || ' less ' || coalesce(c.debits_minor, 0)
                || ', and its transfers make '
                || coalesce(p.credits, 0) || ' less ' || coalesce(p.debits, 0)
            from ledger.account c
            full join posted p using (account_id, line_id, kind)
            where coalesce(c.debits_minor, 0) <> coalesce(p.debits, 0)
                or coalesce(c.credits_minor, 0) <> coalesce(p.credits, 0)
            order by account_id, line_id, kind limit ?
            """;

    private final JdbcTemplate sql;

    BookCheck(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** One sentence for each line or account that is wrong; empty when the book balances. */
    @Transactional(readOnly = true)
    public List<String> findings() {
        sql.execute("set local enable_seqscan = on"); // It reads everything, so that is no fault.
        return Stream.of(NOT_ZERO, NOT_AS_POSTED)
                .flatMap(query -> sql.queryForList(query, String.class, FINDINGS_MAX).stream())
                .limit(FINDINGS_MAX)
                .toList();
    }
}
