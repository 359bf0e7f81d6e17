// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;
import signoff.kernel.Refusal;
import signoff.kernel.RequestRefused;
import signoff.line.Lines;

/** Winds the clock of the demo forward, on all nodes: the others look twice a second. */
@InDemo
@Component
public class Winding extends RecurringWork {

    /** Before all else of ours. */
    static final int PHASE = Integer.MIN_VALUE;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** No limit of a closing is longer, and the tables of working days end some time. */
    private static final Duration MOST_AT_ONCE = Duration.ofDays(366);

    private final ClockStore store;
    private final WoundClock clock;
    private final Clock machine;
    private final Lines lines;

    Winding(
            ClockStore store,
            WoundClock clock,
            @Qualifier("machineClock") Clock machine,
            Lines lines) {
        super("winding", LOOK_EVERY);
        this.store = store;
        this.clock = clock;
        this.machine = machine;
        this.lines = lines;
    }

    /** Answers what the clock shows then. */
    public Instant forward(Duration by) {
        if (!by.isPositive() || by.compareTo(MOST_AT_ONCE) > 0) throw doesNotFit("forward");
        store.forward(by, machine.instant());
        return wound();
    }

    /** To a time that is to come; a time that has passed changes nothing. */
    public Instant until(Instant then) {
        var by = Duration.between(clock.instant(), then);
        if (by.compareTo(MOST_AT_ONCE) > 0) throw doesNotFit("until");
        if (by.isPositive()) {
            store.atLeast(Duration.between(machine.instant(), then), machine.instant());
        }
        return wound();
    }

    private Instant wound() {
        look();
        lines.tick();
        return clock.instant();
    }

    public static RequestRefused doesNotFit(String property) {
        return new RequestRefused(Refusal.of(Refusal.Code.PROPERTY_MUST_FIT, "property", property));
    }

    private void look() {
        clock.atLeast(store.ahead());
    }

    @Override
    protected boolean work() {
        look();
        return false;
    }

    /** Before anything else of ours runs, so that no node ever shows an earlier time. */
    @Override
    public void start() {
        look();
        super.start();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
