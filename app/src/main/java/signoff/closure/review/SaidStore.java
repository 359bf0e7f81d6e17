// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.CaseId;
import signoff.subscriber.Seals;

/**
 * What people write about a request in words of their own: sealed with the key of its subscriber,
 * and gone with it. Never in the journal.
 */
@Component
public class SaidStore {

    private static final String PURPOSE = "closure-said";

    /** What it is about. */
    public enum Topic {
        ANSWER,
        APPEAL,
        /** By the operator, for the subscriber to read. */
        QUESTION,
        /** By the operator, for the operator. */
        NOTE
    }

    /**
     * Personal data: its text form says nothing.
     *
     * @param staff who of the operator wrote it; null for the subscriber
     */
    public record Said(Topic topic, @Nullable String staff, String text, Instant at) {

        @Override
        public String toString() {
            return "said: " + topic;
        }
    }

    private final JdbcTemplate sql;
    private final Seals seals;

    SaidStore(JdbcTemplate sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    /** Behind what was said before. In the commit of the fact that it explains. */
    public void add(CaseId id, Said said) {
        sql.update(
                """
                insert into closures.said (account_id, case_id, number, topic, by_staff, sealed, at)
                select ?, ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? from closures.said
                where account_id = ? and case_id = ?
                """,
                id.account().value(),
                id.value(),
                said.topic().name(),
                said.staff(),
                seals.seal(id.account(), PURPOSE, said.text()),
                Timestamp.from(said.at()),
                id.account().value(),
                id.value());
    }

    /** In the order it was said. */
    public List<Said> of(CaseId id) {
        return sql.query(
                """
                select * from closures.said where account_id = ? and case_id = ? order by number
                """,
                (found, number) -> new Said(
                        Topic.valueOf(found.getString("topic")),
                        found.getString("by_staff"),
                        seals.open(id.account(), PURPOSE, found.getBytes("sealed")),
                        found.getTimestamp("at").toInstant()),
                id.account().value(),
                id.value());
    }
}
