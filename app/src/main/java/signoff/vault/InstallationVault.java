// SPDX-License-Identifier: Apache-2.0
package signoff.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives one key for sealing and one for each purpose of hashing from the master keyset (HKDF, RFC
 * 5869), so that the master key itself touches no data.
 *
 * <p>A keyset may hold several keys. New seals use the primary one, and old ones stay open. Hashes
 * are looked up, so they use the oldest key for ever.
 */
final class InstallationVault implements Vault {

    private static final int KEY_BYTES = 32;

    private final Aead seals;
    private final Prf hashes;

    InstallationVault(KeysetHandle master) {
        try {
            AeadConfig.register();
            var derivers = master.getPrimitive(RegistryConfiguration.get(), PrfSet.class);
            this.seals = sealing(master, derivers);
            this.hashes = deriver(derivers, master.getAt(0).getId());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key is no keyset of derivation keys", e);
        }
    }

    private static Aead sealing(KeysetHandle master, PrfSet derivers)
            throws GeneralSecurityException {
        var keys = KeysetHandle.newBuilder();
        for (int at = 0; at < master.size(); at++) {
            var id = master.getAt(at).getId();
            var derived = deriver(derivers, id).compute("seal".getBytes(UTF_8), KEY_BYTES);
            var entry = KeysetHandle.importKey(sealingKey(derived, id));
            keys.addEntry(master.getAt(at).isPrimary() ? entry.makePrimary() : entry);
        }
        return keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    @AccessesPartialKey
    private static AesGcmKey sealingKey(byte[] derived, int id) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setIdRequirement(id)
                .setKeyBytes(SecretBytes.copyFrom(derived, InsecureSecretKeyAccess.get()))
                .build();
    }

    private static Prf deriver(PrfSet derivers, int id) throws GeneralSecurityException {
        return Objects.requireNonNull(derivers.getPrfs().get(id), "a deriver for each key");
    }

    @Override
    public byte[] seal(String purpose, byte[] content) {
        try {
            return seals.encrypt(content, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing for '" + purpose + "' failed", e);
        }
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        try {
            return seals.decrypt(sealed, purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a seal for '" + purpose + "' does not open: made with another master key,"
                            + " for another purpose, or changed",
                    e);
        }
    }

    @Override
    public byte[] digest(String purpose, byte[] content) {
        try {
            var key = hashes.compute(("digest " + purpose).getBytes(UTF_8), KEY_BYTES);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("hashing for '" + purpose + "' failed", e);
        }
    }
}
