// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import signoff.kernel.BrandId;
import signoff.vault.Vault;

/**
 * What people type to be recognised by, in its one normal form, and the keyed hash of that form.
 *
 * <p>What looks like an e-mail address or a phone number is one, when entered and when typed, so
 * the same text never means two things.
 */
@Component
class Logins {

    enum Kind {
        NAME,
        EMAIL,
        PHONE
    }

    /** Personal data: its text form tells the kind only. */
    record Login(Kind kind, String normal) {

        @Override
        public String toString() {
            return kind + " login";
        }
    }

    /**
     * Where the phone numbers of each brand belong when they are typed without a country code.
     *
     * @param brands the brands of the installation; the console reads the rest of them
     */
    @ConfigurationProperties("signoff")
    record Countries(@DefaultValue List<OfBrand> brands) {

        /** One brand: its code, and its country (ISO 3166). */
        record OfBrand(String code, @Nullable String country) {}

        @Nullable
        String of(BrandId brand) {
            for (var one : brands) {
                if (one.code().equals(brand.code())) return one.country();
            }
            return null;
        }
    }

    /** An e-mail address has at most 254 characters (RFC 5321); nothing longer is a login. */
    private static final int LENGTH_MAX = 254;

    private static final Pattern LIKE_A_NUMBER = Pattern.compile("\\+?[0-9 ()./-]{5,25}");

    private final Vault vault;
    private final Countries countries;

    Logins(Vault vault, Countries countries) {
        this.vault = vault;
        this.countries = countries;
    }

    /** What the login is found by. Nobody without the key of the installation can compute it. */
    byte[] hash(BrandId brand, String typed) {
        var login = normal(typed, countries.of(brand));
        var text = String.join("\n", brand.code(), login.kind().name(), login.normal());
        return vault.digest("login", text.getBytes(UTF_8));
    }

    Login read(BrandId brand, String typed) {
        return normal(typed, countries.of(brand));
    }

    /** A phone number in E.164 form with its plus sign. */
    Optional<String> phone(BrandId brand, String typed) {
        return phone(typed, countries.of(brand));
    }

    /** A number as lines have it: one that no country plan knows is taken as it was typed. */
    Optional<String> msisdn(BrandId brand, String typed) {
        var plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (!LIKE_A_NUMBER.matcher(plain).matches()) return Optional.empty();
        return phone(brand, plain)
                .or(() -> Optional.of(plain))
                .map(one -> one.replaceAll("\\D", ""));
    }

    /** Full-width digits and letters count as plain ones: Chinese keyboards offer both. */
    static Login normal(String typed, @Nullable String country) {
        var bounded = typed.length() > LENGTH_MAX ? typed.substring(0, LENGTH_MAX) : typed;
        var text = Normalizer.normalize(bounded, Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.contains("@")) return new Login(Kind.EMAIL, text);
        return phone(text, country)
                .map(number -> new Login(Kind.PHONE, number))
                .orElseGet(() -> new Login(Kind.NAME, text));
    }

    private static Optional<String> phone(String typed, @Nullable String country) {
        if (!LIKE_A_NUMBER.matcher(typed).matches()) return Optional.empty();
        try {
            var numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(typed, country);
            if (!numbers.isPossibleNumber(number)) return Optional.empty();
            return Optional.of(numbers.format(number, PhoneNumberFormat.E164));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
