// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.util.UUID;

/**
 * Names one case, and the account it belongs to.
 *
 * @param account the account whose case it is
 * @param value the case itself, unique in the installation
 */
public record CaseId(AccountId account, UUID value) {

    /** What people read out and type: twelve letters and digits, none of which look alike. */
    public String number() {
        var bits = value.getMostSignificantBits()
                ^ Long.rotateLeft(value.getLeastSignificantBits(), 17);
        var letters = new StringBuilder("C-");
        for (int place = 0; place < 12; place++) {
            if (place == 4 || place == 8) letters.append('-');
            letters.append(ALPHABET.charAt((int) (bits >>> (place * 5)) & 31));
        }
        return letters.toString();
    }

    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
}
