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
import signoff.suspension.SuspensionFact.ClosingStood;
import signoff.suspension.SuspensionFact.LineResumed;
import signoff.suspension.SuspensionFact.LineWasFree;
import signoff.suspension.SuspensionFact.LineWasGone;
import signoff.suspension.SuspensionFact.OtherBarCame;
import signoff.suspension.SuspensionFact.OtherBarStood;
import signoff.suspension.SuspensionOrder.Ask;
import signoff.suspension.SuspensionOrder.Hold;
import signoff.suspension.SuspensionOrder.Release;
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
                case Release(var round) ->
                    lines.release(ordered.file().line(), ordered.file().reason(), round);
                case Hold() -> lines.hold(ordered.file().line(), ordered.file().reason());
                case Ask(var order) ->
                    told.add(new Told<>(ordered.id(), answer(ordered, order, at)));
                default -> throw new IllegalStateException("no rule orders " + ordered);
            }
        }
        return told;
    }

    private SuspensionFact answer(
            Ordered<SuspensionFile> ordered, SuspensionOrder order, Instant at) {
        var file = ordered.file();
        var line = lines.lock(file.line()).orElseThrow();
        if (!stands(ordered)) return new LineWasGone(at);
        var asked = order == SuspensionOrder.LIFT_WHILE_OFF || order == SuspensionOrder.LOOK;
        var keptOff = line.serviceEndedAt() != null
                || line.status() == Line.Status.CLOSING
                || hasOtherBar(file);
        // The network may have turned it on: it is turned off before anything is lifted.
        if (keptOff && !asked) return new OtherBarCame(at);
        if (line.serviceEndedAt() != null) return gone(file, order, at);
        if (order == SuspensionOrder.LOOK) return new BlockStood(at);
        if (line.status() == Line.Status.CLOSING) return new ClosingStood(at);
        if (!keptOff && order != SuspensionOrder.LIFT_WHILE_ON) return new LineWasFree(at);

        lines.lift(file.line(), file.reason(), Actor.Role.SYSTEM);
        return keptOff ? new OtherBarStood(at) : new LineResumed(at);
    }

    private boolean stands(Ordered<SuspensionFile> ordered) {
        var standing = lines.suspensions(ordered.file().line());
        return list.find(ordered.id()).orElseThrow().stands(standing);
    }

    // Nothing of this keeps the line from being had back, unless it is only looked at: a line that
    // was stolen stays so until its holder has said otherwise.
    private SuspensionFact gone(SuspensionFile file, SuspensionOrder order, Instant at) {
        if (lines.isTakenBack(file.line())) return new ClosingStood(at);
        if (order != SuspensionOrder.LOOK) {
            lines.lift(file.line(), file.reason(), Actor.Role.SYSTEM);
        }
        return new LineWasGone(at);
    }

    private boolean hasOtherBar(SuspensionFile file) {
        return lines.suspensions(file.line()).stream()
                .anyMatch(other -> other.reason() != file.reason());
    }
}
