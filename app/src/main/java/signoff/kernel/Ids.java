// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws ids that sort by time (RFC 9562, version 7), so that indexes grow at one end. */
@Component
public class Ids {

    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long version = 0x7000L | (chance.nextInt() & 0x0fffL);
        long high = (clock.millis() << 16) | version;
        long low = 0x8000000000000000L | (chance.nextLong() & 0x3fffffffffffffffL);
        return new UUID(high, low);
    }
}
