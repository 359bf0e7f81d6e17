// SPDX-License-Identifier: Apache-2.0
package signoff.restoration;

import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.closure.Closures;
import signoff.workflow.Attempt;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;

/** In a transaction of its own, so that two cases are never locked at once. */
@Component
class ReverseClosureHandler implements EffectHandler<ReverseClosure> {

    private final ObjectProvider<Closures> closures;

    ReverseClosureHandler(ObjectProvider<Closures> closures) {
        this.closures = closures;
    }

    @Override
    public Class<ReverseClosure> effect() {
        return ReverseClosure.class;
    }

    @Override
    public String target() {
        return "closures";
    }

    @Override
    public Outcome handle(ReverseClosure effect, Attempt attempt) {
        closures.getObject().restored(effect.closing());
        return new Outcome.Done(Map.of("closing", effect.closing().number()));
    }
}
