// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import signoff.TestPostgres;
import signoff.adapter.simulated.SimulatedWorld;
import signoff.closure.ClosureView;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.kernel.Actor;

/**
 * The files change while closings run, and a node starts that has read the new ones (I13). Neither
 * a shorter wait nor a longer one reaches a case that has its notice (decision 0034).
 */
class PinnedPolicyTest {

    @Test
    void a_running_case_keeps_the_policy_of_its_notice_and_a_draft_gets_that_of_its_own_I13()
            throws IOException {
        write("released: 2026-03-01\ncoolingOff: 5 days\nlateUsage: 10 days\n");
        var first = new SimulatedOperator(database, "--policy.folder=" + folder);
        lines = new SimulatedLines(first, new SplittableRandom(1), 0);
        var asked = noticed(first, lines.bare());
        var confirmed = confirmed(first, lines.bare());
        var drafted = lines.bare();
        drafted.closing = ((Opening.Opened) closures(first).draft(drafted.line, ANSWERS, ACTOR))
                .closure()
                .id();
        var earlier = terms(first);
        var pinned = view(first, confirmed);
        assertThat(pinned.serviceStops()).isEqualTo(after(5));
        first.close();

        write("released: 2026-03-02\ncoolingOff: 3 days\nlateUsage: 20 days\n");
        try (var second = new SimulatedOperator(database, "--policy.folder=" + folder)) {
            assertThat(terms(second)).isEqualTo(earlier);
            List.of(asked, confirmed, drafted)
                    .forEach(line -> second.part(SimulatedWorld.class).addLine(line.identity));
            closures(second).request(drafted.line, ANSWERS, ACTOR);
            confirm(second, asked, code);
            assertThat(view(second, asked).serviceStops()).isEqualTo(after(5));
            assertThat(view(second, drafted).policyVersion()).isNotEqualTo(pinned.policyVersion());
            runToTheEnd(second, confirmed);
            kept(second, confirmed, pinned);
        }
    }

    // The words used above.

    private static final Answers ANSWERS = new Answers(null, null, Set.of(), Closures.Stop.SOON);
    private static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "pinned");

    private final TestPostgres.Fresh database = TestPostgres.fresh();
    private SimulatedLines lines;

    /** Of the one that was asked and not confirmed, from a message of the first node. */
    private String code = "";

    @TempDir
    Path folder;

    private static void kept(SimulatedOperator node, LineModel line, ClosureView pinned) {
        var now = view(node, line);
        assertThat(now.policyVersion()).isEqualTo(pinned.policyVersion());
        assertThat(now.serviceStops()).isEqualTo(pinned.serviceStops());
        assertThat(now.refundBy()).isEqualTo(pinned.refundBy());
        assertThat(versions(node, line)).containsOnly(pinned.policyVersion());
    }

    private void write(String text) throws IOException {
        var file = folder.resolve("jurisdictions/cn/data-card.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Instant after(int days) {
        return SimulatedOperator.START.plus(Duration.ofDays(days));
    }

    private LineModel noticed(SimulatedOperator node, LineModel line) {
        var opened = (Opening.Opened) closures(node).request(line.line, ANSWERS, ACTOR);
        line.closing = opened.closure().id();
        while (node.hand.work(50) > 0) {}
        code = lines.codeOf(line.closing);
        return line;
    }

    private LineModel confirmed(SimulatedOperator node, LineModel line) {
        var kept = code;
        noticed(node, line);
        confirm(node, line, code);
        code = kept;
        return line;
    }

    private void confirm(SimulatedOperator node, LineModel line, String with) {
        assertThat(closures(node).confirm(line.closing, with, ACTOR))
                .isInstanceOf(Closures.Deciding.Decided.class);
    }

    private static void runToTheEnd(SimulatedOperator node, LineModel line) {
        for (int round = 0; view(node, line).status() != Status.COMPLETED; round++) {
            assertThat(round).as("it stays %s", view(node, line)).isLessThan(400);
            while (node.hand.work(50) > 0) {}
            node.wind(Duration.ofHours(9));
            node.hand.timers(100);
        }
    }

    private static List<String> terms(SimulatedOperator node) {
        return node.part(JdbcTemplate.class)
                .queryForList(
                        "select (file->'terms')::text from workflow.case_file"
                                + " where kind = 'closure' order by case_id",
                        String.class);
    }

    private static List<String> versions(SimulatedOperator node, LineModel line) {
        return node.part(JdbcTemplate.class)
                .queryForList(
                        "select policy_version from workflow.journal where case_id = ?",
                        String.class,
                        line.closing.value());
    }

    private static ClosureView view(SimulatedOperator node, LineModel line) {
        return closures(node).find(line.closing).orElseThrow();
    }

    private static Closures closures(SimulatedOperator node) {
        return node.part(Closures.class);
    }
}
