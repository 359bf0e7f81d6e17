// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.util.Optional;

/**
 * The number of a device: fourteen digits and a check digit (3GPP TS 23.003, 6.2.1 and annex B).
 * Personal data: its text form is its last four digits.
 */
public record Imei(String digits) {

    private static final int DIGITS = 15;

    public Imei {
        if (!digits.matches("\\d{" + DIGITS + "}") || luhn(digits) != 0) {
            throw new IllegalArgumentException("IMEI_MUST_FIT");
        }
    }

    /** As people type it off a box, with spaces, hyphens or slashes; empty when it is none. */
    public static Optional<Imei> typed(String text) {
        var digits = text.length() > 2 * DIGITS ? "" : text.replaceAll("[\\s/-]", "");
        return digits.matches("\\d{" + DIGITS + "}") && luhn(digits) == 0
                ? Optional.of(new Imei(digits))
                : Optional.empty();
    }

    public String ends() {
        return digits.substring(DIGITS - 4);
    }

    // Every second digit from the left, doubled and summed digit by digit, with the others.
    private static int luhn(String digits) {
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(place) - '0';
            int doubled = 2 * digit;
            sum += place % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10;
    }

    @Override
    public String toString() {
        return "…" + ends();
    }
}
