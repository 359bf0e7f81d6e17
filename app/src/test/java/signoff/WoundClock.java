// SPDX-License-Identifier: Apache-2.0
package signoff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A clock that stands still until it is wound. */
public final class WoundClock extends Clock {

    private final AtomicReference<Instant> now;
    private volatile Consumer<Duration> alsoWound = by -> {};

    public WoundClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    public void wind(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
        alsoWound.accept(by);
    }

    /** What passes at the same time, although it goes by another clock. */
    public void alsoWind(Consumer<Duration> other) {
        alsoWound = other;
    }

    /** Sets it, also backwards, for a world that begins anew. */
    public void set(Instant start) {
        now.set(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
