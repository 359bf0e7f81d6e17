// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * What is known of an order in every state.
 *
 * @param item the instrument that pays a top-up, or the pack that was bought
 * @param amount what is paid in, or the price
 */
record OrderFile(LineId line, Kind kind, String item, Money amount, Instant placedAt) {

    /** Kept under these names for ever. */
    enum Kind {
        TOP_UP("top-up"),
        DATA_PACK("data-pack");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word that people and integrators see. */
        String word() {
            return word;
        }
    }
}
