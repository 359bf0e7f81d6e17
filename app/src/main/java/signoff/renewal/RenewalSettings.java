// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what recurs is looked for, and for how long it is tried.
 *
 * @param tryFor how long a renewal is tried while the balance is too small, 1 hour to 31 days
 * @param lookEvery how often a balance is looked at that a renewal or a top-up waits for, 1 minute
 *     to 1 day
 * @param linesMost how many lines one commit moves, 1 to 10000
 */
@ConfigurationProperties("signoff.renewals")
record RenewalSettings(
        @DefaultValue("P3D") Duration tryFor,
        @DefaultValue("PT1H") Duration lookEvery,
        @DefaultValue("500") int linesMost) {

    RenewalSettings {
        between("signoff.renewals.try-for in hours", tryFor.toHours(), 1, 31 * 24);
        between("signoff.renewals.look-every in minutes", lookEvery.toMinutes(), 1, 24 * 60);
        between("signoff.renewals.lines-most", linesMost, 1, 10_000);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; allowed is " + least + " to " + most);
        }
    }
}
