// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What people may do over HTTP, and for how long.
 *
 * @param idleTimeout after how long without a request a person is signed out, 1 minute to 1 day
 * @param formMax how large a form may be, 4KB to 1MB
 * @param uploadMax how much may be sent at once with files, 64KB to 500MB
 */
@ConfigurationProperties("signoff.web")
record WebSettings(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("64KB") DataSize formMax,
        @DefaultValue("101MB") DataSize uploadMax) {

    WebSettings {
        between("idle-timeout in s", idleTimeout.toSeconds(), 60, 86_400);
        between("form-max in bytes", formMax.toBytes(), 4_096, 1_048_576);
        between("upload-max in bytes", uploadMax.toBytes(), 65_536, 524_288_000);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("signoff.web." + key + " is " + value + ". Allowed: "
                    + least + " to " + most + ".");
        }
    }
}
