// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.simulated;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.adapter.simulated.SimulatedWorld.Deed;
import signoff.adapter.simulated.SimulatedWorld.Payment;
import signoff.adapter.simulated.SimulatedWorld.Sent;
import signoff.database.SetOfRows;
import signoff.kernel.Money;
import signoff.line.NetworkIdentity;
import signoff.line.port.ChargingSystem.Charging;
import signoff.line.port.ChargingSystem.Sessions;
import signoff.line.port.ProfileServer.Profile;
import signoff.line.port.SubscriberRegister.NumberAt;
import signoff.line.port.SubscriberRegister.Service;
import signoff.notification.port.MessageCarrier.Message;
import signoff.refund.port.PaymentGateway.Named;
import signoff.workflow.EffectId;

/**
 * A world in the database, for several nodes and for crashes. Each statement commits by itself on a
 * connection of its own: what the world was told, it keeps, whatever becomes of our transaction.
 */
final class DatabaseWorldStore implements WorldStore {

    private static final String REGISTER = "register_line (imsi, attached) select imsi, true";
    private static final String CHARGING = "charging_line (imsi) select imsi";
    private static final String PROFILE = "profile (iccid, on_device) select iccid, ";

    private final HikariDataSource pool;
    private final JdbcTemplate sql;
    private final DatabaseCardPages pages;
    private final DatabaseMessages messages;
    private final DatabaseSessions sessions;

    /** Takes the pool over, and closes it with itself. */
    DatabaseWorldStore(HikariDataSource pool) {
        this.pool = pool;
        this.sql = new JdbcTemplate(pool);
        this.pages = new DatabaseCardPages(sql);
        this.messages = new DatabaseMessages(sql);
        this.sessions = new DatabaseSessions(sql);
    }

    @Override
    public void add(Collection<NetworkIdentity> lines, boolean onDevice) {
        var rows = List.copyOf(lines);
        insert(rows, REGISTER);
        insert(rows, CHARGING);
        insert(rows, PROFILE + onDevice);
    }

    @Override
    public void serve(NetworkIdentity line) {
        insert(List.of(line), REGISTER);
    }

    @Override
    public void charge(NetworkIdentity line) {
        insert(List.of(line), CHARGING);
    }

    @Override
    public boolean prepare(NetworkIdentity line, boolean onDevice) {
        insert(List.of(line), PROFILE + onDevice);
        return profileOf(line) == Profile.IN_USE;
    }

    private void insert(List<NetworkIdentity> lines, String table) {
        var statement = "insert into outside." + table
                + " from unnest(?, ?) as line (imsi, iccid) on conflict do nothing";
        sql.update(
                statement,
                given -> new SetOfRows<>(lines)
                        .column("text", NetworkIdentity::imsi)
                        .column("text", NetworkIdentity::iccid)
                        .setOn(given, 1));
    }

    @Override
    public void forget(Target element, NetworkIdentity line) {
        switch (element) {
            case REGISTER ->
                sql.update("delete from outside.register_line where imsi = ?", line.imsi());
            case CHARGING ->
                sql.update("delete from outside.charging_line where imsi = ?", line.imsi());
            case PROFILES ->
                sql.update("delete from outside.profile where iccid = ?", line.iccid());
            case PAYMENT, MAIL, SMS ->
                throw new IllegalArgumentException(element + " knows no lines");
        }
    }

    @Override
    public boolean bar(NetworkIdentity line) {
        return found(sql.update("""
                update outside.register_line
                set barred_as = coalesce(barred_as, nextval('outside.moment')) where imsi = ?
                """, line.imsi()));
    }

    @Override
    public boolean unbar(NetworkIdentity line) {
        return found(sql.update("""
                update outside.register_line
                set attached = attached or barred_as is not null, barred_as = null,
                    detached_as = null
                where imsi = ?
                """, line.imsi()));
    }

    @Override
    public boolean detach(NetworkIdentity line) {
        // A phone that is not barred comes back at once.
        return found(sql.update("""
                update outside.register_line
                set attached = attached and barred_as is null,
                    detached_as = case when barred_as is null then null
                        else coalesce(detached_as, nextval('outside.moment')) end
                where imsi = ?
                """, line.imsi()));
    }

    // One statement, so that the number is never with both, and never with neither.
    @Override
    public boolean moveNumber(NetworkIdentity from, NetworkIdentity to) {
        sql.update("""
                with left_behind as (
                    update outside.register_line
                    set attached = false, moved_as = nextval('outside.moment')
                    where imsi = ? and moved_as is null
                    returning barred_as)
                insert into outside.register_line as t (imsi, attached, barred_as)
                select ?, barred_as is null, barred_as from left_behind
                on conflict (imsi) do update
                set moved_as = null, barred_as = coalesce(t.barred_as, excluded.barred_as),
                    attached = t.barred_as is null and excluded.barred_as is null
                """, from.imsi(), to.imsi());
        return numberOf(from) != NumberAt.NOT_KNOWN;
    }

    @Override
    public NumberAt numberOf(NetworkIdentity line) {
        return NumberAt.valueOf(word("""
                select case when moved_as is null then 'HERE' else 'ELSEWHERE' end
                from outside.register_line where imsi = ?
                """, line.imsi()));
    }

    @Override
    public boolean stopCharging(NetworkIdentity line, Instant from) {
        return found(sql.update("""
                update outside.charging_line
                set stopped_from = coalesce(stopped_from, ?),
                    stopped_as = coalesce(stopped_as, nextval('outside.moment'))
                where imsi = ?
                """, Timestamp.from(from), line.imsi()));
    }

    @Override
    public boolean retire(NetworkIdentity line) {
        return found(sql.update("""
                update outside.profile
                set retired_as = coalesce(retired_as, nextval('outside.moment')) where iccid = ?
                """, line.iccid()));
    }

    @Override
    public boolean resumeCharging(NetworkIdentity line) {
        return found(sql.update(
                "update outside.charging_line set stopped_from = null, stopped_as = null"
                        + " where imsi = ?",
                line.imsi()));
    }

    @Override
    public boolean revive(NetworkIdentity line) {
        return found(sql.update(
                "update outside.profile set retired_as = null where iccid = ?", line.iccid()));
    }

    @Override
    public void begin(Session session, NetworkIdentity line) {
        sessions.begin(session, line);
    }

    @Override
    public boolean endSessions(NetworkIdentity line) {
        return sessions.end(line);
    }

    @Override
    public Sessions sessionsOf(NetworkIdentity line, Instant now) {
        return sessions.of(line, now);
    }

    private static boolean found(int rows) {
        return rows > 0;
    }

    @Override
    public Service serviceOf(NetworkIdentity line) {
        return Service.valueOf(word("""
                select case when moved_as is not null then 'BARRED'
                    when barred_as is null then 'SERVED'
                    when attached then 'BARRED_ATTACHED' else 'BARRED' end
                from outside.register_line where imsi = ?
                """, line.imsi()));
    }

    @Override
    public Charging chargingOf(NetworkIdentity line) {
        return Charging.valueOf(word("""
                select case when stopped_as is null then 'CHARGED' else 'STOPPED' end
                from outside.charging_line where imsi = ?
                """, line.imsi()));
    }

    @Override
    public Profile profileOf(NetworkIdentity line) {
        return Profile.valueOf(word("""
                select case when retired_as is null then 'IN_USE'
                    when on_device then 'RETIRED_ON_DEVICE' else 'RETIRED' end
                from outside.profile where iccid = ?
                """, line.iccid()));
    }

    private String word(String query, String name) {
        var words = sql.query(query, (found, row) -> found.getString(1), name);
        return words.isEmpty() ? "NOT_KNOWN" : words.getFirst();
    }

    @Override
    public List<Deed> deedsOf(NetworkIdentity line) {
        return sql.query(
                """
                select deed from (
                    select 'BARRED' as deed, barred_as as done_as
                        from outside.register_line where imsi = ?
                    union all select 'DETACHED', detached_as
                        from outside.register_line where imsi = ?
                    union all select 'NUMBER_MOVED', moved_as
                        from outside.register_line where imsi = ?
                    union all select 'CHARGING_STOPPED', stopped_as
                        from outside.charging_line where imsi = ?
                    union all select 'PROFILE_RETIRED', retired_as
                        from outside.profile where iccid = ?) as done
                where done_as is not null order by done_as
                """,
                (found, row) -> Deed.valueOf(found.getString("deed")),
                line.imsi(),
                line.imsi(),
                line.imsi(),
                line.imsi(),
                line.iccid());
    }

    @Override
    public void refuse(String name, boolean refuse) {
        sql.update(
                refuse
                        ? "insert into outside.refused (name) values (?) on conflict do nothing"
                        : "delete from outside.refused where name = ?",
                name);
    }

    @Override
    public OptionalLong pay(Order order, Instant at) {
        var made = sql.query(
                """
                insert into outside.payment
                    (effect_id, kind, source, amount_minor, currency, made_at)
                select ?, ?, ?, ?, ?, ?
                where not exists (select from outside.refused where name = ?)
                returning payment_id
                """,
                (found, row) -> found.getLong(1),
                order.key().value(),
                order.kind().name(),
                order.source(),
                order.amount().minor(),
                order.amount().currency().getCurrencyCode(),
                Timestamp.from(at),
                order.source());
        return made.stream().mapToLong(Long::longValue).findFirst();
    }

    @Override
    public void openPage(UUID registration, URI back) {
        pages.openPage(registration, back);
    }

    @Override
    public Optional<CardPage> page(UUID registration) {
        return pages.page(registration);
    }

    @Override
    public void finishPage(UUID registration, @Nullable Named card) {
        pages.finishPage(registration, card);
    }

    @Override
    public List<Payment> paymentsOf(EffectId key) {
        return sql.query(
                "select * from outside.payment where effect_id = ? order by payment_id",
                DatabaseWorldStore::payment,
                key.value());
    }

    @Override
    public List<Payment> payments(long after, int limit) {
        return sql.query(
                "select * from outside.payment where payment_id > ? order by payment_id limit ?",
                DatabaseWorldStore::payment,
                after,
                limit);
    }

    @Override
    public Map<EffectId, Integer> payoutsPerKey() {
        var counts = new HashMap<EffectId, Integer>();
        sql.query("""
                select effect_id, count(*) as times from outside.payment
                where kind <> 'TAKEN' group by effect_id
                """, found -> {
            counts.put(key(found), found.getInt("times"));
        });
        return Map.copyOf(counts);
    }

    @Override
    public boolean keep(Message message, EffectId key, Instant at) {
        return messages.keep(message, key, at);
    }

    @Override
    public List<Sent> messagesOf(EffectId key) {
        return messages.of(key);
    }

    @Override
    public List<Sent> messages(long before, int limit) {
        return messages.before(before, limit);
    }

    private static EffectId key(ResultSet found) throws SQLException {
        return new EffectId(found.getObject("effect_id", UUID.class));
    }

    private static Payment payment(ResultSet found, int row) throws SQLException {
        return new Payment(
                found.getLong("payment_id"),
                key(found),
                Payment.Kind.valueOf(found.getString("kind")),
                found.getString("source"),
                new Money(
                        found.getLong("amount_minor"),
                        Currency.getInstance(found.getString("currency"))),
                found.getTimestamp("made_at").toInstant());
    }

    @Override
    public void close() {
        pool.close();
    }
}
