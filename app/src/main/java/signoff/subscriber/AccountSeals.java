// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
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
        try {
            return new String(keys.of(account).decrypt(sealed, bound(account, purpose)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "this is no seal of '" + purpose + "' of " + account + ", or it was changed",
                    e);
        }
    }

    private static byte[] bound(AccountId account, String purpose) {
        return (account.value() + " " + purpose).getBytes(UTF_8);
    }
}
