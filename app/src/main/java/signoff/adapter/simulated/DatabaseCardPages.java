// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.WorldStore.CardPage;
import signoff.refund.port.PaymentGateway;
import signoff.refund.port.PaymentGateway.Named;

/** The rows of pages on which cards are named. */
final class DatabaseCardPages {

    private final JdbcTemplate sql;

    DatabaseCardPages(JdbcTemplate sql) {
        this.sql = sql;
    }

    void openPage(UUID registration, URI back) {
        sql.update("""
                insert into outside.card_page (registration_id, back) values (?, ?)
                on conflict do nothing
                """, registration, back.toString());
    }

    Optional<CardPage> page(UUID registration) {
        return sql
                .query(
                        "select * from outside.card_page where registration_id = ?",
                        (found, row) -> cardPage(found),
                        registration)
                .stream()
                .findFirst();
    }

    private static CardPage cardPage(ResultSet found) throws SQLException {
        var back = URI.create(found.getString("back"));
        var token = found.getString("token");
        if (token == null) return new CardPage(back, found.getBoolean("finished"), null);
        var until = found.getString("valid_until");
        var card = new Named(
                token,
                PaymentGateway.InstrumentKind.valueOf(found.getString("kind")),
                found.getString("ends"),
                until == null ? null : YearMonth.parse(until));
        return new CardPage(back, true, card);
    }

    void finishPage(UUID registration, @Nullable Named card) {
        var until = card == null ? null : card.validUntil();
        sql.update(
                """
                update outside.card_page
                set finished = true, token = ?, kind = ?, ends = ?, valid_until = ?
                where registration_id = ? and not finished
                """,
                card == null ? null : card.token(),
                card == null ? null : card.kind().name(),
                card == null ? null : card.ends(),
                until == null ? null : until.toString(),
                registration);
    }
}
