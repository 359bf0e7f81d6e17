// SPDX-License-Identifier: Apache-2.0
package signoff.line;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/** Lets the clock act on lines and numbers, on every node that works at all, with no leader. */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class LineTimer extends RecurringWork {

    /** Windows of weeks end here: nobody waits for the second. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final Lines lines;

    LineTimer(Lines lines) {
        super("line-timer", LOOK_EVERY);
        this.lines = lines;
    }

    /** Moves all that is due, in commits of its own. */
    @Override
    protected boolean work() {
        lines.tick();
        return false;
    }
}
