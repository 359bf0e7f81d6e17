// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import signoff.kernel.Refusal;
import signoff.workflow.Attempt;
import signoff.workflow.Effect;
import signoff.workflow.EffectHandler;
import signoff.workflow.Outcome;
import signoff.workflow.engine.EffectStore.Claimed;

/** One try at one effect: calls its handler, and keeps what escapes from it. */
@Component
class EffectAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(EffectAttempt.class);

    /**
     * What came of a try.
     *
     * @param failed whether the handler threw: a bug, which a person has to see
     */
    record Tried(
            Claimed claimed,
            @Nullable Effect effect,
            String target,
            EffectHandler.Patience patience,
            Outcome outcome,
            boolean failed) {}

    private final EffectHandlers handlers;
    private final Clock clock;

    EffectAttempt(EffectHandlers handlers, Clock clock) {
        this.handlers = handlers;
        this.clock = clock;
    }

    EffectHandlers handlers() {
        return handlers;
    }

    Tried at(Claimed claimed) {
        try (var _ = LogMarks.of(claimed)) {
            return tried(claimed);
        }
    }

    private Tried tried(Claimed claimed) {
        var handler = handlers.of(claimed.kind());
        try {
            var effect = handlers.read(claimed.kind(), claimed.body());
            var attempt = new Attempt(
                    claimed.id(),
                    claimed.owner(),
                    claimed.attempt(),
                    claimed.inDoubt(),
                    clock.instant());
            var outcome = handler.handle(effect, attempt);
            return new Tried(claimed, effect, handler.target(), handler.patience(), outcome, false);
        } catch (RuntimeException | Error e) {
            LOG.error("handler of {} failed; the effect is parked", claimed.kind(), e);
            var why = Refusal.of(Refusal.Code.HANDLER_MUST_NOT_FAIL, "effect", claimed.kind());
            return new Tried(
                    claimed,
                    null,
                    handler.target(),
                    handler.patience(),
                    new Outcome.Refused(why),
                    true);
        }
    }
}
