// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import signoff.vault.Vault;

/** A vault that hashes with a key of its own, and seals nothing. */
record TestVault(String key) implements Vault {

    @Override
    public byte[] digest(String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec((key + purpose).getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public byte[] seal(String purpose, byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        throw new UnsupportedOperationException();
    }
}
