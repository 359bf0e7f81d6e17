// SPDX-License-Identifier: Apache-2.0
package signoff.activation;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How lines are sold online.
 *
 * @param cardWithin how long the serial of a card is waited for, before the money goes back: 1 day
 *     to 180 days
 * @param instruments what an account can pay by that has not paid by anything yet
 */
@ConfigurationProperties("signoff.activation")
record ActivationSettings(
        @DefaultValue("P30D") Duration cardWithin,
        @DefaultValue List<String> instruments) {

    ActivationSettings {
        instruments = List.copyOf(instruments);
        if (cardWithin.toDays() < 1 || cardWithin.toDays() > 180) {
            throw new IllegalArgumentException("signoff.activation.card-within is " + cardWithin
                    + ". Allowed: 1 day to 180 days, such as P30D");
        }
    }
}
