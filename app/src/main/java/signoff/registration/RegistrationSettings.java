// SPDX-License-Identifier: Apache-2.0
package signoff.registration;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How addresses are proven.
 *
 * @param codeValid how long the code for an address can be used, 5 minutes to 1 day
 */
@ConfigurationProperties("signoff.registration")
record RegistrationSettings(@DefaultValue("PT15M") Duration codeValid) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    RegistrationSettings {
        if (codeValid.compareTo(SHORTEST) < 0 || codeValid.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("signoff.registration.code-valid is " + codeValid
                    + "; allowed is 5 minutes to 1 day");
        }
    }
}
