// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.util.Optional;
import java.util.regex.Pattern;

/** The serial that is printed on a card (ITU-T E.118): its last digit checks the others. */
public final class Iccid {

    private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

    /** Some cards print the filler of the half byte behind it (3GPP TS 31.102, 4.2.1). */
    private static final Pattern FORM = Pattern.compile("(89\\d{17,18})[Ff]?");

    /** Reads what somebody typed. Empty when digits are missing, or two of them changed places. */
    public static Optional<String> read(String typed) {
        var form = FORM.matcher(BETWEEN.matcher(typed).replaceAll(""));
        if (!form.matches()) return Optional.empty();
        return Optional.of(form.group(1)).filter(digits -> sum(digits) % 10 == 0);
    }

    /** The same digits with the one that checks them behind (Luhn, ISO/IEC 7812-1, annex B). */
    public static String checked(String digits) {
        return digits + (10 - sum(digits + "0") % 10) % 10;
    }

    private static int sum(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int counted = place % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum;
    }

    private Iccid() {}
}
