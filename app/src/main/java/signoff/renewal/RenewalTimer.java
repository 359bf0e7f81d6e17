// SPDX-License-Identifier: Apache-2.0
package signoff.renewal;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/** Lets the clock renew, on every node that works at all, with no leader. */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class RenewalTimer extends RecurringWork {

    /** Periods are months: nobody waits for the second. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final RenewalDesk desk;

    RenewalTimer(RenewalDesk desk) {
        super("renewal-timer", LOOK_EVERY);
        this.desk = desk;
    }

    @Override
    protected boolean work() {
        return desk.run();
    }
}
