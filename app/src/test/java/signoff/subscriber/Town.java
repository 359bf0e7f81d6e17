// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import signoff.TestPostgres;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.kernel.Language;
import signoff.kernel.LineId;
import signoff.line.reach.LinesOutOfReach;
import signoff.subscriber.Logins.Countries;
import signoff.subscriber.Logins.Countries.OfBrand;
import signoff.subscriber.Subscribers.Registration;
import signoff.subscriber.Subscribers.Role;
import signoff.subscriber.password.Passwords;
import signoff.vault.TestVault;
import signoff.vault.Vault;

/** People of two brands on a database of their own, with a clock to wind. */
final class Town implements AutoCloseable {

    static final BrandId DEMO = new BrandId("demo");
    static final BrandId OTHER = new BrandId("other");
    static final String PASSWORD = "three blind mice run";

    final WoundClock clock = new WoundClock();
    final Vault vault = TestVault.make();
    final AtomicInteger passwordsChecked = new AtomicInteger();
    /** What the checks cost, in rounds of bcrypt. */
    final AtomicInteger rounds = new AtomicInteger();

    final AtomicInteger statements = new AtomicInteger();
    final TestPostgres.Fresh database = TestPostgres.fresh();
    final HikariDataSource pool = database.pool(8);
    final DSLContext sql = DSL.using(new DefaultConfiguration()
            .set(pool)
            .set(SQLDialect.POSTGRES)
            .set(ExecuteListener.onExecuteStart(call -> statements.incrementAndGet())));
    final AccountKeyStore keyStore = new AccountKeyStore(sql);
    final AccountKeys keys = new AccountKeys(vault, keyStore, clock);
    final AccountSeals seals = new AccountSeals(keys);
    final PersonStore persons = new PersonStore(sql);
    final ContactStore contacts = new ContactStore(
            sql, new JdbcTemplate(pool), seals, vault, new LinesOutOfReach(new JdbcTemplate(pool)));
    final Countries countries =
            new Countries(List.of(new OfBrand("demo", "HK"), new OfBrand("other", "CN")));
    final Logins logins = new Logins(vault, countries);
    final SignInSettings settings =
            new SignInSettings(5, 12, 3, Duration.ofMinutes(15), Duration.ofMinutes(15), 10);
    final Attempts attempts = new Attempts(pool, settings, vault, clock);
    final People people = new People(persons, contacts, keys, event -> {}, clock);
    final Passwords passwords =
            new Passwords(new Counted(Passwords.encoder(vault, 10), passwordsChecked, rounds), 10);

    /** Signing in alone; codes need the cases, and are told of in their own test. */
    Subscribers node(PasswordDesk codes) {
        return new SubscriberDesk(attempts, logins, passwords, people, codes);
    }

    @SuppressWarnings("NullAway") // Nobody forgets a password here.
    Subscribers node() {
        return node(null);
    }

    Registration entry(BrandId brand, String name, List<String> logins) {
        return new Registration(
                new AccountId(UUID.randomUUID()),
                brand,
                Role.SUBSCRIBER,
                name,
                logins,
                PASSWORD,
                Language.ZH_HANT,
                null,
                null,
                null);
    }

    static Registration reachable(
            Registration entry, @Nullable String email, @Nullable String phone, LineId line) {
        return new Registration(
                entry.account(),
                entry.brand(),
                entry.role(),
                entry.name(),
                entry.logins(),
                entry.password(),
                entry.language(),
                email,
                phone,
                line);
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Stands still until it is wound. */
    static class WoundClock extends Clock {

        private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

        void wind(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return ((InstantSource) this::instant).withZone(zone);
        }
    }

    private record Counted(PasswordEncoder encoder, AtomicInteger checks, AtomicInteger rounds)
            implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String kept) {
            checks.incrementAndGet();
            rounds.addAndGet(1 << Integer.parseInt(String.valueOf(kept).split("\\$")[2]));
            return encoder.matches(password, kept);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String kept) {
            return encoder.upgradeEncoding(kept);
        }
    }
}
