// SPDX-License-Identifier: Apache-2.0
package signoff.replacement;

import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.suspension.Suspensions;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** In a transaction of its own, so that two cases are never locked at once. */
@Component
class LiftLossHandler implements EffectHandler<LiftLoss> {

    private static final Duration LOOK_AGAIN_IN = Duration.ofSeconds(5);

    private final ObjectProvider<Suspensions> suspensions;

    LiftLossHandler(ObjectProvider<Suspensions> suspensions) {
        this.suspensions = suspensions;
    }

    @Override
    public Class<LiftLoss> effect() {
        return LiftLoss.class;
    }

    @Override
    public String target() {
        return "suspensions";
    }

    @Override
    public Outcome handle(LiftLoss effect, Attempt attempt) {
        return suspensions.getObject().replaced(effect.line(), effect.since())
                ? new Outcome.Done(Map.of())
                : new Outcome.NotYet(LOOK_AGAIN_IN);
    }
}
