// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.util.Map;
import signoff.kernel.Language;

/**
 * Keeps English in the alphabet of SMS (3GPP TS 23.038, 6.2.1): one letter outside it would halve
 * what fits into a message.
 */
final class SmsAlphabet {

    private static final Map<String, String> INSTEAD = Map.of(
            "\u00a0", " ",
            "\u202f", " ",
            "\u2019", "'",
            "\u2026", "...",
            "\u2013", "-",
            "₹", "INR ");

    private SmsAlphabet() {}

    static String fit(String text, Language language) {
        if (language != Language.EN) return text;
        var fitted = text;
        for (var pair : INSTEAD.entrySet()) {
            fitted = fitted.replace(pair.getKey(), pair.getValue());
        }
        return fitted;
    }
}
