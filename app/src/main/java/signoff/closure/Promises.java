// SPDX-License-Identifier: Apache-2.0
package signoff.closure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import signoff.closure.rules.Terms;
import signoff.line.Line;
import signoff.policy.ClosurePolicy;
import signoff.policy.Policies;
import signoff.policy.Trigger;
import signoff.policy.WorkingDays;

/** Which policy judges a line, and by when it promises a decision. */
@Component
class Promises {

    private final Policies policies;
    private final WorkingDays workingDays;

    Promises(Policies policies, WorkingDays workingDays) {
        this.policies = policies;
        this.workingDays = workingDays;
    }

    /** @param reason what the subscriber says, which may make another case of it */
    ClosurePolicy policyFor(Line line, @Nullable String reason) {
        return policies.current(line.brand(), line.country(), line.kind(), Trigger.of(reason));
    }

    Instant decideBy(ClosurePolicy policy, Instant from) {
        return workingDays.endOf(policy.reviewMaxDays(), from, policy.calendar(), policy.zone());
    }

    /** By the policy that was pinned at the notice, not by the newest (I13). */
    Instant decideBy(Terms terms, Instant from) {
        return decideBy(policies.pinned(terms.policyVersion()), from);
    }
}
