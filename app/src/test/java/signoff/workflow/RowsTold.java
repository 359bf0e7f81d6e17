// SPDX-License-Identifier: Apache-2.0
package signoff.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

/** Fails for a row of a table that no example has told. */
public final class RowsTold {

    public static void check(TransitionTable<?, ?, ?> table, Set<List<Class<?>>> told) {
        assertThat(table.rows())
                .as("rows with no example")
                .allMatch(row -> told.contains(List.of(row.from(), row.on())));
    }

    private RowsTold() {}
}
