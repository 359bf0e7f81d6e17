// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Instant;
import signoff.kernel.LineId;
import signoff.kernel.Money;

/**
 * What is known of an order in every state.
 *
 * @param item the instrument that pays, {@link Orders#BALANCE} for a bill paid out of the balance,
 *     or the pack that was bought
 * @param amount what is paid in, or the price
 */
record OrderFile(LineId line, Kind kind, String item, Money amount, Instant placedAt) {

    /** Whether no bank is asked: what it costs is on the paid balance. */
    boolean isFromBalance() {
        return kind == Kind.BILL && item.equals(Orders.BALANCE);
    }

    /** Kept under these names for ever. */
    enum Kind {
        TOP_UP("top-up"),
        DATA_PACK("data-pack"),
        BILL("bill");

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
