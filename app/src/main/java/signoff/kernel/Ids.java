// SPDX-License-Identifier: Apache-2.0
package signoff.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Draws ids that sort by time (RFC 9562, version 7), so that indexes grow at one end. Those of one
 * process sort in the order they were drawn, within a millisecond and when the clock goes back, too
 * (section 6.2, method 1: the 12 bits behind the time are a counter, which runs over into it).
 */
@Component
public class Ids {

    private static final int COUNTER_BITS = 12;
    private static final Pattern FORM =
            Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final UUID NOBODYS = new UUID(0, 0);

    private final Clock clock;
    private final SecureRandom chance = new SecureRandom();
    private final AtomicLong newest = new AtomicLong();

    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** What is no id at all is looked up like an id that nobody has, and so answered alike. */
    public static UUID sent(String text) {
        return FORM.matcher(text).matches() ? UUID.fromString(text) : NOBODYS;
    }

    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long drawn = newest.updateAndGet(before -> Math.max(before + 1, now));
        long time = drawn >>> COUNTER_BITS;
        long counter = drawn & ((1L << COUNTER_BITS) - 1);
        long low = 0x8000000000000000L | (chance.nextLong() & 0x3fffffffffffffffL);
        return new UUID(time << 16 | 0x7000L | counter, low);
    }
}
