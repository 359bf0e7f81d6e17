// SPDX-License-Identifier: Apache-2.0
package signoff.closure.quote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import signoff.vault.Vault;

/**
 * Signs quotes and knows its own again. None is stored: whoever holds one brings it with the
 * request, and one that was changed or made elsewhere is none.
 */
@Component
public class Quotes {

    private static final String PURPOSE = "closure quote";
    private static final int LONGEST = 2_000;

    private final Vault vault;

    Quotes(Vault vault) {
        this.vault = vault;
    }

    /** What a browser or a program keeps, and sends back as it is. */
    public String token(Quote quote) {
        var content = quote.text().getBytes(UTF_8);
        return encoded(content) + "." + encoded(vault.digest(PURPOSE, content));
    }

    /** Empty for what we did not sign. */
    public Optional<Quote> open(String token) {
        var dot = token.indexOf('.');
        if (dot < 0 || token.length() > LONGEST) return Optional.empty();
        try {
            var content = Base64.getUrlDecoder().decode(token.substring(0, dot));
            var proof = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(vault.digest(PURPOSE, content), proof)
                    ? Quote.parse(new String(content, UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // Not even Base64.
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
