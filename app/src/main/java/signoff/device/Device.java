// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import signoff.kernel.LineId;

/**
 * A device that shares a line. Personal data: never logged; its text form is a reference.
 *
 * @param name what its holder calls it
 * @param clients how many others share a hotspot; none for what is no hotspot
 */
public record Device(
        UUID id,
        LineId line,
        Kind kind,
        Imei imei,
        @Nullable String name,
        int clients,
        Instant boundAt) {

    public enum Kind {
        PHONE,
        TABLET,
        WATCH,
        TV,
        /** Shares the line with others, and is a device itself (SF-04). */
        HOTSPOT
    }

    @Override
    public String toString() {
        return "device " + id;
    }
}
