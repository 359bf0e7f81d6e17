// SPDX-License-Identifier: Apache-2.0
package signoff.console.line;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import signoff.kernel.Visitor;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.suspension.Suspensions;
import signoff.suspension.Suspensions.Suspended;

/**
 * The lines of the reader, and what keeps each off. One of somebody else is answered like one that
 * does not exist.
 */
@Component
class OwnLines {

    private final Lines lines;
    private final Suspensions suspensions;
    private final PlanNames plans;

    OwnLines(Lines lines, Suspensions suspensions, PlanNames plans) {
        this.lines = lines;
        this.suspensions = suspensions;
        this.plans = plans;
    }

    String planName(Line line, Visitor visitor) {
        return plans.of(line, visitor.say());
    }

    List<Suspended> suspensions(Line line) {
        return suspensions.openOf(line.id());
    }

    /** Whether the line's policy offers a pause. */
    boolean isPausable(Line line) {
        return suspensions.lastResumeDay(line).isPresent();
    }

    /** After how many days somebody whose line is blocked is reminded of it. */
    long blockedDays(Line line) {
        return suspensions.blockReminded(line).toDays();
    }

    Line find(Visitor visitor, UUID line) {
        return lines.own(visitor, line);
    }
}
