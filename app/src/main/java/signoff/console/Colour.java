// SPDX-License-Identifier: Apache-2.0
package signoff.console;

/**
 * A colour on a screen (sRGB).
 *
 * @param luminance how bright it is, 0 to 1, as people see it (WCAG 2.2, relative luminance)
 */
record Colour(double luminance) {

    /** What letters must have against their ground (WCAG 2.2, 1.4.3). */
    static final double CONTRAST_LEAST = 4.5;

    /** The grounds of our style sheet that are hardest to read on. */
    static final Colour LIGHT_GROUND = of("#eef1f3");

    static final Colour DARK_GROUND = of("#212930");

    static Colour of(String hex) {
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(
                    "a colour is # and six hexadecimal digits, such as #0b6b5d: " + hex);
        }
        int all = Integer.parseInt(hex.substring(1), 16);
        return new Colour(0.2126 * linear(all >> 16 & 255)
                + 0.7152 * linear(all >> 8 & 255)
                + 0.0722 * linear(all & 255));
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /** From 1, the same, to 21, black on white. */
    double contrastWith(Colour other) {
        double lighter = Math.max(luminance, other.luminance);
        double darker = Math.min(luminance, other.luminance);
        return (lighter + 0.05) / (darker + 0.05);
    }
}
