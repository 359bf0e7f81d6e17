// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Every move a case may make, one row each. What is not a row cannot happen.
 *
 * @param <C> what every rule may read about the case, whatever its state
 * @param <S> the states, sealed
 * @param <E> the facts, sealed
 */
public final class TransitionTable<C, S, E> {

    /** Sees the exact state it leaves and the exact fact that moves it. Has no side effect. */
    public interface Rule<C, F, G, T> {
        Step<C, T> decide(C file, F state, G event);
    }

    public record Row<C, F, G, T>(Class<F> from, Class<G> on, Class<T> to, Rule<C, F, G, T> rule) {}

    private record Key(Class<?> from, Class<?> on) {}

    private final Map<Key, Row<C, ?, ?, ?>> rows = new LinkedHashMap<>();

    public <F extends S, G extends E, T extends S> TransitionTable<C, S, E> row(
            Class<F> from, Class<G> on, Class<T> to, Rule<C, F, G, T> rule) {
        var earlier = rows.put(new Key(from, on), new Row<>(from, on, to, rule));
        if (earlier != null) throw new IllegalArgumentException("two rows: " + from + ", " + on);
        return this;
    }

    /** All rows of another table, behind those of this one: a table may be written in parts. */
    public TransitionTable<C, S, E> and(TransitionTable<C, ? extends S, E> part) {
        part.rows.forEach((key, row) -> {
            if (rows.put(key, row) != null) throw new IllegalArgumentException("two rows: " + key);
        });
        return this;
    }

    /** Empty when there is no such row. The caller turns that into a refusal. */
    @SuppressWarnings("unchecked") // row() only accepts rules that fit their states.
    public Optional<Step<C, S>> decide(C file, S state, E event) {
        var row = (Row<C, S, E, S>) rows.get(new Key(state.getClass(), event.getClass()));
        if (row == null) return Optional.empty();

        var step = row.rule().decide(file, state, event);
        assert row.to().isInstance(step.state()) : row + " went to " + step.state();
        return Optional.of(step);
    }

    /** Whether such a fact would move a case in such a state. */
    public boolean allows(Class<?> state, Class<?> event) {
        return rows.containsKey(new Key(state, event));
    }

    public Collection<Row<C, ?, ?, ?>> rows() {
        return Collections.unmodifiableCollection(rows.values());
    }
}
