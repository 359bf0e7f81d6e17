// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.EveryTable;

/** Does everything twice, and sees that the second time changed nothing (I36). */
public final class Twice {

    private static final List<String> BOOKS = List.of(
            "workflow.case_file",
            "workflow.journal",
            "workflow.effect",
            "ledger.account",
            "ledger.transfer");

    private final JdbcTemplate sql;

    public Twice(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** The answer of the second time: it must be as good as that of the first. */
    public <T> T done(String command, Supplier<T> work) {
        var before = seen();
        work.get();
        var once = seen();
        assertThat(once).as("%s did nothing at all", command).isNotEqualTo(before);
        var answer = work.get();
        assertThat(seen()).as("I36: %s twice is once", command).isEqualTo(once);
        return answer;
    }

    private Map<String, String> seen() {
        return BOOKS.stream()
                .collect(Collectors.toMap(
                        Function.identity(), table -> EveryTable.content(sql, table)));
    }
}
