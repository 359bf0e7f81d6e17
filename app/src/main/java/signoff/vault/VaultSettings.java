// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master key comes from.
 *
 * @param masterKeyFile the file that holds it; absent means {@code master.key} in the home folder
 * @param masterKey the key itself in base64, instead of a file
 * @param production true means that a missing key stops the start, instead of being made
 */
@ConfigurationProperties("signoff")
record VaultSettings(
        @Nullable Path masterKeyFile,
        @Nullable String masterKey,
        @DefaultValue("false") boolean production) {

    VaultSettings {
        if (masterKey != null && masterKeyFile != null) {
            throw new IllegalArgumentException("signoff.master-key and signoff.master-key-file are"
                    + " both set. Allowed: one of them.");
        }
    }

    /** The key must not reach a log. */
    @Override
    public String toString() {
        return "VaultSettings[masterKeyFile=" + masterKeyFile + ", production=" + production + "]";
    }
}
