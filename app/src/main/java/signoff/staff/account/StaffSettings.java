// SPDX-License-Identifier: Apache-2.0
package signoff.staff.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sign-ins of staff last. How often they may be tried stands with {@code signoff.sign-in}.
 *
 * @param idleTimeout after how long without a request a member of staff is signed out, 1 minute to
 *     12 hours
 * @param sessionMax after how long they are signed out whatever they do, 10 minutes to 24 hours
 * @param factorWithin how long they may take from the password to the second factor, 1 minute to 1
 *     hour
 * @param invitationValid how long the code of an invitation can be used, 10 minutes to 14 days
 * @param resetWithin how long a second administrator may take to approve that a second factor is
 *     taken away, 10 minutes to 7 days
 */
@ConfigurationProperties("signoff.staff")
record StaffSettings(
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("10h") Duration sessionMax,
        @DefaultValue("10m") Duration factorWithin,
        @DefaultValue("2d") Duration invitationValid,
        @DefaultValue("1d") Duration resetWithin) {

    StaffSettings {
        between("idle-timeout in s", idleTimeout.toSeconds(), 60, 43_200);
        between("session-max in s", sessionMax.toSeconds(), 600, 86_400);
        between("factor-within in s", factorWithin.toSeconds(), 60, 3_600);
        between("invitation-valid in s", invitationValid.toSeconds(), 600, 1_209_600);
        between("reset-within in s", resetWithin.toSeconds(), 600, 604_800);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("signoff.staff." + key + " is " + value
                    + ". Allowed: " + least + " to " + most + ".");
        }
    }
}
