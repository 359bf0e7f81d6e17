// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import com.google.crypto.tink.KeysetHandle;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the master key, and holds it against the database before anyone uses it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultWiring {

    @Bean
    Vault vault(
            VaultSettings settings,
            @Value("${signoff.home:${user.home}/.signoff}") Path home,
            JdbcTemplate sql) {
        var proofs = new KeyProofStore(sql);
        var vault = new InstallationVault(key(settings, home, proofs));
        proofs.check(vault);
        return vault;
    }

    private static KeysetHandle key(VaultSettings settings, Path home, KeyProofStore proofs) {
        if (settings.masterKey() != null) {
            return MasterKey.readBase64(settings.masterKey(), "signoff.master-key");
        }
        var named = settings.masterKeyFile();
        var file = named == null ? home.resolve("master.key") : named;
        if (!Files.exists(file)) create(file, named != null || settings.production(), proofs);
        return MasterKey.readFile(file);
    }

    /** A key that is made up where an old one is missing would hide the loss of everything. */
    private static void create(Path file, boolean refused, KeyProofStore proofs) {
        if (refused || proofs.exists()) {
            throw new IllegalStateException("There is no master key at " + file + ". Put the key of"
                    + " this installation there, or name its place with signoff.master-key-file or"
                    + " the key itself with signoff.master-key. For a new installation make one"
                    + " with \"./signoff key FILE\", and keep a copy off this machine: without it"
                    + " no personal data can be read.");
        }
        try {
            MasterKey.create(file);
        } catch (FileAlreadyExistsException e) {
            // Another node on this machine was faster, and its key is as good.
            assert Files.exists(file);
        }
    }
}
