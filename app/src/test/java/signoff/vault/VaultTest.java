// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.TestPostgres;

/** The key of the installation: what it seals, what it hashes, and where it may come from. */
class VaultTest {

    private final KeysetHandle keys = MasterKey.make();
    private final Vault vault = new InstallationVault(keys);

    @Test
    void what_is_sealed_opens_for_its_purpose_and_for_no_other() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            var content = new byte[random.nextInt(300)];
            random.nextBytes(content);
            var sealed = vault.seal("one", content);
            assertThat(vault.open("one", sealed)).isEqualTo(content);
            assertThatThrownBy(() -> vault.open("two", sealed)).hasMessageContaining("two");
        }
    }

    @Test
    void a_seal_with_one_bit_changed_does_not_open() {
        var random = new SplittableRandom(2);
        var sealed = vault.seal("one", "Chan Tai Man".getBytes(UTF_8));
        for (int round = 0; round < 200; round++) {
            var changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> vault.open("one", changed))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void a_hash_depends_on_key_purpose_and_content_and_on_nothing_else() {
        var content = "chan@example.org".getBytes(UTF_8);
        var other = new InstallationVault(MasterKey.make());
        assertThat(vault.digest("login", content))
                .hasSize(32)
                .isEqualTo(new InstallationVault(keys).digest("login", content))
                .isNotEqualTo(vault.digest("contact", content))
                .isNotEqualTo(vault.digest("login", "chan@example.com".getBytes(UTF_8)))
                .isNotEqualTo(other.digest("login", content));
    }

    @Test
    void a_newer_primary_key_leaves_old_seals_open_and_hashes_as_they_were() {
        var fresh = KeysetHandle.generateEntryFromParameters(PredefinedPrfParameters.HKDF_SHA256)
                .withRandomId()
                .makePrimary();
        var more = new InstallationVault(rotated(fresh));
        var content = "Chan Tai Man".getBytes(UTF_8);
        assertThat(more.open("one", vault.seal("one", content))).isEqualTo(content);
        assertThat(more.digest("login", content)).isEqualTo(vault.digest("login", content));
        assertThatThrownBy(() -> vault.open("one", more.seal("one", content)))
                .isInstanceOf(IllegalStateException.class);
    }

    private KeysetHandle rotated(KeysetHandle.Builder.Entry fresh) {
        try {
            return KeysetHandle.newBuilder(keys).addEntry(fresh).build();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_first_start_makes_a_key_that_only_its_owner_can_read(@TempDir Path home)
            throws Exception {
        start(home, null, null, false);
        var file = home.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var sealed = new InstallationVault(MasterKey.readFile(file)).seal("one", new byte[] {1});
        assertThat(start(home, null, null, false).open("one", sealed)).containsExactly(1);
    }

    @Test
    void a_production_start_without_a_key_is_refused_and_makes_none(@TempDir Path home) {
        assertThatThrownBy(() -> start(home, null, null, true))
                .hasMessageContaining("no master key at " + home.resolve("master.key"))
                .hasMessageContaining("./signoff key");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_lost_key_is_not_replaced_by_a_made_up_one(@TempDir Path home) throws Exception {
        start(home, null, null, false);
        Files.delete(home.resolve("master.key"));
        assertThatThrownBy(() -> start(home, null, null, false))
                .hasMessageContaining("There is no master key");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_node_with_another_key_than_its_database_does_not_start(@TempDir Path home) {
        start(home, null, null, false);
        var stranger = Base64.getEncoder()
                .encodeToString(MasterKey.write(MasterKey.make()).getBytes(UTF_8));
        assertThatThrownBy(() -> start(home, null, stranger, true))
                .hasMessageContaining("filled with another master key");
    }

    @Test
    void a_key_in_base64_is_as_good_as_one_in_a_file(@TempDir Path home) throws Exception {
        var file = home.resolve("made.key");
        MasterKey.create(file);
        var text = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        var sealed = start(home, file, null, true).seal("one", new byte[] {7});
        assertThat(start(home, null, text, true).open("one", sealed)).containsExactly(7);
    }

    @Test
    void what_is_no_key_is_refused_without_being_quoted(@TempDir Path home) throws Exception {
        var secret = "{\"primaryKeyId\": \"hush\"}";
        var file = Files.writeString(home.resolve("wrong.key"), secret);
        assertThatThrownBy(() -> start(home, file, null, true))
                .hasMessageContaining("wrong.key holds no master key")
                .hasMessageNotContaining("hush")
                .hasNoCause();
        assertThat(new VaultSettings(null, "hush", true).toString()).doesNotContain("hush");
    }

    // The words used above.

    private final JdbcTemplate sql = new JdbcTemplate(TestPostgres.fresh().dataSource());

    private Vault start(
            Path home, @Nullable Path file, @Nullable String base64, boolean production) {
        return new VaultWiring().vault(new VaultSettings(file, base64, production), home, sql);
    }
}
