// SPDX-License-Identifier: Apache-2.0
package signoff.closure.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk works together.
 *
 * @param claimFor how long a request stays with who has taken it, before another may; 1 minute to 1
 *     day
 */
@ConfigurationProperties("signoff.desk")
public record DeskSettings(@DefaultValue("30m") Duration claimFor) {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public DeskSettings {
        if (claimFor.compareTo(SHORTEST) < 0 || claimFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "signoff.desk.claim-for is " + claimFor + ". Allowed: 1 minute to 1 day.");
        }
    }
}
