// SPDX-License-Identifier: Apache-2.0
package signoff.policy;

import java.util.List;

/**
 * What a file says for one key.
 *
 * @param items the text, or the texts of a list
 * @param list whether it was written as a list
 * @param where the file and line it stands on
 */
record PolicyValue(List<String> items, boolean list, String where) {

    String text() {
        return String.join(", ", items);
    }
}
