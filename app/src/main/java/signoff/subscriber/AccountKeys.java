// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.vault.Vault;

/**
 * One key for each account (AES-256-GCM), sealed with the key of the installation: an envelope.
 *
 * <p>What is cached is only the work of opening an envelope. The envelope itself is read from the
 * database each time, so that a key destroyed by one node opens nothing on any other.
 */
@Component
class AccountKeys {

    /** A few hundred bytes each. */
    static final int CACHED_MAX = 10_000;

    private record Opened(byte[] envelope, Aead key) {}

    private final Vault vault;
    private final AccountKeyStore store;
    private final Clock clock;
    private final Map<AccountId, Opened> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<AccountId, Opened> eldest) {
            return size() > CACHED_MAX;
        }
    };

    AccountKeys(Vault vault, AccountKeyStore store, Clock clock) {
        this.vault = vault;
        this.store = store;
        this.clock = clock;
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing is not possible on this platform", e);
        }
    }

    /** The key of an account, if it has one that was not destroyed. */
    Aead of(AccountId account) {
        return in(account, store.find(account).orElse(null));
    }

    /** The key in an envelope that was read from the database just now; null when it has none. */
    Aead in(AccountId account, byte @Nullable [] envelope) {
        if (envelope == null) throw gone(account);
        return open(account, envelope);
    }

    /** The key of an account, made now if it never had one. */
    Aead orNew(AccountId account) {
        var envelope = store.find(account);
        if (envelope.isEmpty()) {
            store.insertIfNone(account, newEnvelope(account), clock.instant());
            envelope = store.find(account); // Another node may have been faster.
        }
        return open(account, envelope.orElseThrow(() -> gone(account)));
    }

    void destroy(AccountId account) {
        store.destroy(account, clock.instant());
        synchronized (cache) {
            cache.remove(account);
        }
    }

    int cached() {
        synchronized (cache) {
            return cache.size();
        }
    }

    private static IllegalStateException gone(AccountId account) {
        return new IllegalStateException(
                "the key of " + account + " was destroyed, or there never was one");
    }

    private Aead open(AccountId account, byte[] envelope) {
        synchronized (cache) {
            var known = cache.get(account);
            if (known != null && Arrays.equals(known.envelope(), envelope)) return known.key();
        }
        var key = opened(account, envelope);
        synchronized (cache) {
            cache.put(account, new Opened(envelope, key));
        }
        return key;
    }

    private Aead opened(AccountId account, byte[] envelope) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                            vault.open(purpose(account), envelope), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of " + account + " is no key", e);
        }
    }

    private byte[] newEnvelope(AccountId account) {
        try {
            var keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            var plain =
                    TinkProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            return vault.seal(purpose(account), plain);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key for " + account + " cannot be made", e);
        }
    }

    /** Bound to the account, so that the envelope of one in the row of another opens nothing. */
    private static String purpose(AccountId account) {
        return "account key of " + account.value();
    }
}
