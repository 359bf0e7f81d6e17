// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import signoff.vault.Vault;

/** Makes codes from the key of the installation, so that every node makes the same. */
@Component
final class SecretCodes implements Codes {

    private static final String KEY = "message code";
    private static final int DIGITS = 8;
    private static final long CODES = 100_000_000; // 10 to the power of DIGITS.
    private static final int TOKEN_BYTES = 16;
    private static final int TOKEN_LETTERS = 26; // 26 letters of 5 bits hold 128 bits.

    /** Numbers from here on would make the first codes likelier than the last, so they are void. */
    private static final long FAIR = Long.MAX_VALUE - Long.MAX_VALUE % CODES;

    private final Vault vault;

    SecretCodes(Vault vault) {
        this.vault = vault;
    }

    @Override
    public String digits(Purpose purpose) {
        for (int draw = 0; ; draw++) {
            var number = ByteBuffer.wrap(digest(purpose, "digits", draw)).getLong() >>> 1;
            if (number < FAIR) return String.format("%0" + DIGITS + "d", number % CODES);
        }
    }

    @Override
    public String token(Purpose purpose) {
        var bytes = Arrays.copyOf(digest(purpose, "token", 0), TOKEN_BYTES);
        return Letters.of(new BigInteger(1, bytes), TOKEN_LETTERS);
    }

    @Override
    public boolean matches(Purpose purpose, String given) {
        var typed = Letters.typed(given).getBytes(UTF_8);
        // Both are always compared, and each to its end: the time says nothing about the code.
        return MessageDigest.isEqual(digits(purpose).getBytes(UTF_8), typed)
                | MessageDigest.isEqual(token(purpose).getBytes(UTF_8), typed);
    }

    private byte[] digest(Purpose purpose, String form, int draw) {
        var content = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(content)) {
            // Each text goes with its length, so that no two purposes read the same.
            data.writeUTF(purpose.kind());
            data.writeUTF(purpose.subject());
            data.writeUTF(purpose.content());
            data.writeInt(purpose.round());
            data.writeUTF(form);
            data.writeInt(draw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vault.digest(KEY, content.toByteArray());
    }
}
