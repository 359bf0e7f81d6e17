// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import signoff.kernel.Refusal;
import signoff.vault.Vault;

/**
 * Which passwords may be chosen, and how they are kept.
 *
 * <p>Kept is bcrypt of a keyed hash: the database alone does not allow to guess at passwords, and
 * no part of a long one is cut off, as bcrypt does after 72 bytes.
 */
public final class Passwords {

    public static final int LENGTH_LEAST = 10;

    /** Enough for any sentence, and no burden to hash. */
    public static final int LENGTH_MOST = 1_000;

    private static final String KEPT_AS = "keyed-bcrypt";

    /** A well-formed hash that no password has: who has no account is checked against it. */
    private static final String NOBODYS =
            "{%s}$2a$%02d$7uQm0sSL1cJcYw5vB3e8duH4TzX9oKqN2rVfGp6iAjWlEyCbMhRk.";

    private static final Pattern STRENGTH = Pattern.compile("\\$2[aby]?\\$(\\d\\d)\\$");

    private final PasswordEncoder encoder;
    private final int strength;
    private final Set<String> common = common();

    public Passwords(PasswordEncoder encoder, int strength) {
        this.encoder = encoder;
        this.strength = strength;
    }

    /** Keyed bcrypt for what is kept from now on; plain bcrypt for what was taken over. */
    public static PasswordEncoder encoder(Vault vault, int strength) {
        var bcrypt = new BCryptPasswordEncoder(strength);
        return new DelegatingPasswordEncoder(
                KEPT_AS, Map.of(KEPT_AS, new Keyed(vault, bcrypt), "bcrypt", bcrypt));
    }

    public String kept(String password) {
        return java.util.Objects.requireNonNull(encoder.encode(password));
    }

    /** Refusing takes the same time for a person and for nobody. */
    public boolean fits(String password, @Nullable String kept) {
        var same = encoder.matches(password, kept == null ? nobodys() : kept);
        if (!same && kept != null) makeUpFor(kept, password);
        return same && kept != null;
    }

    // What was kept at a lower strength is refused sooner, and that would tell that somebody has
    // the login. One strength up takes twice as long, so all those between make up for it exactly.
    private void makeUpFor(String kept, String password) {
        var found = STRENGTH.matcher(kept);
        if (!found.find()) return;
        for (int less = Integer.parseInt(found.group(1)); less < strength; less++) {
            encoder.matches(password, NOBODYS.formatted(KEPT_AS, less));
        }
    }

    /** Whether it was kept in an older way than today's. */
    public boolean isDated(String kept) {
        return encoder.upgradeEncoding(kept);
    }

    public String nobodys() {
        return NOBODYS.formatted(KEPT_AS, strength);
    }

    /** Length and not being common is all that helps (NIST SP 800-63B, 3.1.1.2). */
    public @Nullable Refusal refused(String password, String login) {
        var length = password.codePointCount(0, password.length());
        if (length < LENGTH_LEAST) {
            return Refusal.of(Refusal.Code.PASSWORD_MUST_BE_LONG_ENOUGH, "least", LENGTH_LEAST);
        }
        if (length > LENGTH_MOST) {
            return Refusal.of(Refusal.Code.REQUEST_MUST_NOT_BE_TOO_LARGE);
        }
        var plain = password.strip().toLowerCase(Locale.ROOT);
        if (common.contains(plain)
                || plain.equals(login.strip().toLowerCase(Locale.ROOT))
                || plain.codePoints().distinct().count() <= 2) {
            return Refusal.of(Refusal.Code.PASSWORD_MUST_NOT_BE_COMMON);
        }
        return null;
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("common-passwords.txt", Passwords.class)
                    .getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords is missing", e);
        }
    }

    private record Keyed(Vault vault, PasswordEncoder bcrypt) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return bcrypt.encode(keyed(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String kept) {
            return bcrypt.matches(keyed(password), kept);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String kept) {
            return bcrypt.upgradeEncoding(kept);
        }

        /** The same password typed on two keyboards may come as different code points. */
        private String keyed(@Nullable CharSequence password) {
            var typed = password == null ? "" : password;
            var same = Normalizer.normalize(typed, Normalizer.Form.NFKC).getBytes(UTF_8);
            return Base64.getUrlEncoder().encodeToString(vault.digest("password", same));
        }
    }
}
