// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.evidence;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import signoff.workflow.Evidence;
import signoff.workflow.evidence.JournalStore.Linked;

/** Walks the journal as PostgreSQL has it. */
@Component
class ChainCheck implements Evidence {

    private final JournalStore journal;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;

    ChainCheck(JournalStore journal, JdbcTemplate sql, TransactionTemplate transaction) {
        this.journal = journal;
        this.sql = sql;
        this.transaction = transaction;
    }

    @Override
    public Finding verifyAll() {
        var walk = new Walk();
        transaction.executeWithoutResult(status -> journal.each(walk::visit));
        var broken = Optional.ofNullable(walk.broken.get()).or(this::brokenEnd);
        return new Finding(walk.cases, walk.entries, broken);
    }

    /** A chain whose last entries were taken out still fits together: its case row tells. */
    private Optional<Broken> brokenEnd() {
        return sql
                .query(
                        """
                        select c.account_id, c.case_id, c.version
                        from workflow.case_file as c
                        left join workflow.journal as j on j.account_id = c.account_id
                            and j.case_id = c.case_id and j.number = c.version
                        where j.hash is distinct from c.journal_hash limit 1
                        """,
                        (found, row) -> new Broken(
                                JournalStore.caseId(found),
                                found.getInt("version"),
                                "is not what the case row ends with"))
                .stream()
                .findFirst();
    }

    private static final class Walk {
        private final AtomicReference<@Nullable Broken> broken = new AtomicReference<>();
        private @Nullable Linked last;
        private long cases;
        private long entries;

        void visit(Linked link) {
            if (broken.get() != null) return;
            var before = last;
            if (before == null || !before.entry().id().equals(link.entry().id())) {
                cases++;
                judge(link, 1, JournalEntry.NOTHING);
            } else {
                judge(link, before.entry().number() + 1, before.hash());
            }
            entries++;
            last = link;
        }

        private void judge(Linked link, int number, byte[] expected) {
            var entry = link.entry();
            if (entry.number() != number) {
                breaksAt(entry, "should be number " + number);
            } else if (!Arrays.equals(link.previous(), expected)) {
                breaksAt(entry, "does not name the entry before it");
            } else if (!Arrays.equals(link.hash(), entry.hashAfter(expected))) {
                breaksAt(entry, "was changed after it was written");
            }
        }

        private void breaksAt(JournalEntry entry, String how) {
            broken.set(new Broken(entry.id(), entry.number(), how));
        }
    }
}
