// SPDX-License-Identifier: Apache-2.0
package signoff.notification;

/**
 * Counts the messages that a text goes into (3GPP TS 23.038; TS 23.040, 9.2.3.24.1): 160 letters of
 * the SMS alphabet alone, 153 in each part of a longer text; 70 and 67 as soon as one letter is
 * outside it.
 */
final class SmsParts {

    private static final String BASIC =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;"
                    + "<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "^{}\\[~]|€";

    private SmsParts() {}

    static boolean isBasic(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    }

    static int of(String text) {
        if (!isBasic(text)) return parts(text.length(), 70, 67);
        var escaped = text.chars().filter(c -> EXTENDED.indexOf(c) >= 0).count();
        return parts(text.length() + (int) escaped, 160, 153);
    }

    private static int parts(int length, int alone, int each) {
        return length <= alone ? 1 : (length + each - 1) / each;
    }
}
