// SPDX-License-Identifier: Apache-2.0
package signoff.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a subscriber may order, and how long the operator may take.
 *
 * @param topUpMost the largest top-up, in whole units of the line's currency, 1 to 100000
 * @param deliverWithin by when a pack is delivered or its price goes back, 1 minute to 90 days
 * @param bankWithin how long a bank may take to answer before a person is called, 1 minute to 30
 *     days
 */
@ConfigurationProperties("signoff.orders")
record OrderSettings(
        @DefaultValue("1000") int topUpMost,
        @DefaultValue("P3D") Duration deliverWithin,
        @DefaultValue("P1D") Duration bankWithin) {

    OrderSettings {
        between("signoff.orders.top-up-most", topUpMost, 1, 100_000);
        var minutes = deliverWithin.toMinutes();
        between("signoff.orders.deliver-within in minutes", minutes, 1, 90 * 24 * 60);
        var bank = bankWithin.toMinutes();
        between("signoff.orders.bank-within in minutes", bank, 1, 30 * 24 * 60);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    key + " is " + value + "; allowed is " + least + " to " + most);
        }
    }
}
