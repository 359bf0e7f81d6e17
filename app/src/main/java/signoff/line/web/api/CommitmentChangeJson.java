// SPDX-License-Identifier: Apache-2.0
package signoff.line.web.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import signoff.kernel.Refusal;
import signoff.kernel.Refusal.Code;
import signoff.kernel.RequestRefused;
import signoff.line.commitment.Commitment;

/**
 * What somebody says a line is tied by. Several systems do, each of its own matter: whoever knows
 * of a port knows nothing of a legal hold, and must not lift it by silence.
 *
 * <p>Fields and no record, because a reader fills all of a record: a property that is absent leaves
 * null here and changes nothing; one that is sent as null is empty, and lifts.
 */
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
@Schema(
        name = "CommitmentChange",
        description = "What is absent stays as it is; null lifts what held.")
final class CommitmentChangeJson {

    private static final long MINOR_MOST = 1_000_000_000;
    private static final int LETTERS_MOST = 80;
    private static final int DEVICES_MOST = 50;

    @Schema(description = "When the minimum term ends.", nullable = true)
    private @Nullable Optional<Instant> termUntil;

    @Schema(description = "What the contract asks for if it ends before that.", nullable = true)
    private @Nullable Optional<Long> termFeeMinor;

    @Schema(description = "What is left of a device's instalments.", nullable = true)
    private @Nullable Optional<Long> instalmentsMinor;

    @Schema(description = "What has to come back.", nullable = true, maxLength = LETTERS_MOST)
    private @Nullable Optional<String> leasedDevice;

    @Schema(description = "Since when another provider asks for the number.", nullable = true)
    private @Nullable Optional<Instant> portSince;

    @Schema(description = "Until when the number cannot be given up.", nullable = true)
    private @Nullable Optional<Instant> lockedUntil;

    @Schema(description = "Since when an order forbids to erase.", nullable = true)
    private @Nullable Optional<Instant> heldSince;

    @Schema(description = "When the line last got another SIM.", nullable = true)
    private @Nullable Optional<Instant> simChangedAt;

    @Schema(description = "How many devices may be bound, 1 to 50.", nullable = true)
    private @Nullable Optional<Integer> devicesMost;

    /** Whoever lifts a term lifts its fee with it; a fee without a term is a mistake. */
    Commitment on(Commitment now) {
        var until = changed(termUntil, now.termUntil());
        var fee = amount("termFeeMinor", termFeeMinor, until == null ? 0 : now.termFeeMinor());
        if (fee > 0 && until == null) {
            throw new RequestRefused(
                    Refusal.of(Code.PROPERTY_MUST_BE_GIVEN, "property", "termUntil"));
        }
        return new Commitment(
                until,
                fee,
                amount("instalmentsMinor", instalmentsMinor, now.instalmentsMinor()),
                device(now),
                changed(portSince, now.portSince()),
                changed(lockedUntil, now.lockedUntil()),
                changed(heldSince, now.heldSince()),
                changed(simChangedAt, now.simChangedAt()),
                devices(now));
    }

    private @Nullable String device(Commitment now) {
        var device = changed(leasedDevice, now.leasedDevice());
        if (device == null || device.length() <= LETTERS_MOST) return device;
        throw mustFit("leasedDevice", "length(0.." + LETTERS_MOST + ")");
    }

    private @Nullable Integer devices(Commitment now) {
        var most = changed(devicesMost, now.devicesMost());
        if (most == null || (most >= 1 && most <= DEVICES_MOST)) return most;
        throw mustFit("devicesMost", "integer(1.." + DEVICES_MOST + ")");
    }

    private static long amount(String name, @Nullable Optional<Long> named, long now) {
        var amount = named == null ? now : named.orElse(0L);
        if (amount >= 0 && amount <= MINOR_MOST) return amount;
        throw mustFit(name, "integer(0.." + MINOR_MOST + ")");
    }

    private static <T> @Nullable T changed(@Nullable Optional<T> named, @Nullable T now) {
        return named == null ? now : named.orElse(null);
    }

    private static RequestRefused mustFit(String property, String expected) {
        return new RequestRefused(new Refusal(
                Code.PROPERTY_MUST_FIT, Map.of("property", property, "expected", expected)));
    }
}
