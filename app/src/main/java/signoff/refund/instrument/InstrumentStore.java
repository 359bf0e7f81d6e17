// SPDX-License-Identifier: Apache-2.0
package signoff.refund.instrument;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.refund.port.PaymentGateway.Named;
import signoff.subscriber.Seals;

/** The rows of instruments. A token is sealed with the key of its account. */
@Component
class InstrumentStore implements Tokens {

    private static final String PURPOSE = "payment-instrument";

    /** A page of the payment company's is not open for longer. */
    private static final Duration REGISTRATIONS_KEPT = Duration.ofDays(2);

    private static final String OF_ACCOUNT = """
            select name, i.valid_until
            from (select instrument as name, max(paid_at) as used_at
                from refunds.payment_source where account_id = ? group by instrument) p
            full join (select * from refunds.instrument where account_id = ?) i using (name)
            where i.removed_at is null
            order by greatest(p.used_at, i.added_at) desc, name
            """;

    /** What came along with its payments is charged and paid back by its name, and has no row. */
    private static final String NAMES = """
            select name from refunds.instrument where account_id = ?
            union
            select instrument from refunds.payment_source where account_id = ?
            """;

    /** @param name of what came of it; null before that */
    record Registration(UUID id, @Nullable String name) {}

    private final JdbcTemplate sql;
    private final Seals seals;

    InstrumentStore(JdbcTemplate sql, Seals seals) {
        this.sql = sql;
        this.seals = seals;
    }

    List<Instrument> of(AccountId account, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return sql.query(
                OF_ACCOUNT,
                (found, row) -> instrument(found, today),
                account.value(),
                account.value());
    }

    private static Instrument instrument(ResultSet found, LocalDate today) throws SQLException {
        var until = found.getObject("valid_until", LocalDate.class);
        return new Instrument(
                found.getString("name"),
                until == null ? null : YearMonth.from(until),
                until != null && until.isBefore(today));
    }

    /** One at a time, so that two of them get two names and no more than so many are had. */
    void lock(AccountId account) {
        sql.query(
                "select pg_advisory_xact_lock(hashtextextended(?, 27))",
                found -> {},
                account.value().toString());
    }

    void open(AccountId account, UUID registration, Instant now) {
        sql.update(
                "delete from refunds.instrument_registration"
                        + " where account_id = ? and begun_at < ?",
                account.value(),
                Timestamp.from(now.minus(REGISTRATIONS_KEPT)));
        sql.update("""
                insert into refunds.instrument_registration
                    (account_id, registration_id, begun_at) values (?, ?, ?)
                """, account.value(), registration, Timestamp.from(now));
    }

    Optional<Registration> registration(AccountId account, UUID registration) {
        return sql
                .query(
                        """
                        select name from refunds.instrument_registration
                        where account_id = ? and registration_id = ?
                        """,
                        (found, row) -> new Registration(registration, found.getString(1)),
                        account.value(),
                        registration)
                .stream()
                .findFirst();
    }

    void complete(AccountId account, UUID registration, String name) {
        sql.update("""
                update refunds.instrument_registration set name = ?
                where account_id = ? and registration_id = ?
                """, name, account.value(), registration);
    }

    /** Under a name that the account never had: what waits for an old one must not get this. */
    Instrument add(AccountId account, Named named, Instant now) {
        var taken = sql.queryForList(NAMES, String.class, account.value(), account.value());
        var name = named.name();
        for (int number = 2; taken.contains(name); number++) name = named.name() + "." + number;
        var until = named.validUntil();
        sql.update(
                """
                insert into refunds.instrument (account_id, name, sealed, valid_until, added_at)
                values (?, ?, ?, ?, ?)
                """,
                account.value(),
                name,
                seals.seal(account, PURPOSE, named.token()),
                until == null ? null : Date.valueOf(until.atEndOfMonth()),
                Timestamp.from(now));
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Instrument(name, until, until != null && until.atEndOfMonth().isBefore(today));
    }

    void remove(AccountId account, String name, Instant now) {
        sql.update("""
                insert into refunds.instrument (account_id, name, added_at, removed_at)
                values (?, ?, ?, ?)
                on conflict (account_id, name)
                    do update set removed_at = excluded.removed_at, sealed = null
                """, account.value(), name, Timestamp.from(now), Timestamp.from(now));
    }

    @Override
    public Optional<String> tokenOf(AccountId account, String name) {
        var rows = sql.query(
                "select sealed from refunds.instrument where account_id = ? and name = ?",
                (found, row) -> Optional.ofNullable(found.getBytes(1)),
                account.value(),
                name);
        if (rows.isEmpty()) return Optional.of(name);
        return rows.getFirst().map(kept -> seals.open(account, PURPOSE, kept));
    }
}
