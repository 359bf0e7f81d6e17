// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.sight;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Whether effects get done. A node that is behind still answers, and taking it away would only make
 * it worse: so it says BEHIND, which is not DOWN.
 */
@Component("effects")
class EffectsHealth implements HealthIndicator {

    static final Status BEHIND =
            new Status("BEHIND", "Effects are due for longer than they should be");

    /** Longer than any wait that a retry or a lease explains. */
    private static final Duration AGE_MAX = Duration.ofMinutes(15);

    private final Lookout lookout;

    EffectsHealth(Lookout lookout) {
        this.lookout = lookout;
    }

    @Override
    public Health health() {
        var seen = lookout.last();
        var status = seen.oldest().compareTo(AGE_MAX) > 0 ? BEHIND : Status.UP;
        return Health.status(status)
                .withDetail("due", seen.due())
                .withDetail("oldestSeconds", seen.oldest().toSeconds())
                .withDetail("parked", seen.parked())
                .build();
    }
}
