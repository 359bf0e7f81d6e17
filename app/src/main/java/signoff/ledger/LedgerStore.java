// SPDX-License-Identifier: Apache-2.0
package signoff.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import signoff.database.RoundTrip;
import signoff.database.SetOfRows;
import signoff.database.Trip;
import signoff.database.Trip.Reply;
import signoff.kernel.AccountId;
import signoff.kernel.LineId;
import signoff.kernel.Money;
import signoff.ledger.LockedBooks.Account;
import signoff.ledger.LockedBooks.Book;
import signoff.ledger.LockedBooks.Key;
import signoff.ledger.LockedBooks.Movement;
import signoff.ledger.Transfer.Reason;

/**
 * The rows of the books. Every closing passes here several times, so each method is one round trip
 * to the server, whatever the number of lines.
 */
@Component
class LedgerStore {

    private static final String ENDINGS = """
            b.account_id, b.line_id, b.charges_stop_at, b.charges_told_until, b.frozen_at,
            b.settled_until, array(select lower(r) from unnest(b.off_times) r) as off_from,
            array(select upper(r) from unnest(b.off_times) r) as off_until
            """;

    // The order of their keys, so that two batches never wait in a circle.
    private static final String LOCK = "select b.currency, " + ENDINGS + """
            from ledger.line_book b
            join unnest(?, ?) as wanted (a, l) on b.account_id = a and b.line_id = l
            order by b.account_id, b.line_id
            for no key update of b
            """;

    // A statement of its own, behind the lock: it sees what the holder before us committed.
    private static final String LIMITS = """
            select c.account_id, c.line_id, c.kind, c.credits_minor - c.debits_minor as minor
            from ledger.account c
            join unnest(?, ?, ?) as wanted (a, l, k)
                on c.account_id = a and c.line_id = l and c.kind = k
            """;

    private static final String COLUMNS = """
            t.account_id, t.transfer_id, t.line_id, t.debit_kind, t.credit_kind, t.currency,
            t.amount_minor, t.reason, t.event_at
            """;

    private static final String KNOWN = "select " + COLUMNS + """
            from ledger.transfer t
            join unnest(?, ?) as wanted (a, i) on t.account_id = a and t.transfer_id = i
            """;

    private static final String INSERT = """
            insert into ledger.transfer (account_id, transfer_id, line_id, debit_kind, credit_kind,
                currency, amount_minor, reason, event_at, posted_at)
            select a, i, l, d, c, u, m, r, e, ?::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                as posted (a, i, l, d, c, u, m, r, e, place)
            order by place
            """;

    private static final String MOVE = """
            update ledger.account t
            set debits_minor = debits_minor + d, credits_minor = credits_minor + c
            from unnest(?, ?, ?, ?, ?) as moved (a, l, k, d, c)
            where t.account_id = a and t.line_id = l and t.kind = k
            """;

    private static final String STOP = """
            update ledger.line_book b
            set charges_stop_at = least(charges_stop_at, s),  -- The least of a null and s is s.
                charges_told_until = least(charges_told_until, u)
            from unnest(?, ?, ?, ?) as stopped (a, l, s, u)
            where b.account_id = a and b.line_id = l
            """;

    // What was told before the stop was, of what happened after it.
    private static final String LATER = "select " + COLUMNS + """
            from ledger.transfer t
            join ledger.line_book b on b.account_id = t.account_id and b.line_id = t.line_id
            join unnest(?, ?) as wanted (a, l) on t.account_id = a and t.line_id = l
            where t.event_at >= b.charges_stop_at and b.frozen_at is null
                and t.reason in ('USAGE', 'RECURRING_FEE')
                and t.debit_kind in ('PAID', 'UNPAID', 'PROMOTIONAL')
            order by t.posted_number
            """;

    private static final String FREEZE = """
            update ledger.line_book b
            set frozen_at = coalesce(frozen_at, ?::timestamptz)
            from unnest(?, ?) as frozen (a, l)
            where b.account_id = a and b.line_id = l
            """;

    private static final String ENDS = "select " + ENDINGS + """
            from ledger.line_book b
            join unnest(?, ?) as wanted (a, l) on b.account_id = a and b.line_id = l
            """;

    private static final String BALANCES = """
            select c.account_id, c.line_id, c.kind, c.currency,
                c.credits_minor - c.debits_minor as minor
            from ledger.account c
            join unnest(?, ?) as wanted (a, l) on c.account_id = a and c.line_id = l
            """;

    private final JdbcTemplate sql;

    LedgerStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    void open(Map<LineId, Currency> lines, Instant at) {
        var rows = keys(lines.keySet())
                .column("text", line -> Objects.requireNonNull(lines.get(line)).getCurrencyCode());
        var kinds = new SetOfRows<>(List.of(AccountKind.values()))
                .column("text", AccountKind::name)
                .column("bool", AccountKind::mayGoNegative);
        sql.update("""
                with opened as (
                    insert into ledger.line_book (account_id, line_id, currency, opened_at)
                    select a, l, u, ?::timestamptz
                    from unnest(?, ?, ?) as line (a, l, u)
                    order by a, l
                    on conflict do nothing
                    returning account_id, line_id, currency)
                insert into ledger.account (account_id, line_id, kind, currency, may_go_negative)
                select account_id, line_id, k, currency, n
                from opened cross join unnest(?, ?) as kind (k, n)
                """, statement -> {
            statement.setTimestamp(1, Timestamp.from(at));
            kinds.setOn(statement, rows.setOn(statement, 2));
        });
    }

    /** @param at what is told then may be too late */
    LockedBooks lock(List<Transfer> transfers, Instant at) {
        var lines = keys(transfers.stream().map(Transfer::line).distinct().toList());
        var limits = new SetOfRows<>(transfers.stream()
                        .flatMap(LockedBooks::limits)
                        .distinct()
                        .toList())
                .column("uuid", account -> account.line().account().value())
                .column("uuid", account -> account.line().value())
                .column("text", account -> account.kind().name());
        var known = keysOf(transfers.stream().map(Key::of).toList());
        return new RoundTrip(sql, LOCK, LIMITS, KNOWN)
                .run(
                        statement -> known.setOn(
                                statement, limits.setOn(statement, lines.setOn(statement, 1))),
                        answers -> new LockedBooks(
                                books(answers.rows(), at),
                                limits(answers.rows()),
                                known(answers.rows())));
    }

    void write(List<Transfer> posted, List<Movement> movements, Instant at) {
        var rows = new SetOfRows<>(posted)
                .column("uuid", transfer -> transfer.line().account().value())
                .column("uuid", Transfer::id)
                .column("uuid", transfer -> transfer.line().value())
                .column("text", transfer -> transfer.debit().name())
                .column("text", transfer -> transfer.credit().name())
                .column("text", transfer -> transfer.amount().currency().getCurrencyCode())
                .column("int8", transfer -> transfer.amount().minor())
                .column("text", transfer -> transfer.reason().name())
                .column("timestamptz", transfer -> Timestamp.from(transfer.eventAt()));
        var moved = new SetOfRows<>(movements)
                .column("uuid", movement -> movement.account().line().account().value())
                .column("uuid", movement -> movement.account().line().value())
                .column("text", movement -> movement.account().kind().name())
                .column("int8", Movement::debits)
                .column("int8", Movement::credits);
        new RoundTrip(sql, INSERT, MOVE)
                .run(
                        statement -> {
                            statement.setTimestamp(1, Timestamp.from(at));
                            moved.setOn(statement, rows.setOn(statement, 2));
                        },
                        answers -> expect(posted.size(), answers.changed())
                                + expect(movements.size(), answers.changed()));
    }

    Map<LineId, Ledger.Ends> ends(Collection<LineId> lines, Instant at) {
        var rows = keys(lines);
        var ends = new HashMap<LineId, Ledger.Ends>();
        sql.query(ENDS, statement -> rows.setOn(statement, 1), (RowCallbackHandler)
                found -> ends.put(line(found), endsOf(found, at)));
        return ends;
    }

    /** Answers what was charged for what happens later, oldest first. */
    List<Transfer> stopCharges(Map<LineId, Ledger.Stop> stops) {
        var lines = keys(stops.keySet());
        var stopped = keys(stops.keySet())
                .column("timestamptz", line -> timestamp(stop(stops, line).at()))
                .column("timestamptz", line -> timestamp(stop(stops, line).toldUntil()));
        return new RoundTrip(sql, LOCK, STOP, LATER)
                .run(
                        statement -> lines.setOn(
                                statement, stopped.setOn(statement, lines.setOn(statement, 1))),
                        answers -> {
                            answers.rows();
                            expect(stops.size(), answers.changed());
                            return transfers(answers.rows());
                        });
    }

    private static Ledger.Stop stop(Map<LineId, Ledger.Stop> stops, LineId line) {
        return Objects.requireNonNull(stops.get(line));
    }

    /** Those of the transfers that were posted. */
    Map<Key, Transfer> known(Collection<Key> keys) {
        var rows = keysOf(keys);
        return new RoundTrip(sql, KNOWN)
                .run(statement -> rows.setOn(statement, 1), answers -> known(answers.rows()));
    }

    private static SetOfRows<Key> keysOf(Collection<Key> keys) {
        return new SetOfRows<>(keys.stream().distinct().toList())
                .column("uuid", key -> key.account().value())
                .column("uuid", Key::id);
    }

    Map<LineId, Balances> freeze(Collection<LineId> lines, Instant at) {
        var keys = keys(lines);
        return new RoundTrip(sql, LOCK, FREEZE, BALANCES)
                .run(
                        statement -> {
                            var next = keys.setOn(statement, 1);
                            statement.setTimestamp(next, Timestamp.from(at));
                            keys.setOn(statement, keys.setOn(statement, next + 1));
                        },
                        answers -> {
                            answers.rows();
                            expect(Set.copyOf(lines).size(), answers.changed());
                            return balances(answers.rows());
                        });
    }

    Reply<Map<LineId, Balances>> balances(Trip trip, Collection<LineId> lines) {
        return trip.ask(BALANCES, keys(lines)::setOn, LedgerStore::balances);
    }

    void reopen(LineId line, Instant at) {
        var changed = sql.update("""
                update ledger.line_book b
                set off_times = case when charges_stop_at < n
                        then off_times + tstzmultirange(tstzrange(charges_stop_at, n))
                        else off_times end,
                    settled_until = case when frozen_at is null
                        then settled_until else coalesce(charges_stop_at, frozen_at) end,
                    charges_stop_at = null, charges_told_until = null, frozen_at = null
                from (select ?::timestamptz) as now (n)
                where b.account_id = ? and b.line_id = ?
                """, Timestamp.from(at), line.account().value(), line.value());
        expect(1, changed);
    }

    Map<LineId, Balances> balances(Collection<LineId> lines) {
        return Trip.alone(sql, trip -> balances(trip, lines));
    }

    List<Transfer> statement(LineId line) {
        var query = "select " + COLUMNS + """
                from ledger.transfer t
                where t.account_id = ? and t.line_id = ?
                order by t.posted_number
                """;
        return sql.query(
                query, (found, row) -> transfer(found), line.account().value(), line.value());
    }

    private static SetOfRows<LineId> keys(Collection<LineId> lines) {
        return new SetOfRows<>(lines.stream().distinct().toList())
                .column("uuid", line -> line.account().value())
                .column("uuid", LineId::value);
    }

    private static Map<LineId, Book> books(ResultSet found, Instant at) throws SQLException {
        var books = new HashMap<LineId, Book>();
        while (found.next()) {
            var book =
                    new Book(Currency.getInstance(found.getString("currency")), endsOf(found, at));
            books.put(line(found), book);
        }
        return books;
    }

    // Who tells of it after the time for late usage finds it settled, as after the strike.
    private static Ledger.Ends endsOf(ResultSet found, Instant at) throws SQLException {
        var off = new ArrayList<Instant>();
        for (var bounds : List.of(found.getArray("off_from"), found.getArray("off_until"))) {
            for (var bound : (Timestamp[]) bounds.getArray()) off.add(bound.toInstant());
        }
        off.sort(Comparator.naturalOrder());
        var stopAt = instant(found.getTimestamp("charges_stop_at"));
        var toldUntil = instant(found.getTimestamp("charges_told_until"));
        var isTooLate = toldUntil != null && !at.isBefore(toldUntil);
        return new Ledger.Ends(
                stopAt,
                instant(found.getTimestamp("frozen_at")),
                List.copyOf(off),
                isTooLate ? stopAt : instant(found.getTimestamp("settled_until")));
    }

    private static Map<Account, Long> limits(ResultSet found) throws SQLException {
        var balances = new HashMap<Account, Long>();
        while (found.next()) {
            var kind = AccountKind.valueOf(found.getString("kind"));
            balances.put(new Account(line(found), kind), found.getLong("minor"));
        }
        return balances;
    }

    private static Map<Key, Transfer> known(ResultSet found) throws SQLException {
        var known = new HashMap<Key, Transfer>();
        while (found.next()) {
            var transfer = transfer(found);
            known.put(Key.of(transfer), transfer);
        }
        return known;
    }

    private static Map<LineId, Balances> balances(ResultSet found) throws SQLException {
        var balances = new HashMap<LineId, Balances>();
        while (found.next()) {
            var currency = Currency.getInstance(found.getString("currency"));
            balances.computeIfAbsent(
                            line(found),
                            line -> new Balances(currency, new EnumMap<>(AccountKind.class)))
                    .minor()
                    .put(AccountKind.valueOf(found.getString("kind")), found.getLong("minor"));
        }
        return balances;
    }

    private static List<Transfer> transfers(ResultSet found) throws SQLException {
        var transfers = new ArrayList<Transfer>();
        while (found.next()) transfers.add(transfer(found));
        return List.copyOf(transfers);
    }

    private static Transfer transfer(ResultSet found) throws SQLException {
        var currency = Currency.getInstance(found.getString("currency"));
        return new Transfer(
                found.getObject("transfer_id", UUID.class),
                line(found),
                AccountKind.valueOf(found.getString("debit_kind")),
                AccountKind.valueOf(found.getString("credit_kind")),
                new Money(found.getLong("amount_minor"), currency),
                Reason.valueOf(found.getString("reason")),
                found.getTimestamp("event_at").toInstant());
    }

    private static LineId line(ResultSet found) throws SQLException {
        var account = new AccountId(found.getObject("account_id", UUID.class));
        return new LineId(account, found.getObject("line_id", UUID.class));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /** The rows are locked, so a row that is missing was never there: stop and write nothing. */
    private static int expect(int rows, int changed) {
        if (rows != changed) {
            throw new IllegalStateException("LINE_MUST_HAVE_ACCOUNTS: " + rows
                    + " rows of the books were to change, and " + changed + " did");
        }
        return changed;
    }
}
