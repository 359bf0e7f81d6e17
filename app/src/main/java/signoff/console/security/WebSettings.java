// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What people and programs may do over HTTP, and for how long.
 *
 * @param idleTimeout after how long without a request a person is signed out, 1 minute to 1 day
 * @param tokenValid how long an access token lasts, 1 minute to 1 hour
 * @param formMax how large a form may be, 4KB to 1MB
 * @param integrators programs that are entered at each start
 */
@ConfigurationProperties("signoff.web")
record WebSettings(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("10m") Duration tokenValid,
        @DefaultValue("64KB") DataSize formMax,
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

    WebSettings {
        between("idle-timeout in s", idleTimeout.toSeconds(), 60, 86_400);
        between("token-valid in s", tokenValid.toSeconds(), 60, 3_600);
        between("form-max in bytes", formMax.toBytes(), 4_096, 1_048_576);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("signoff.web." + key + " is " + value + ". Allowed: "
                    + least + " to " + most + ".");
        }
    }
}
