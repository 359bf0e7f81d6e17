// SPDX-License-Identifier: Apache-2.0
package signoff.workflow.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import signoff.workflow.CaseType;
import signoff.workflow.Wait;

/** The kinds of case there are. Asked for late, because a case type may itself use the cases. */
@Component
public class CaseTypes {

    private final ObjectProvider<CaseType<?, ?, ?>> provider;
    private volatile Map<String, CaseType<?, ?, ?>> byName = Map.of();

    private final Notation notation;

    CaseTypes(ObjectProvider<CaseType<?, ?, ?>> provider, Notation notation) {
        this.provider = provider;
        this.notation = notation;
    }

    Notation notation() {
        return notation;
    }

    /** The type stored under a name, seen as a type of anything: the engine reads no state. */
    @SuppressWarnings("unchecked") // A case is only ever read with the type that wrote it.
    CaseType<Object, Object, Object> of(String kind) {
        var type = byName().get(kind);
        if (type == null)
            throw new IllegalStateException("no module knows cases of '" + kind + "'");
        return (CaseType<Object, Object, Object>) type;
    }

    /** Whom a state waits for, as seen from one case that is in it. */
    public Optional<Wait.Owner> ownerOf(String kind, String state, String body, String file) {
        var type = of(kind);
        return type.waits(
                        notation.read(type.file(), file), notation.read(type.states(), state, body))
                .map(Wait::owner);
    }

    /** What this node can move; cases of a newer release it cannot. */
    String[] names() {
        return byName().keySet().toArray(String[]::new);
    }

    private Map<String, CaseType<?, ?, ?>> byName() {
        if (byName.isEmpty()) byName = asked();
        return byName;
    }

    private Map<String, CaseType<?, ?, ?>> asked() {
        return provider.stream()
                .collect(Collectors.toUnmodifiableMap(CaseType::name, Function.identity()));
    }
}
