// SPDX-License-Identifier: Apache-2.0
package signoff.accountclosure;

import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import signoff.database.RecurringWork;

/** Tells cases of accounts about lines that came back, on every node, with no leader. */
@Component
@ConditionalOnBooleanProperty(name = "signoff.workflow.run", matchIfMissing = true)
class AccountTimer extends RecurringWork {

    /** The pages know at once; this is for the message. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final AccountCalls calls;

    AccountTimer(AccountCalls calls) {
        super("account-timer", LOOK_EVERY);
        this.calls = calls;
    }

    @Override
    protected boolean work() {
        return calls.run();
    }
}
