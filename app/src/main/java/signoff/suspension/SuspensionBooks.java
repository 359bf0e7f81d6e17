// SPDX-License-Identifier: Apache-2.0
package signoff.suspension;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import signoff.kernel.Actor;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.suspension.SuspensionFact.BlockStood;
import signoff.suspension.SuspensionFact.ClosingCame;
import signoff.suspension.SuspensionFact.ClosingStood;
import signoff.suspension.SuspensionFact.LineResumed;
import signoff.suspension.SuspensionFact.LineWasFree;
import signoff.suspension.SuspensionFact.LineWasGone;
import signoff.suspension.SuspensionFact.OtherBarCame;
import signoff.suspension.SuspensionFact.OtherBarStood;
import signoff.suspension.SuspensionOrder.Ask;
import signoff.suspension.SuspensionOrder.Show;
import signoff.workflow.CaseType.Ordered;
import signoff.workflow.CaseType.Told;

/**
 * Says what else keeps a line off, and lifts the reason of a suspension, with the row of the line
 * locked: whoever bars or closes it at this moment is either seen here or sees what was lifted.
 */
@Component
class SuspensionBooks {

    private final Lines lines;
    private final SuspensionList list;

    SuspensionBooks(Lines lines, SuspensionList list) {
        this.lines = lines;
        this.list = list;
    }

    // One by one: a suspension ends when a person asks or a day comes, never by the thousand.
    List<Told<SuspensionFact>> carryOut(List<Ordered<SuspensionFile>> orders, Instant at) {
        var told = new ArrayList<Told<SuspensionFact>>();
        var inOrder = orders.stream()
                .sorted(Comparator.comparing(order -> order.file().line().value()))
                .toList();
        for (var ordered : inOrder) {
            switch (ordered.instruction()) {
                case Show(var status) -> list.show(ordered.id(), status);
                case Ask(var order) ->
                    told.add(new Told<>(ordered.id(), answer(ordered.file(), order, at)));
                default -> throw new IllegalStateException("no rule orders " + ordered);
            }
        }
        return told;
    }

    private SuspensionFact answer(SuspensionFile file, SuspensionOrder order, Instant at) {
        var line = lines.lock(file.line()).orElseThrow();
        var on = order == SuspensionOrder.LIFT_WHILE_ON;
        var off = order == SuspensionOrder.LIFT_WHILE_OFF || order == SuspensionOrder.LOOK;
        if (line.serviceEndedAt() != null) return off ? new LineWasGone(at) : new OtherBarCame(at);
        if (order == SuspensionOrder.LOOK) return new BlockStood(at);
        if (line.status() == Line.Status.CLOSING) {
            return off ? new ClosingStood(at) : new ClosingCame(at);
        }
        var barred = lines.suspensions(file.line()).stream()
                .anyMatch(other -> other.reason() != file.reason());
        if (!barred && !on) return new LineWasFree(at);

        lines.lift(file.line(), file.reason(), Actor.Role.SYSTEM);
        if (!barred) return new LineResumed(at);
        return off ? new OtherBarStood(at) : new OtherBarCame(at);
    }
}
