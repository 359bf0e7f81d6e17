// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Devices that share a line.
 *
 * @param mostPerLine how many may be bound to a line for which nothing else was agreed, 1 to 50
 */
@ConfigurationProperties("signoff.devices")
record DeviceSettings(@DefaultValue("5") int mostPerLine) {

    DeviceSettings {
        if (mostPerLine < 1 || mostPerLine > 50) {
            throw new IllegalArgumentException(
                    "signoff.devices.most-per-line is " + mostPerLine + "; allowed is 1 to 50");
        }
    }
}
