// SPDX-License-Identifier: Apache-2.0
package signoff.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import signoff.kernel.Actor;
import signoff.kernel.CaseId;
import signoff.line.Line;
import signoff.line.Lines;
import signoff.notification.Notice;
import signoff.restoration.Restorations;

/** People who want a closed line back. */
final class Restoring {

    private final SimulatedLines lines;
    private final SplittableRandom chance;
    private final Restorations restorations;
    private final Lines known;

    Restoring(SimulatedOperator operator, SimulatedLines lines, SplittableRandom chance) {
        this.lines = lines;
        this.chance = chance;
        this.restorations = operator.part(Restorations.class);
        this.known = operator.part(Lines.class);
    }

    /** Somebody whose line is off; for a line in service nothing would come of it. */
    void ask(List<LineModel> all, Actor actor) {
        var off = known.of(lines.account()).stream()
                .filter(line -> line.status() == Line.Status.DEACTIVATED)
                .map(Line::id)
                .toList();
        if (off.isEmpty()) return;
        var wanted = off.get(chance.nextInt(off.size()));
        all.stream().filter(line -> line.line.equals(wanted)).forEach(line -> ask(line, actor));
    }

    private void ask(LineModel line, Actor actor) {
        var answer = restorations.ask(line.line, actor);
        if (answer instanceof Restorations.Deciding.Decided(var restore)) {
            line.restore = restore.id();
        }
    }

    void confirm(Actor actor) {
        forEach(id -> {
            if (chance.nextInt(3) == 0) return;
            restorations.confirm(id, lines.codeOf(id, Notice.RESTORE_CONFIRM), actor);
        });
    }

    void wrongCode(Actor actor) {
        forEach(id -> {
            if (chance.nextInt(3) == 0) restorations.confirm(id, "00000000", actor);
        });
    }

    void tryAgain(LineModel line, Actor actor) {
        var id = line.restore;
        if (id != null) restorations.tryAgain(id, actor);
    }

    private void forEach(Consumer<CaseId> work) {
        for (var line : lines.all()) {
            var id = line.restore;
            if (id != null) work.accept(id);
        }
    }
}
