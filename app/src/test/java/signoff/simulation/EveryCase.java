// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** What holds for cases of every kind, and for those that close an account. */
final class EveryCase {

    /** Written down here once more: a kind or an end that is not among them is not overlooked. */
    private static final Map<String, List<String>> ENDS = Map.ofEntries(
            Map.entry("closure", List.of("Withdrawn", "Lapsed", "Completed", "Reversed")),
            Map.entry("order", List.of("Completed", "Failed", "Cancelled", "Returned")),
            Map.entry("activation", List.of("Active", "Failed", "Cancelled")),
            Map.entry("add-on", List.of("Ended", "Lapsed")),
            Map.entry("renewal", List.of("Renewed", "Lapsed", "Dropped")),
            Map.entry("suspension", List.of("Over")),
            Map.entry("restoration", List.of("Restored", "CodeLapsed", "NotRestorable")),
            Map.entry("replacement", List.of("Replaced", "Ended")),
            Map.entry("plan-change", List.of("Changed", "Cancelled", "Replaced", "Dropped")),
            Map.entry("address-proof", List.of("Proven", "Expired")),
            Map.entry(
                    "account-closure",
                    List.of("AccountEnded", "AccountWithdrawn", "AccountKept", "AccountLapsed")));

    private final SimulatedOperator operator;
    private final SimulatedLines lines;
    private final JdbcTemplate sql;

    EveryCase(SimulatedOperator operator, SimulatedLines lines) {
        this.operator = operator;
        this.lines = lines;
        this.sql = operator.part(JdbcTemplate.class);
    }

    void check() {
        noRow("I3, I11: a case waits for a moment exactly until it ends", """
                select case_id, kind, state from workflow.case_file where account_id = ?
                    and (kind || ' ' || state in (%s)) = (due_at is not null)
                """.formatted(ends()));
        accounts();
    }

    private static String ends() {
        return ENDS.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream().map(end -> kind.getKey() + " " + end))
                .collect(Collectors.joining("', '", "'", "'"));
    }

    // In one question: it is asked after each step.
    private void accounts() {
        noRow("SF-61, X-13: an account ends after its lines, and stays with them", """
                with a as (
                    select c.account_id, c.state, c.due_at, o.open, o.calls = o.answered as seen
                    from workflow.case_file c
                    join accountclosures.account_closure o using (account_id, case_id)
                    where c.account_id = ?)
                select 'it ends after all of its lines' as rule, a.state, l.line_id, l.status
                from a join lines.line l using (account_id)
                where a.state in ('Parting', 'IdentityKept', 'AccountEnded')
                    and l.status <> 'CLOSED'
                union all
                select 'it closes no line that stays, unless that has just come back',
                    a.state, l.line_id, l.status
                from a join lines.line l using (account_id)
                where a.state in ('ClosingLines', 'SignInLeft')
                    and l.status in ('ACTIVE', 'SUSPENDED') and a.seen
                union all
                select 'it is open exactly until its case ends', a.state, null, null
                from a where a.open <> (a.due_at is not null)
                """);
    }

    /** What recurs on a line that stays goes on; all else is over, and nothing was forgotten. */
    void checkAtEnd() {
        check();
        noRow("I11, liveness: no case waits for anybody any more", """
                select case_id, kind, state from workflow.case_file where account_id = ?
                    and due_at is not null and kind not in ('add-on', 'renewal')
                """);
        var late = sql.queryForList(
                "select case_id, kind, state, due_at from workflow.case_file"
                        + " where account_id = ? and due_at <= ?",
                lines.account().value(),
                Timestamp.from(operator.clock.instant()));
        assertThat(late).as("I11: the clock acts when a deadline comes").isEmpty();
    }

    private void noRow(String rule, String query) {
        List<Map<String, Object>> rows = sql.queryForList(query, lines.account().value());
        assertThat(rows).as(rule).isEmpty();
    }
}
