// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import static signoff.order.db.Tables.PLACED_ORDER;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.CaseId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.order.Orders.Order;
import signoff.order.Orders.Status;

/** The list of orders. The cases say where each stands; this finds them. */
@Component
class OrderStore {

    /** More than a person reads. Older orders of a line are in its statement. */
    private static final int LISTED_MAX = 200;

    // Word for word what the partial index says, or it would not be used.
    private static final String OPEN = """
            select account_id, order_id, line_id, kind, item, amount_minor, currency, status,
                placed_at, deliver_by
            from orders.placed_order
            where account_id = ? and line_id = ? and status in ('PENDING', 'IN_PROGRESS')
            order by placed_at desc, order_id limit ?
            """;

    /** An order as it is listed, with what was ordered. */
    record Listed(
            CaseId id,
            OrderFile file,
            Status status,
            @Nullable Instant deliverBy) {

        Order order() {
            var returns = file.kind() == OrderFile.Kind.DATA_PACK && status == Status.IN_PROGRESS
                    ? file.amount()
                    : Money.none(file.amount().currency());
            return new Order(
                    id,
                    file.line(),
                    file.kind().word(),
                    file.item(),
                    file.amount(),
                    status,
                    returns,
                    file.placedAt(),
                    deliverBy);
        }
    }

    record Shown(CaseId id, Status status) {}

    private final DSLContext sql;
    private final JdbcTemplate sets;

    OrderStore(DSLContext sql, JdbcTemplate sets) {
        this.sql = sql;
        this.sets = sets;
    }

    void insert(BrandId brand, Listed order) {
        var id = order.id();
        var file = order.file();
        sql.insertInto(PLACED_ORDER)
                .set(PLACED_ORDER.ACCOUNT_ID, id.account().value())
                .set(PLACED_ORDER.ORDER_ID, id.value())
                .set(PLACED_ORDER.LINE_ID, file.line().value())
                .set(PLACED_ORDER.BRAND, brand.code())
                .set(PLACED_ORDER.KIND, file.kind().name())
                .set(PLACED_ORDER.ITEM, file.item())
                .set(PLACED_ORDER.AMOUNT_MINOR, file.amount().minor())
                .set(PLACED_ORDER.CURRENCY, file.amount().currency().getCurrencyCode())
                .set(PLACED_ORDER.STATUS, order.status().name())
                .set(PLACED_ORDER.PLACED_AT, file.placedAt())
                .set(PLACED_ORDER.DELIVER_BY, order.deliverBy())
                .execute();
    }

    Optional<Listed> find(CaseId id) {
        return sql.selectFrom(PLACED_ORDER)
                .where(PLACED_ORDER.ACCOUNT_ID.eq(id.account().value()))
                .and(PLACED_ORDER.ORDER_ID.eq(id.value()))
                .fetchOptional(OrderStore::listed);
    }

    Optional<CaseId> locate(BrandId brand, UUID order) {
        return sql.select(PLACED_ORDER.ACCOUNT_ID, PLACED_ORDER.ORDER_ID)
                .from(PLACED_ORDER)
                .where(PLACED_ORDER.ORDER_ID.eq(order), PLACED_ORDER.BRAND.eq(brand.code()))
                .fetchOptional(found -> new CaseId(new AccountId(found.value1()), found.value2()));
    }

    List<Listed> of(LineId line) {
        return sql.selectFrom(PLACED_ORDER)
                .where(PLACED_ORDER.ACCOUNT_ID.eq(line.account().value()))
                .and(PLACED_ORDER.LINE_ID.eq(line.value()))
                .orderBy(PLACED_ORDER.PLACED_AT.desc(), PLACED_ORDER.ORDER_ID)
                .limit(LISTED_MAX)
                .fetch(OrderStore::listed);
    }

    /** Written by hand: every closing passes here. */
    Reply<List<Listed>> openOf(Trip trip, LineId line) {
        return trip.rows(
                OPEN,
                Trip.values(line.account().value(), line.value(), LISTED_MAX),
                (found, row) -> listed(found));
    }

    List<Listed> openOf(LineId line) {
        return Trip.alone(sets, trip -> openOf(trip, line));
    }

    /** What can be cancelled on any of these lines: for most lines nothing, in one statement. */
    List<CaseId> inProgress(Collection<LineId> lines) {
        var wanted = new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
        return sets.query(
                """
                select account_id, order_id from orders.placed_order
                join unnest(?, ?) as wanted (a, l) on account_id = a and line_id = l
                where status in ('PENDING', 'IN_PROGRESS') and status = 'IN_PROGRESS'
                order by account_id, order_id
                """, statement -> wanted.setOn(statement, 1), (found, row) -> caseId(found));
    }

    /** When the newest that only the bank can end was placed: for most lines none. */
    Map<LineId, Instant> running(Collection<LineId> lines) {
        var wanted = new SetOfRows<>(List.copyOf(lines))
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
        var newest = new HashMap<LineId, Instant>();
        sets.query("""
                select account_id, line_id, max(placed_at) as placed_at from orders.placed_order
                join unnest(?, ?) as wanted (a, l) on account_id = a and line_id = l
                where status in ('PENDING', 'IN_PROGRESS') and kind <> 'DATA_PACK'
                group by account_id, line_id
                """, statement -> wanted.setOn(statement, 1), found -> {
            var account = new AccountId(found.getObject("account_id", UUID.class));
            var line = new LineId(account, found.getObject("line_id", UUID.class));
            newest.put(line, found.getTimestamp("placed_at").toInstant());
        });
        return newest;
    }

    void show(List<Shown> shown) {
        var rows = new SetOfRows<>(shown)
                .column("uuid", row -> row.id().account().value())
                .column("uuid", row -> row.id().value())
                .column("text", row -> row.status().name());
        sets.update("""
                update orders.placed_order set status = s
                from unnest(?, ?, ?) as r (a, o, s) where account_id = a and order_id = o
                """, statement -> rows.setOn(statement, 1));
    }

    private static CaseId caseId(ResultSet found) throws SQLException {
        return new CaseId(
                new AccountId(found.getObject("account_id", UUID.class)),
                found.getObject("order_id", UUID.class));
    }

    private static Listed listed(ResultSet found) throws SQLException {
        var id = caseId(found);
        var currency = Currency.getInstance(found.getString("currency"));
        var file = new OrderFile(
                new LineId(id.account(), found.getObject("line_id", UUID.class)),
                OrderFile.Kind.valueOf(found.getString("kind")),
                found.getString("item"),
                new Money(found.getLong("amount_minor"), currency),
                found.getTimestamp("placed_at").toInstant());
        var deliverBy = found.getTimestamp("deliver_by");
        return new Listed(
                id,
                file,
                Status.valueOf(found.getString("status")),
                deliverBy == null ? null : deliverBy.toInstant());
    }

    private static Listed listed(Record found) {
        var account = new AccountId(found.get(PLACED_ORDER.ACCOUNT_ID));
        var currency = Currency.getInstance(found.get(PLACED_ORDER.CURRENCY));
        var file = new OrderFile(
                new LineId(account, found.get(PLACED_ORDER.LINE_ID)),
                OrderFile.Kind.valueOf(found.get(PLACED_ORDER.KIND)),
                found.get(PLACED_ORDER.ITEM),
                new Money(found.get(PLACED_ORDER.AMOUNT_MINOR), currency),
                found.get(PLACED_ORDER.PLACED_AT));
        return new Listed(
                new CaseId(account, found.get(PLACED_ORDER.ORDER_ID)),
                file,
                Status.valueOf(found.get(PLACED_ORDER.STATUS)),
                found.get(PLACED_ORDER.DELIVER_BY));
    }
}
