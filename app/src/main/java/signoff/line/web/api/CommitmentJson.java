// SPDX-License-Identifier: Apache-2.0
package signoff.line.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import signoff.line.commitment.Commitment;

/** What a line is tied by, on the wire. Amounts are in minor units of the line's currency. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Commitment", description = "What a line is still tied by. Absent is not tied.")
record CommitmentJson(
        @Schema(description = "When the minimum term ends.", nullable = true) @Nullable
        Instant termUntil,

        @Schema(description = "What the contract asks for if it ends before that.", nullable = true)
        @Nullable
        Long termFeeMinor,

        @Schema(description = "What is left of a device's instalments.", nullable = true) @Nullable
        Long instalmentsMinor,

        @Schema(description = "What has to come back.", nullable = true) @Nullable
        String leasedDevice,

        @Schema(description = "Since when another provider asks for the number.", nullable = true)
        @Nullable
        Instant portSince,

        @Schema(description = "Until when the number cannot be given up.", nullable = true)
        @Nullable
        Instant lockedUntil,

        @Schema(description = "Since when an order forbids to erase.", nullable = true) @Nullable
        Instant heldSince,

        @Schema(description = "When the line last got another SIM.", nullable = true) @Nullable
        Instant simChangedAt,

        @Schema(description = "How many devices may be bound.", nullable = true) @Nullable
        Integer devicesMost) {

    static CommitmentJson of(Commitment now) {
        return new CommitmentJson(
                now.termUntil(),
                now.termFeeMinor(),
                now.instalmentsMinor(),
                now.leasedDevice(),
                now.portSince(),
                now.lockedUntil(),
                now.heldSince(),
                now.simChangedAt(),
                now.devicesMost());
    }
}
