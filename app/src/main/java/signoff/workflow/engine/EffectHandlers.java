// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.workflow.Effect;
import signoff.workflow.EffectHandler;

/** Who carries out which effect. */
@Component
class EffectHandlers {

    private final Map<String, EffectHandler<?>> byKind;
    private final Notation notation;

    EffectHandlers(ObjectProvider<EffectHandler<?>> handlers, Notation notation) {
        this.notation = notation;
        this.byKind = handlers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        handler -> handler.effect().getSimpleName(), Function.identity()));
    }

    /** The handler of an effect, by the simple name of its record. */
    @SuppressWarnings("unchecked") // An effect is read as the very type that its handler names.
    EffectHandler<Effect> of(String kind) {
        var handler = byKind.get(kind);
        if (handler == null) {
            throw new IllegalStateException("nobody carries out the effect '" + kind + "'");
        }
        return (EffectHandler<Effect>) handler;
    }

    /** What this node can carry out; effects of a newer release it cannot. */
    String[] kinds() {
        return byKind.keySet().toArray(String[]::new);
    }

    Effect read(String kind, String body) {
        return notation.read(of(kind).effect(), body);
    }

    Notation notation() {
        return notation;
    }

    Set<String> targets() {
        return byKind.values().stream()
                .map(EffectHandler::target)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The patience of the most patient handler of a target: its lease suits all of them. */
    EffectHandler.Patience patienceOf(String target) {
        return byKind.values().stream()
                .filter(handler -> handler.target().equals(target))
                .map(EffectHandler::patience)
                .max(Comparator.comparing(EffectHandler.Patience::callMax))
                .orElseThrow();
    }
}
