// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import org.springframework.stereotype.Component;
import signoff.kernel.AccountId;
import signoff.kernel.BrandId;
import signoff.subscriber.Seals;
import signoff.vault.Vault;

/** Seals what is kept of members, and hashes what they are found by. */
@Component
class MemberSeals {

    static final String LOGIN = "staff login";
    static final String NAME = "staff name";
    static final String MAIL = "staff mail";
    private static final String SECRET = "staff second factor";
    private static final String RECOVERY = "staff recovery code";
    private static final String TOKEN = "staff session";
    private static final int LETTERS_MOST = 254;

    private final Vault vault;
    private final Seals seals;

    MemberSeals(Vault vault, Seals seals) {
        this.vault = vault;
        this.seals = seals;
    }

    /** Of a key of the member's own, so that a name can be erased. */
    byte[] seal(AccountId member, String purpose, String text) {
        return seals.seal(member, purpose, text);
    }

    String open(AccountId member, String purpose, byte[] sealed) {
        return seals.open(member, purpose, sealed);
    }

    /** Bound to the member, so that the secret of one in the row of another opens nothing. */
    byte[] sealSecret(AccountId member, byte[] secret) {
        return vault.seal(SECRET + " of " + member.value(), secret);
    }

    byte[] openSecret(AccountId member, byte[] sealed) {
        return vault.open(SECRET + " of " + member.value(), sealed);
    }

    byte[] loginHash(BrandId brand, String typed) {
        return vault.digest(LOGIN, (brand.code() + "\n" + normal(typed)).getBytes(UTF_8));
    }

    byte[] recoveryHash(AccountId member, String code) {
        return vault.digest(RECOVERY, (member.value() + "\n" + code).getBytes(UTF_8));
    }

    byte[] tokenHash(String token) {
        return vault.digest(TOKEN, token.getBytes(UTF_8));
    }

    /** Full-width digits and letters count as plain ones: Chinese keyboards offer both. */
    static String normal(String typed) {
        var bounded = typed.length() > LETTERS_MOST ? typed.substring(0, LETTERS_MOST) : typed;
        return Normalizer.normalize(bounded, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
