// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which programs may call, and for how long at a time.
 *
 * @param tokenValid how long an access token lasts, 1 minute to 1 hour
 * @param integrators programs that are entered at each start
 */
@ConfigurationProperties("signoff.web")
record IntegratorSettings(
        @DefaultValue("10m") Duration tokenValid,
        @DefaultValue List<Entry> integrators) {

    /**
     * One program.
     *
     * @param brand the code of the brand it works for
     * @param client its name
     * @param secret what it proves itself with, 32 characters or more
     * @param scopes what it may do
     */
    record Entry(String brand, String client, String secret, Set<String> scopes) {

        /** The secret must not reach a log. */
        @Override
        public String toString() {
            return "Entry[" + client + " of " + brand + "]";
        }
    }

    IntegratorSettings {
        if (tokenValid.toSeconds() < 60 || tokenValid.toSeconds() > 3_600) {
            throw new IllegalArgumentException(
                    "signoff.web.token-valid is " + tokenValid + ". Allowed: 1m to 1h.");
        }
    }
}
