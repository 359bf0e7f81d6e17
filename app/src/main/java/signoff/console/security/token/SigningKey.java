// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import signoff.vault.Vault;

/** The one key that signs access tokens (ES256), made once for all nodes and stored sealed. */
@Component
class SigningKey {

    private static final String PURPOSE = "token signing key";

    private final ECKey key;

    SigningKey(JdbcTemplate sql, Vault vault, Clock clock) {
        if (sql.queryForList("select 1 from web.signing_key").isEmpty()) {
            insert(sql, vault.seal(PURPOSE, made().getBytes(UTF_8)), clock);
        }
        var sealed = sql.queryForObject("select sealed_key from web.signing_key", byte[].class);
        this.key = read(new String(vault.open(PURPOSE, sealed == null ? new byte[0] : sealed)));
    }

    ECKey key() {
        return key;
    }

    /** When two nodes start at once, the second one to write keeps the key of the first. */
    private static void insert(JdbcTemplate sql, byte[] sealed, Clock clock) {
        sql.update("""
                insert into web.signing_key (the_one, sealed_key, made_at) values (true, ?, ?)
                on conflict do nothing
                """, sealed, Timestamp.from(clock.instant()));
    }

    private static String made() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("a key for tokens cannot be made here", e);
        }
    }

    private static ECKey read(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("web.signing_key holds no key"); // Never its content.
        }
    }
}
