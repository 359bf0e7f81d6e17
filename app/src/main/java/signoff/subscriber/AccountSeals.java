// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;

/** Seals texts with the key of their account. */
@Component
class AccountSeals implements Seals {

    private final AccountKeys keys;

    AccountSeals(AccountKeys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] seal(AccountId account, String purpose, String text) {
        try {
            return keys.orNew(account).encrypt(text.getBytes(UTF_8), bound(account, purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "'" + purpose + "' of " + account + " cannot be sealed", e);
        }
    }

    @Override
    public String open(AccountId account, String purpose, byte[] sealed) {
        return open(keys.of(account), account, new Sealed(purpose, sealed));
    }

    private static String open(Aead key, AccountId account, Sealed text) {
        try {
            return new String(key.decrypt(text.bytes(), bound(account, text.purpose())), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this is no seal of '" + text.purpose() + "' of " + account
                            + ", or it was changed",
                    e);
        }
    }

    /** A sealed text, and what it is. */
    record Sealed(String purpose, byte[] bytes) {}

    /** Opens several with the key in an envelope just read. With nothing to open it needs none. */
    List<String> openAll(AccountId account, byte @Nullable [] envelope, List<Sealed> all) {
        if (all.isEmpty()) return List.of();
        var key = keys.in(account, envelope);
        return all.stream().map(each -> open(key, account, each)).toList();
    }

    private static byte[] bound(AccountId account, String purpose) {
        return (account.value() + " " + purpose).getBytes(UTF_8);
    }
}
