// SPDX-License-Identifier: Apache-2.0
package signoff.closure.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import signoff.workflow.TransitionTable;

/** Fails for a row of a table that no example has told. */
final class RowsTold {

    static void check(TransitionTable<?, ?, ?> table, Set<List<Class<?>>> told) {
        assertThat(table.rows())
                .as("rows with no example")
                .allMatch(row -> told.contains(List.of(row.from(), row.on())));
    }

    private RowsTold() {}
}
