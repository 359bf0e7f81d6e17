// SPDX-License-Identifier: Apache-2.0
package signoff.device.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.device.Device;

/** A device on the wire. Programs see the end of its IMEI, and no more. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Device", description = "A device that shares a line.")
record DeviceJson(
        UUID id,

        @Schema(allowableValues = {"phone", "tablet", "watch", "tv", "hotspot"})
        String kind,

        @Schema(description = "The last four digits.", example = "3517")
        String imeiEnd,

        @Schema(description = "What its holder calls it.") @Nullable
        String name,

        @Schema(description = "How many share a hotspot now.")
        int clients,

        Instant boundAt) {

    static DeviceJson of(Device device) {
        return new DeviceJson(
                device.id(),
                device.kind().name().toLowerCase(Locale.ROOT),
                device.imei().ends(),
                device.name(),
                device.clients(),
                device.boundAt());
    }
}
