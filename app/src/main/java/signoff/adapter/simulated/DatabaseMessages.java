// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.notification.AddressBook.Contact;
import signoff.notification.port.MessageCarrier.Message;
import signoff.workflow.EffectId;

/** The messages that the world has delivered, in the database. */
final class DatabaseMessages {

    private static final int MESSAGES_KEPT = 50_000;
    private static final int TIDY_EVERY = 1_000;

    private final JdbcTemplate sql;

    DatabaseMessages(JdbcTemplate sql) {
        this.sql = sql;
    }

    boolean keep(Message message, EffectId key, Instant at) {
        var kept = sql.query(
                """
                insert into outside.message
                    (effect_id, brand, kind, address, language, subject, text, sent_at)
                select ?, ?, ?, ?, ?, ?, ?, ?
                where not exists (select from outside.refused where name = ?)
                returning message_id
                """,
                (found, row) -> found.getLong(1),
                key.value(),
                message.brand().code(),
                message.to().kind().name(),
                message.to().address(),
                message.language().name(),
                message.subject(),
                message.text(),
                Timestamp.from(at),
                message.to().address());
        kept.forEach(this::tidyUp);
        return !kept.isEmpty();
    }

    /** Once in a while, so that a demo that runs for months does not fill the disk. */
    private void tidyUp(long newest) {
        if (newest % TIDY_EVERY != 0) return;
        sql.update("delete from outside.message where message_id <= ?", newest - MESSAGES_KEPT);
    }

    List<Sent> of(EffectId key) {
        return sql.query(
                "select * from outside.message where effect_id = ? order by message_id",
                DatabaseMessages::sent,
                key.value());
    }

    List<Sent> before(long before, int limit) {
        return sql.query("""
                select * from outside.message where message_id < ?
                order by message_id desc limit ?
                """, DatabaseMessages::sent, before, limit);
    }

    private static Sent sent(ResultSet found, int row) throws SQLException {
        var to = new Contact(
                Contact.Kind.valueOf(found.getString("kind")), found.getString("address"));
        var message = new Message(
                new BrandId(found.getString("brand")),
                to,
                Language.valueOf(found.getString("language")),
                found.getString("subject"),
                found.getString("text"));
        return new Sent(
                found.getLong("message_id"),
                new EffectId(found.getObject("effect_id", UUID.class)),
                message,
                found.getTimestamp("sent_at").toInstant());
    }
}
