// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lines are sold online.
 *
 * @param cardWithin how long the serial of a card is waited for, before the money goes back: 1 day
 *     to 180 days
 * @param bankWithin how long a bank may take to answer before a person is called, 1 minute to 30
 *     days
 * @param networkWithin how long the network may take for one step before a person is called, 1
 *     minute to 1 day; a line is a matter of minutes
 * @param lookWithin how soon a person is reminded of what the network or the bank has not done, 1
 *     hour to 30 days; each further time after twice as long
 * @param mendedWithin how long a paid line that the network refuses is tried to be had, before the
 *     money goes back, 1 hour to 30 days
 */
@ConfigurationProperties("signoff.activation")
record ActivationSettings(
        @DefaultValue("P30D") Duration cardWithin,
        @DefaultValue("P1D") Duration bankWithin,
        @DefaultValue("PT5M") Duration networkWithin,
        @DefaultValue("P1D") Duration lookWithin,
        @DefaultValue("P3D") Duration mendedWithin) {

    private static final Duration MONTH = Duration.ofDays(30);

    ActivationSettings {
        between("card-within", cardWithin, Duration.ofDays(1), Duration.ofDays(180));
        between("bank-within", bankWithin, Duration.ofMinutes(1), MONTH);
        between("network-within", networkWithin, Duration.ofMinutes(1), Duration.ofDays(1));
        between("look-within", lookWithin, Duration.ofHours(1), MONTH);
        between("mended-within", mendedWithin, Duration.ofHours(1), MONTH);
    }

    private static void between(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException("signoff.activation." + key + " is " + value
                    + ". Allowed: " + least + " to " + most);
        }
    }
}
