// SPDX-License-Identifier: Apache-2.0
package signoff.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.subscriber.Seals;

/**
 * One key for each file (AES-256-GCM in segments), sealed with the key of its account: an envelope
 * in an envelope. A file is sealed and opened as a stream, and what was changed or cut off is found
 * while it is read.
 */
@Component
class FileKeys {

    private static final String PURPOSE = "document key";

    private final Seals seals;

    FileKeys(Seals seals) {
        this.seals = seals;
        try {
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing files is not possible on this platform", e);
        }
    }

    /** A new key, known to nobody yet. */
    static KeysetHandle draw() {
        try {
            return KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key for a file cannot be made", e);
        }
    }

    byte[] seal(AccountId account, KeysetHandle key) {
        try {
            var json =
                    TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
            return seals.seal(account, PURPOSE, json);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of a file cannot be written", e);
        }
    }

    /**
     * The key of a file.
     *
     * @throws IllegalStateException when the account was erased
     */
    KeysetHandle open(AccountId account, byte[] sealed) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                    seals.open(account, PURPOSE, sealed), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this is no key of a file", e);
        }
    }

    static StreamingAead cipher(KeysetHandle key) {
        try {
            return key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key of a file seals nothing", e);
        }
    }

    /** Binds what is sealed to its file, so that another file in its place opens as nothing. */
    static byte[] bound(UUID file) {
        return ("file " + file).getBytes(UTF_8);
    }
}
