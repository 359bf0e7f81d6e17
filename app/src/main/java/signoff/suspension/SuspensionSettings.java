// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports of lost lines are taken.
 *
 * @param reportTakes how long each answer takes, whether there is such a line or not: longer than
 *     blocking one ever does, 100 milliseconds to 10 seconds
 */
@ConfigurationProperties("signoff.suspensions")
record SuspensionSettings(@DefaultValue("400ms") Duration reportTakes) {

    SuspensionSettings {
        if (reportTakes.toMillis() < 100 || reportTakes.toMillis() > 10_000) {
            throw new IllegalArgumentException("signoff.suspensions.report-takes is " + reportTakes
                    + ". Allowed: 100ms to 10s");
        }
    }
}
