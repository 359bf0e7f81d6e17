// SPDX-License-Identifier: Apache-2.0
package signoff.line.commitment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a line is still tied by. Amounts are in minor units of the line's currency.
 *
 * @param termUntil when the minimum term of the contract ends
 * @param termFeeMinor what the contract asks for if it ends before that
 * @param instalmentsMinor what is still to be paid for a device, in instalments
 * @param leasedDevice what has to come back, as the contract calls it
 * @param portSince since when another provider has asked for the number
 * @param lockedUntil until when the number cannot be given up
 * @param heldSince since when an order forbids to erase what is known of the line
 * @param simChangedAt when the line last got another SIM
 * @param devicesMost how many devices may share the line, when it is not as many as usual
 */
public record Commitment(
        @Nullable Instant termUntil,
        long termFeeMinor,
        long instalmentsMinor,
        @Nullable String leasedDevice,
        @Nullable Instant portSince,
        @Nullable Instant lockedUntil,
        @Nullable Instant heldSince,
        @Nullable Instant simChangedAt,
        @Nullable Integer devicesMost) {

    /** Most lines are tied by nothing. */
    public static final Commitment NONE =
            new Commitment(null, 0, 0, null, null, null, null, null, null);

    /** The same line on another plan, whose minimum term and number of devices now hold. */
    public Commitment onPlan(@Nullable Instant until, long feeMinor, int devices) {
        return new Commitment(
                until,
                feeMinor,
                instalmentsMinor,
                leasedDevice,
                portSince,
                lockedUntil,
                heldSince,
                simChangedAt,
                devices);
    }

    public Commitment {
        if (termFeeMinor < 0 || instalmentsMinor < 0) {
            throw new IllegalArgumentException("nobody owes less than nothing");
        }
        if (termFeeMinor > 0 && termUntil == null) {
            throw new IllegalArgumentException("a fee for an early end needs the end of the term");
        }
    }
}
