// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.line.Line;
import signoff.simulation.Crossing;
import signoff.suspension.SuspensionFact.LossReported;
import signoff.suspension.Suspensions.Deciding;
import signoff.suspension.Suspensions.Status;
import signoff.workflow.Cases;

/** A person locks the line and then its case, a step of the case the other way round (SF-52). */
class SuspensionLocksTest extends PausedLines {

    @Test
    void a_report_that_meets_a_step_of_its_case_is_written_down_once_and_so_is_the_step()
            throws Exception {
        var line = newLine();
        var block = ((Deciding.Decided) suspensions.block(line, ACTOR)).suspended();
        work();
        var cases = part(SuspensionCases.class);
        var answer = new Crossing(transaction, part(JdbcTemplate.class))
                .of(
                        () -> cases.tell(block.id(), new LossReported(clock.instant()), ACTOR),
                        () -> suspensions.block(line, ACTOR),
                        () -> lines.lock(line).orElseThrow());
        assertThat(answer).isInstanceOf(Deciding.Decided.class);
        assertThat(suspensions.openOf(line)).hasSize(1);
        assertThat(suspensions.find(block.id()).orElseThrow().status()).isEqualTo(Status.SUSPENDED);
        assertThat(lines.find(line).orElseThrow().status()).isEqualTo(Line.Status.SUSPENDED);
        assertThat(part(Cases.class).journal(block.id()))
                .filteredOn(entry -> entry.fact().equals("LossReported"))
                .hasSize(3);
    }
}
