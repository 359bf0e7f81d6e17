// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as fast as another, and ahead of it by what the demo was wound. */
final class WoundClock extends Clock {

    private final Clock machine;
    private final AtomicReference<Duration> ahead;

    WoundClock(Clock machine) {
        this(machine, new AtomicReference<>(Duration.ZERO));
    }

    private WoundClock(Clock machine, AtomicReference<Duration> ahead) {
        this.machine = machine;
        this.ahead = ahead;
    }

    /** Never back: what a node has seen happen stays in the past. */
    void atLeast(Duration wound) {
        ahead.accumulateAndGet(wound, (old, now) -> now.compareTo(old) > 0 ? now : old);
    }

    Duration ahead() {
        return ahead.get();
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new WoundClock(machine.withZone(zone), ahead);
    }
}
