// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that an app and we compute from one secret and the time (RFC 6238): six digits, a new one
 * each thirty seconds, by HMAC-SHA-1, because that is what every app can do.
 */
public final class TimeCodes {

    public static final Duration STEP = Duration.ofSeconds(30);

    /** A phone whose clock is off by one step is let in, before and after (RFC 6238, 6). */
    private static final int DRIFT = 1;

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP);

    private TimeCodes() {}

    public static String at(byte[] secret, Instant time) {
        try {
            var key = new SecretKeySpec(secret, GENERATOR.getAlgorithm());
            return GENERATOR.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a secret of staff is no key", e);
        }
    }

    private static long stepOf(Instant time) {
        return time.getEpochSecond() / STEP.toSeconds();
    }

    /** Which time step around now has that code. */
    public static OptionalLong step(byte[] secret, String code, Instant now) {
        var found = OptionalLong.empty();
        for (int off = -DRIFT; off <= DRIFT; off++) {
            var then = now.plus(STEP.multipliedBy(off));
            if (same(at(secret, then), code)) found = OptionalLong.of(stepOf(then));
        }
        return found;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
