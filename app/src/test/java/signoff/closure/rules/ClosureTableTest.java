// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signoff.closure.rules.ClosureState.Completed;
import signoff.closure.rules.ClosureState.Lapsed;
import signoff.closure.rules.ClosureState.Withdrawn;
import signoff.workflow.TransitionTable.Row;

/** What must hold of the table as a whole. */
class ClosureTableTest {

    static final Set<Class<?>> ENDS = Set.of(
            Withdrawn.class,
            Lapsed.class,
            Completed.class,
            ClosureState.Denied.class,
            ClosureState.Reversed.class);

    @Test
    void every_state_but_an_end_can_be_left_and_no_end_can_I3() {
        var left = ClosureRules.TABLE.rows().stream().map(Row::from).distinct();
        assertThat(Stream.concat(left, ENDS.stream()).toList())
                .containsExactlyInAnyOrderElementsOf(records(ClosureState.class));
    }

    @Test
    void every_fact_moves_something() {
        var facts = ClosureRules.TABLE.rows().stream()
                .<Class<?>>map(Row::on)
                .distinct()
                .toList();
        assertThat(facts).containsExactlyInAnyOrderElementsOf(records(ClosureEvent.class));
    }

    /** A reader can hold so many states in mind at once; a case type may have phases. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ClosureState.Asking.class,
                ClosureState.Ending.class,
                ClosureState.Settlement.class
            })
    void a_phase_has_at_most_fifteen_states(Class<?> phase) {
        assertThat(records(phase)).hasSizeBetween(1, 15);
    }

    @Test
    void a_case_never_goes_back_to_an_earlier_phase() {
        var order = List.of(
                ClosureState.Asking.class,
                ClosureState.Ending.class,
                ClosureState.Settlement.class);
        assertThat(ClosureRules.TABLE.rows())
                .allMatch(row -> place(order, row.from()) <= place(order, row.to()));
    }

    private static int place(List<? extends Class<?>> order, Class<?> state) {
        return order.stream()
                .filter(phase -> phase.isAssignableFrom(state))
                .mapToInt(order::indexOf)
                .findFirst()
                .orElseThrow();
    }

    private static List<Class<?>> records(Class<?> sealed) {
        var found = new ArrayList<Class<?>>();
        for (var type : sealed.getPermittedSubclasses()) {
            if (type.isSealed()) found.addAll(records(type));
            else found.add(type);
        }
        return found;
    }
}
