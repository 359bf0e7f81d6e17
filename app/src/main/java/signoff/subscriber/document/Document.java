// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A document that says who somebody is. Personal data: its text form says nothing.
 *
 * @param number in its one normal form
 */
public record Document(Kind kind, String number) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{4,30}");

    /** Stored by name. */
    public enum Kind {
        NATIONAL_ID,
        PASSPORT,
        RESIDENCE_PERMIT,
        TRAVEL_PERMIT,
        COMPANY_REGISTER
    }

    /** As people type it off the document; empty when it can be none. */
    public static Optional<Document> typed(Kind kind, String number) {
        var normal = Normalizer.normalize(number, Normalizer.Form.NFKC)
                .replaceAll("[\\s()./-]", "")
                .toUpperCase(Locale.ROOT);
        return FORM.matcher(normal).matches()
                ? Optional.of(new Document(kind, normal))
                : Optional.empty();
    }

    /** Enough for its owner to know it by, and for nobody else to use it. */
    String ends() {
        return number.substring(number.length() - Math.min(4, number.length() / 3));
    }

    @Override
    public String toString() {
        return "document";
    }
}
