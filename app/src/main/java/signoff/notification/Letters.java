// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.Locale;

/** Numbers written in letters and digits that do not look alike, and what people make of them. */
final class Letters {

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int BITS = 5;

    private Letters() {}

    /** The lowest bits of a number, five for each letter. */
    static String of(BigInteger number, int letters) {
        var text = new StringBuilder();
        for (int place = letters - 1; place >= 0; place--) {
            var five = number.shiftRight(place * BITS).intValue() & (ALPHABET.length() - 1);
            text.append(ALPHABET.charAt(five));
        }
        return text.toString();
    }

    static String of(long number, int letters) {
        return of(BigInteger.valueOf(number), letters);
    }

    /** The number that letters stand for, or -1 when one of them is not ours. */
    static long number(String letters) {
        var number = 0L;
        for (var letter : letters.toCharArray()) {
            var five = ALPHABET.indexOf(letter);
            if (five < 0) return -1;
            number = (number << BITS) | five;
        }
        return number;
    }

    /** What was typed, without case, spaces and hyphens; full-width letters count as letters. */
    static String typed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
    }
}
