// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sign-in is guarded against guessing.
 *
 * @param attemptsPerLogin how many failed attempts one login has in a window, how many serials of
 *     cards one account may name in it, and how many reports of one lost line come from one
 *     address, 3 to 100; the end of a serial, and a user name of staff, whose failed attempts are
 *     counted for each address, are tried ten times as often from all addresses
 * @param attemptsPerAddress how many failed attempts one address has in a window, 5 to 10000; many
 *     people may share an address. Signing in, codes, and checks whether a message is ours are
 *     counted apart
 * @param codesPerLogin how many password codes may be asked for with one login in a window, 1 to
 *     20; twice as many codes are sent to one address that is no contact yet, whoever asks for
 *     them, and to one account for another SIM or its own closing; and so often a line that is
 *     blocked as lost is reported again by name
 * @param window how long it takes until all attempts are there again, 1 minute to 1 day
 * @param codeValid how long a password code can be used, 1 minute to 1 hour
 * @param passwordStrength the cost of one password check (bcrypt), 10 to 15: one up takes twice as
 *     long; never lowered, or logins that nobody has would be refused sooner than the others
 */
@ConfigurationProperties("signoff.sign-in")
record SignInSettings(
        @DefaultValue("5") int attemptsPerLogin,
        @DefaultValue("100") int attemptsPerAddress,
        @DefaultValue("3") int codesPerLogin,
        @DefaultValue("15m") Duration window,
        @DefaultValue("15m") Duration codeValid,
        @DefaultValue("10") int passwordStrength) {

    SignInSettings {
        between("attempts-per-login", attemptsPerLogin, 3, 100);
        between("attempts-per-address", attemptsPerAddress, 5, 10_000);
        between("codes-per-login", codesPerLogin, 1, 20);
        between("window in s", window.toSeconds(), 60, 86_400);
        between("code-valid in s", codeValid.toSeconds(), 60, 3_600);
        between("password-strength", passwordStrength, 10, 15);
    }

    private static void between(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("signoff.sign-in." + key + " is " + value
                    + ". Allowed: " + least + " to " + most + ".");
        }
    }
}
