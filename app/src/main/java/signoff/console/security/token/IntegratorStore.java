// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import signoff.console.Brands;
import signoff.console.Integrators;
import signoff.kernel.BrandId;
import signoff.vault.Vault;

/** The programs that may call, in PostgreSQL. */
@Component
class IntegratorStore implements Integrators {

    /** A program as its row has it. */
    record Row(BrandId brand, String client, String secretHash, Set<String> scopes) {}

    private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9.-]{2,64}");
    private static final int SECRET_LEAST = 32;

    private final JdbcTemplate sql;
    private final Vault vault;
    private final Brands brands;
    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    IntegratorStore(JdbcTemplate sql, Vault vault, Brands brands, Clock clock) {
        this.sql = sql;
        this.vault = vault;
        this.brands = brands;
        this.clock = clock;
    }

    @Override
    public void enter(BrandId brand, String client, String secret, Set<String> scopes) {
        need(brands.find(brand).isPresent(), "the brand", brand.code(), "one of signoff.brands");
        need(CLIENT.matcher(client).matches(), "the client", client, CLIENT.pattern());
        need(SCOPES.containsAll(scopes), "the scopes of " + client, scopes, SCOPES);
        need(
                secret.length() >= SECRET_LEAST,
                "the length of the secret of " + client,
                secret.length(),
                SECRET_LEAST + " or more");
        sql.update(
                """
                insert into web.integrator (client, brand, secret_hash, scopes, entered_at)
                values (?, ?, ?, ?, ?)
                on conflict (client) do update set brand = excluded.brand,
                    secret_hash = excluded.secret_hash, scopes = excluded.scopes,
                    entered_at = excluded.entered_at
                """,
                client,
                brand.code(),
                hash(secret),
                scopes.toArray(String[]::new),
                Timestamp.from(clock.instant()));
    }

    /** Those of the settings are these now. One that is named no more gets no more tokens. */
    void keepOfSettings(Set<String> clients) {
        var named = clients.toArray(String[]::new);
        sql.update("delete from web.integrator where is_set and client <> all (?)", (Object) named);
        sql.update(
                "update web.integrator set is_set = true where client = any (?)", (Object) named);
    }

    @Override
    public String newSecret() {
        var bytes = new byte[32];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Optional<Row> find(String client) {
        return sql.query("""
                        select client, brand, secret_hash, scopes from web.integrator
                        where client = ?
                        """, (found, number) -> row(found), client).stream().findFirst();
    }

    private static Row row(ResultSet found) throws SQLException {
        return new Row(
                new BrandId(found.getString("brand")),
                found.getString("client"),
                found.getString("secret_hash"),
                Set.of((String[]) found.getArray("scopes").getArray()));
    }

    /**
     * Checks secrets. A secret is drawn by chance and long, so a fast keyed hash is enough: there
     * is nothing to guess at.
     */
    PasswordEncoder secrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                return hash(secret == null ? "" : secret.toString());
            }

            @Override
            public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
                return kept != null
                        && MessageDigest.isEqual(
                                encode(secret).getBytes(UTF_8), kept.getBytes(UTF_8));
            }
        };
    }

    private String hash(String secret) {
        return HexFormat.of().formatHex(vault.digest("integrator secret", secret.getBytes(UTF_8)));
    }

    private static void need(boolean holds, String what, Object value, Object allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    what + " is " + value + ". Allowed: " + allowed + ".");
        }
    }
}
