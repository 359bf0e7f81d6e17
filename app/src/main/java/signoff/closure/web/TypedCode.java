// SPDX-License-Identifier: Apache-2.0
package signoff.closure.web;

import java.text.Normalizer;

/** Reads a code as people type it: with spaces and hyphens, or in full-width digits. */
final class TypedCode {

    /** Longer than any code, so that nobody keeps us busy with a novel. */
    private static final int LETTERS_MOST = 64;

    private TypedCode() {}

    static String of(String typed) {
        var shortened = typed.substring(0, Math.min(typed.length(), LETTERS_MOST));
        return Normalizer.normalize(shortened, Normalizer.Form.NFKC).replaceAll("[\\s-]", "");
    }
}
