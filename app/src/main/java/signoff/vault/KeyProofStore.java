// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.jdbc.core.JdbcTemplate;

/** The one row that shows which master key a database was filled with. */
final class KeyProofStore {

    private static final String PURPOSE = "key proof";

    private final JdbcTemplate sql;

    KeyProofStore(JdbcTemplate sql) {
        this.sql = sql;
    }

    boolean exists() {
        return !sql.queryForList("select 1 from vault.key_proof").isEmpty();
    }

    /** The first node to start leaves the proof; every later one must be able to open it. */
    void check(Vault vault) {
        var ours = vault.seal(PURPOSE, PURPOSE.getBytes(UTF_8));
        sql.update("""
                insert into vault.key_proof (the_one, proof) values (true, ?)
                on conflict do nothing
                """, (Object) ours);
        var proof = sql.queryForObject("select proof from vault.key_proof", byte[].class);
        try {
            vault.open(PURPOSE, proof == null ? new byte[0] : proof);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "This database was filled with another master key. Give this node the key of"
                            + " the nodes before it (signoff.master-key-file or"
                            + " signoff.master-key), or another database.",
                    e);
        }
    }
}
