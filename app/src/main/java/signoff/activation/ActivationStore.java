// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.activation.Activations.EndedFor;
import signoff.activation.Activations.Ordered;
import signoff.activation.Activations.Status;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.line.supply.Supply;

/** The list of orders for lines. The cases say where each stands; this finds them. */
@Component
class ActivationStore {

    private static final int LISTED_MAX = 50;

    private static final String INSERT = """
            insert into activations.activation (account_id, order_id, line_id, brand, country,
                offering, catalog_version, instrument, due_minor, currency, status, card_by,
                placed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """;

    private static final String SHOW = """
            update activations.activation set status = ?, ended_for = ?
            where account_id = ? and order_id = ?
            """;

    private final JdbcTemplate sql;
    private final Supply supply;

    ActivationStore(JdbcTemplate sql, Supply supply) {
        this.sql = sql;
        this.supply = supply;
    }

    /** False when it is there already. */
    boolean insert(CaseId id, ActivationFile file, Status status) {
        var wanted = file.wanted();
        var due = file.cost().due();
        return 0
                < sql.update(
                        INSERT,
                        id.account().value(),
                        id.value(),
                        file.line().value(),
                        wanted.pool().brand().code(),
                        wanted.pool().country(),
                        wanted.offering(),
                        wanted.version(),
                        file.cost().instrument(),
                        due.minor(),
                        due.currency().getCurrencyCode(),
                        status.name(),
                        Timestamp.from(file.cardBy()),
                        Timestamp.from(file.placedAt()));
    }

    void show(CaseId id, Status status, @Nullable EndedFor endedFor) {
        sql.update(
                SHOW,
                status.name(),
                endedFor == null ? null : endedFor.name(),
                id.account().value(),
                id.value());
    }

    Optional<Ordered> find(CaseId id) {
        return numbered(sql.query(
                        "select * from activations.activation"
                                + " where account_id = ? and order_id = ?",
                        (found, row) -> ordered(found),
                        id.account().value(),
                        id.value()))
                .stream()
                .findFirst();
    }

    Optional<CaseId> locate(BrandId brand, UUID order) {
        return sql
                .query(
                        "select account_id, order_id from activations.activation"
                                + " where order_id = ? and brand = ?",
                        (found, row) -> new CaseId(
                                new AccountId(found.getObject("account_id", UUID.class)),
                                found.getObject("order_id", UUID.class)),
                        order,
                        brand.code())
                .stream()
                .findFirst();
    }

    List<Ordered> of(AccountId account) {
        return numbered(sql.query(
                "select * from activations.activation where account_id = ?"
                        + " order by placed_at desc, order_id limit ?",
                (found, row) -> ordered(found),
                account.value(),
                LISTED_MAX));
    }

    private List<Ordered> numbered(List<Ordered> orders) {
        var numbers = supply.numbers(orders.stream().map(Ordered::line).toList());
        return orders.stream()
                .map(order -> order.with(numbers.get(order.line())))
                .toList();
    }

    private static Ordered ordered(ResultSet found) throws SQLException {
        var account = new AccountId(found.getObject("account_id", UUID.class));
        var line = new LineId(account, found.getObject("line_id", UUID.class));
        var endedFor = found.getString("ended_for");
        var currency = Currency.getInstance(found.getString("currency"));
        return new Ordered(
                new CaseId(account, found.getObject("order_id", UUID.class)),
                line,
                new BrandId(found.getString("brand")),
                found.getString("country"),
                found.getString("offering"),
                found.getString("catalog_version"),
                found.getString("instrument"),
                new Money(found.getLong("due_minor"), currency),
                Status.valueOf(found.getString("status")),
                endedFor == null ? null : EndedFor.valueOf(endedFor),
                null,
                found.getTimestamp("card_by").toInstant(),
                found.getTimestamp("placed_at").toInstant());
    }
}
