// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import signoff.closure.ClosureView.Status;
import signoff.closure.Closures;
import signoff.closure.Closures.Answers;
import signoff.closure.Closures.Opening;
import signoff.closure.Closures.Stop;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.ledger.AccountKind;
import signoff.ledger.BookCheck;
import signoff.ledger.Ledger;
import signoff.line.allowance.UsageKind;
import signoff.usage.Usage;
import signoff.usage.UsageRecord;

/** Who pays for usage that is told late (C18, I16, I17). */
class LateUsageTest {

    private static final Actor ACTOR =
            new Actor(Actor.Role.SUBSCRIBER, Actor.Channel.WEB, "late-usage-test");

    /**
     * The balance is not struck yet: the network has not confirmed, which is no fault of theirs.
     */
    @Test
    void told_after_its_time_it_is_ours_also_while_the_network_is_late_to_confirm() {
        try (var operator = new SimulatedOperator()) {
            var lines = new SimulatedLines(operator, new SplittableRandom(3), 0);
            var line = lines.bare();
            lines.giveTariff(line);
            lines.carryOver(line, 10_00);
            var closures = operator.part(Closures.class);
            var id = confirmed(operator, lines, line);
            var stop = closures.find(id).orElseThrow().serviceStops();
            while (operator.clock.instant().isBefore(stop.plus(Duration.ofHours(1)))) {
                operator.wind(Duration.ofHours(1));
                operator.hand.timers(100); // And nobody tells the network.
            }
            assertThat(closures.find(id).orElseThrow().status()).isNotEqualTo(Status.COMPLETED);

            var before = stop.minusSeconds(60);
            var record =
                    new UsageRecord("late", line.line.value(), UsageKind.DATA, "CN", 10, before);
            assertThat(operator.part(Usage.class).take(SimulatedLines.BRAND, List.of(record)))
                    .extracting(Usage.Taken::outcome)
                    .containsExactly(Usage.Outcome.LATE);
            var held = operator.part(Ledger.class).balances(List.of(line.line)).get(line.line);
            assertThat(held.of(AccountKind.PAID).minor()).isEqualTo(10_00);
            assertThat(operator.part(BookCheck.class).findings()).isEmpty();
        }
    }

    // The words used above.

    private static CaseId confirmed(
            SimulatedOperator operator, SimulatedLines lines, LineModel line) {
        var closures = operator.part(Closures.class);
        var answers = new Answers(null, null, Set.of(), Stop.SOON);
        var asked = (Opening.Opened) closures.request(line.line, answers, ACTOR);
        var id = asked.closure().id();
        while (operator.hand.work(50) > 0) {}
        closures.confirm(id, lines.codeOf(id), ACTOR);
        return id;
    }
}
